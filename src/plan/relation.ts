import type { Span } from "../diagnostics/span.js";
import type { Item, Scalar } from "./scalar.js";
import type { Column } from "./types.js";

interface RelationBase {
  /** The output columns in order, hidden ones last. */
  readonly columns: readonly Column[];
  /** The operator in the user's text. */
  readonly span?: Span | undefined;
}

/** The rows of a stored table. */
export interface Scan extends RelationBase {
  readonly kind: "scan";
  readonly table: string;
  /** Set where the rows are those of an address of `externaldata`, the table's name: what its `with` clause says. */
  readonly external?: Readonly<Record<string, string>> | undefined;
}

/** Rows written out in the query (`datatable`, `print` over one empty row). */
export interface Values extends RelationBase {
  readonly kind: "values";
  readonly rows: readonly (readonly Scalar[])[];
}

/** `range x from .. to .. step ..`; the end is included. */
export interface Range extends RelationBase {
  readonly kind: "range";
  readonly from: Scalar;
  readonly to: Scalar;
  readonly step: Scalar;
}

export interface Filter extends RelationBase {
  readonly kind: "filter";
  readonly input: Relation;
  readonly predicate: Scalar;
}

/** Adds columns; one whose name exists replaces that column in its place. Items do not see each other. */
export interface Extend extends RelationBase {
  readonly kind: "extend";
  readonly input: Relation;
  readonly items: readonly Item[];
}

/** Exactly these columns, in this order. */
export interface Project extends RelationBase {
  readonly kind: "project";
  readonly input: Relation;
  readonly items: readonly Item[];
}

/** One row of each group: the one with the greatest or least `by`, or any; `picks` are taken from that same row. */
export interface RowPick {
  readonly order: "max" | "min" | "any";
  readonly by?: Scalar | undefined;
  /** The row's place: of several rows that would do, the first is taken. */
  readonly place: Scalar;
  readonly picks: readonly Item[];
}

/** Groups by the keys; `items` hold aggregate calls, `rows` whole-row choices. Without keys there is always one row. */
export interface Aggregate extends RelationBase {
  readonly kind: "aggregate";
  readonly input: Relation;
  readonly keys: readonly Item[];
  readonly items: readonly Item[];
  readonly rows: readonly RowPick[];
  /** The groups come in the order of their first rows, as the engine has them where they are few. */
  readonly inOrder?: true | undefined;
}

export interface SortKey {
  readonly value: Scalar;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface Sort extends RelationBase {
  readonly kind: "sort";
  readonly input: Relation;
  readonly keys: readonly SortKey[];
  /** Rows with equal keys stay in order, as the engine has them where they are few. */
  readonly stable?: true | undefined;
}

export interface Limit extends RelationBase {
  readonly kind: "limit";
  readonly input: Relation;
  readonly count: Scalar;
  /** So many rows of each group of equal keys, the first ones in this order. */
  readonly per?: { readonly keys: readonly Scalar[]; readonly order: readonly SortKey[] } | undefined;
}

export type JoinKind =
  | "inner"
  | "innerunique"
  | "leftouter"
  | "rightouter"
  | "fullouter"
  | "leftsemi"
  | "leftanti"
  | "rightsemi"
  | "rightanti";

/** Where an output column of a join comes from. */
export interface JoinOutput {
  readonly name: string;
  readonly side: "left" | "right";
  readonly from: string;
}

/** An equality of a left and a right value; nulls match nulls. No keys: every pair. */
export interface JoinKey {
  readonly left: Scalar;
  readonly right: Scalar;
}

export interface Join extends RelationBase {
  readonly kind: "join";
  readonly joinKind: JoinKind;
  readonly left: Relation;
  readonly right: Relation;
  readonly on: readonly JoinKey[];
  readonly outputs: readonly JoinOutput[];
  /** The column of the left side that is true for the rows that `innerunique` takes first. */
  readonly preferred?: string;
}

/** A member of a union: for each output column the scalar over the member's row that fills it. */
export interface UnionMember {
  readonly relation: Relation;
  readonly values: readonly Scalar[];
}

export interface Union extends RelationBase {
  readonly kind: "union";
  readonly members: readonly UnionMember[];
}

/** A dynamic column taken apart: one output row an element (`mv-expand`). */
export interface UnnestItem {
  readonly name: string;
  readonly value: Scalar;
  /** The type the elements are cast to. */
  readonly type: Column["type"];
  /** A bag gives one-pair bags, or [key, value] arrays. */
  readonly bags: "bag" | "array";
}

/**
 * Several columns run in step, short ones padded with null; a row whose values are all null stays as one row, one
 * whose arrays are all empty is dropped. Names that exist are replaced in place.
 */
export interface Unnest extends RelationBase {
  readonly kind: "unnest";
  readonly input: Relation;
  readonly items: readonly UnnestItem[];
  /** Name of an added column with the 0-based index of the element. */
  readonly indexName?: string | undefined;
  /** At most this many rows for one input row. */
  readonly limit?: Scalar | undefined;
}

/** A column of arrays that `make-series` gathers; steps without a row hold the default, a dynamic. */
export interface SeriesItem {
  readonly name: string;
  readonly default: Scalar;
}

/**
 * Rows that hold for each group and numbered step one dynamic value an item become one row a group with arrays; steps
 * without a row are filled. Ends that are null are those of the group's own steps.
 */
export interface MakeSeries extends RelationBase {
  readonly kind: "make-series";
  readonly input: Relation;
  readonly keys: readonly string[];
  /** The input's column with the number of the step, from 0 on where there is a first one. */
  readonly slot: string;
  readonly items: readonly SeriesItem[];
  /** The axis as an array of the values at which the steps begin. */
  readonly axis: Column;
  readonly from: Scalar;
  readonly to: Scalar;
  readonly step: Scalar;
  /** A row of defaults also where there are no rows at all. */
  readonly nonempty: boolean;
}

/** Adds columns computed from window calls over the rows in their present order. */
export interface Window extends RelationBase {
  readonly kind: "window";
  readonly input: Relation;
  readonly items: readonly Item[];
}

/** What a step of a sequence gives of the records it matches. */
export type StepOutput = "all" | "last" | "none";

/** A step of a sequence: which records match it and what they are extended by. */
export interface SequenceStep {
  readonly name: string;
  /** Over the record, the initial values of the declared columns and the states of the steps (`stateColumn`). */
  readonly condition: Scalar;
  readonly assignments: readonly Item[];
  /** Which records that match are part of the result: all, none, or the last one that a sequence has at the step. */
  readonly output: StepOutput;
}

/**
 * Rows matched one by one, in their order, against steps that remember what they matched last (`scan`): the last step
 * first, and a step that matches takes over the state of the one before it. One output row for each match.
 */
export interface Sequence extends RelationBase {
  readonly kind: "sequence";
  /** Rows with their place (`ORDER_COLUMN`). */
  readonly input: Relation;
  /** Rows with different values here are matched apart from each other. */
  readonly partitions: readonly Scalar[];
  /** Columns that the steps assign, with what they hold before. */
  readonly declared: readonly Item[];
  readonly steps: readonly SequenceStep[];
  /** Name of an added column with the 0-based number of the sequence. */
  readonly matchId?: string | undefined;
}

/** A relation with a name, used in several places and computed once (`let` tables, `materialize`). */
export interface Shared extends RelationBase {
  readonly kind: "shared";
  readonly name: string;
  readonly relation: Relation;
  /** Computed once by definition (`materialize`), not just where it pays. */
  readonly materialized: boolean;
}

export type Relation =
  | Scan
  | Values
  | Range
  | Filter
  | Extend
  | Project
  | Aggregate
  | Sort
  | Limit
  | Join
  | Union
  | Unnest
  | MakeSeries
  | Window
  | Sequence
  | Shared;
