import type { Span } from "../diagnostics/span.js";
import type { Relation } from "./relation.js";
import type { KqlType } from "./types.js";

/**
 * The value of a literal. datetime and timespan are bigint ticks of 100 ns (datetime since 0001-01-01), int and long
 * bigint, real and decimal number, dynamic its JSON text, guid its lower-case text; null is the null of the type.
 */
export type LiteralValue = string | number | bigint | boolean | null;

export interface Literal {
  readonly kind: "literal";
  readonly type: KqlType;
  readonly value: LiteralValue;
}

/** A column of the relation the scalar is computed over. */
export interface ColumnRef {
  readonly kind: "column";
  readonly type: KqlType;
  readonly name: string;
}

/** An operator or function of the function table, by its key there (`==`, `strcat`, ...). */
export interface Call {
  readonly kind: "call";
  readonly type: KqlType;
  readonly name: string;
  readonly args: readonly Scalar[];
  readonly span?: Span | undefined;
}

/** An aggregation over a group of rows; only inside the items of an aggregate or window relation. */
export interface AggregateCall {
  readonly kind: "aggregate";
  readonly type: KqlType;
  readonly name: string;
  readonly args: readonly Scalar[];
  readonly span?: Span | undefined;
}

/** A function of the row's place among its neighbours (`prev`, `row_number` ...); only over a serialized relation. */
export interface WindowCall {
  readonly kind: "window";
  readonly type: KqlType;
  readonly name: string;
  readonly args: readonly Scalar[];
  readonly span?: Span | undefined;
}

/** The first column of the first row of a relation (`toscalar`), null when it has none. */
export interface ScalarSubquery {
  readonly kind: "toscalar";
  readonly type: KqlType;
  readonly relation: Relation;
}

/** Whether a value stands in the first column of a relation (`in (table)`); comparison by the named operator. */
export interface InRelation {
  readonly kind: "in-relation";
  readonly type: "bool";
  readonly operator: string;
  readonly value: Scalar;
  readonly relation: Relation;
  readonly span?: Span | undefined;
}

export type Scalar = Literal | ColumnRef | Call | AggregateCall | WindowCall | ScalarSubquery | InRelation;

/** A named scalar: an output column of a relation and how it is computed. */
export interface Item {
  readonly name: string;
  readonly value: Scalar;
  /** It stands for a column of the stored table below that no input has. */
  readonly absent?: true;
}
