import { compose, macro, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { page } from "../page.js";
import {
  openSignature,
  type Approximation,
  type ParamType,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

/** A column that a function with several columns gives. */
export interface SeriesColumn {
  readonly name: string;
  readonly type: KqlType;
}

/** A function with several columns: all of them are parts of one value. */
interface SeveralColumns {
  readonly name: string;
  readonly columns: readonly SeriesColumn[];
  readonly params: readonly ParamType[];
  readonly optional?: number;
  readonly repeats?: readonly number[] | "all";
  readonly approximate?: string;
  /** The same for some arguments alone. */
  readonly approximateFor?: Approximation;
  /** The value for the arguments. */
  readonly value: (args: readonly Fragment[]) => Fragment | Refusal;
  /** The same in Spark, where it is another. */
  readonly sparkValue?: (args: readonly Fragment[]) => Fragment | Refusal;
  /** A column's part of it. */
  readonly part: (value: Fragment, column: SeriesColumn) => Fragment;
  /** The same in Spark, or why there is no such value. */
  readonly sparkPart: ((value: Fragment, column: SeriesColumn) => Fragment) | Refusal;
}

/** The part of a struct that a macro makes; lists become dynamics. */
export function partOfStruct(struct: Fragment, column: SeriesColumn): Fragment {
  const text = `(${struct.text}).${column.name}`;
  return compose([struct], column.type === "dynamic" ? `to_json(${text})` : text, { nullable: true });
}

/** The part of a struct that a macro of Spark makes; lists of numbers become dynamics. */
export function sparkPartOfStruct(struct: Fragment, column: SeriesColumn): Fragment {
  const part = compose([struct], `(${struct.text}).${column.name}`, { nullable: true });
  return column.type === "dynamic" ? macro("kql_array_of_numbers", part) : part;
}

/** The part of a bag. */
export function partOfBag(bag: Fragment, column: SeriesColumn): Fragment {
  const text = `(${bag.text})->'$.${column.name}'`;
  return compose([bag], column.type === "dynamic" ? text : `CAST(${text} AS DOUBLE)`, { nullable: true });
}

/** An entry for each column, under the function's name and the column's, and one for the scalar: the first column. */
export function columnFunctions(spec: SeveralColumns): readonly ScalarFunction[] {
  const partsBy =
    (part: SeveralColumns["part"], column: SeriesColumn, valueOf = spec.value) =>
    (...args: Fragment[]): Fragment | Refusal => {
      const value = valueOf(args);
      return "refuse" in value ? value : part(value, column);
    };
  const entry = (name: string, reference: string, column: SeriesColumn): ScalarFunction => ({
    name,
    reference,
    ...(spec.approximate === undefined ? {} : { approximate: spec.approximate }),
    signatures: [
      openSignature({
        params: spec.params,
        optional: spec.optional ?? 0,
        repeats: spec.repeats ?? [],
        returns: column.type,
        ...(spec.approximateFor === undefined ? {} : { approximate: spec.approximateFor }),
        sql: {
          duckdb: partsBy(spec.part, column),
          spark:
            typeof spec.sparkPart === "function"
              ? partsBy(spec.sparkPart, column, spec.sparkValue)
              : spec.sparkPart,
        },
      }),
    ],
  });
  const [first] = spec.columns;
  if (first === undefined) throw new Error("bug: a function with no columns");
  return [
    ...spec.columns.map((column) => entry(`${spec.name}:${column.name}`, "", column)),
    entry(spec.name, page(spec.name), first),
  ];
}
