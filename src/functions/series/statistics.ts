import { compose, FALSE, macro, NULL, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { openSignature, signature, type ScalarFunction, type Signature } from "../signature.js";

/** A column that a function with several columns gives. */
export interface SeriesColumn {
  readonly name: string;
  readonly type: KqlType;
}

/** The columns of `series_stats()`, in order. */
export const STATS_COLUMNS: readonly SeriesColumn[] = [
  { name: "min", type: "real" },
  { name: "min_idx", type: "long" },
  { name: "max", type: "real" },
  { name: "max_idx", type: "long" },
  { name: "avg", type: "real" },
  { name: "stdev", type: "real" },
  { name: "variance", type: "real" },
];

/** The columns of `series_fit_line()`, in order. */
export const LINE_COLUMNS: readonly SeriesColumn[] = [
  { name: "rsquare", type: "real" },
  { name: "slope", type: "real" },
  { name: "variance", type: "real" },
  { name: "rvariance", type: "real" },
  { name: "interception", type: "real" },
  { name: "line_fit", type: "dynamic" },
];

/** One field of a struct that a macro makes; lists become dynamics. */
function field(struct: Fragment, column: SeriesColumn): Fragment {
  const text = `(${struct.text}).${column.name}`;
  return compose([struct], column.type === "dynamic" ? `to_json(${text})` : text, { nullable: true });
}

function stats(args: readonly Fragment[]): Fragment {
  const [series = NULL, ignore = FALSE] = args;
  return macro("kql_series_stats", series, ignore);
}

function statsSignature(returns: KqlType, render: (struct: Fragment) => Fragment): Signature {
  return openSignature({
    params: ["dynamic", "bool"],
    optional: 1,
    returns,
    sql: { duckdb: (...args) => render(stats(args)) },
  });
}

function asBag(struct: Fragment): Fragment {
  return { ...compose([struct], `to_json(${struct.text})`), nullable: true };
}

/** Statistics of a series, each column under a name of its own (`series_stats:min`), and all of them as a bag. */
export const statsFunctions: readonly ScalarFunction[] = [
  ...STATS_COLUMNS.map((column): ScalarFunction => ({
    name: `series_stats:${column.name}`,
    reference: "",
    signatures: [statsSignature(column.type, (struct) => field(struct, column))],
  })),
  {
    // as a scalar its first column; all of them are bound one by one
    name: "series_stats",
    reference: "kusto/query/series-stats-function",
    signatures: [statsSignature("real", (struct) => field(struct, { name: "min", type: "real" }))],
  },
  {
    name: "series_stats_dynamic",
    reference: "kusto/query/series-stats-dynamic-function",
    signatures: [statsSignature("dynamic", asBag)],
  },
];

/** The straight line nearest to a series, its columns one by one and all of them as a bag. */
export const lineFunctions: readonly ScalarFunction[] = [
  ...LINE_COLUMNS.map((column): ScalarFunction => ({
    name: `series_fit_line:${column.name}`,
    reference: "",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: column.type,
        sql: { duckdb: (series) => field(macro("kql_series_fit_line", series), column) },
      }),
    ],
  })),
  {
    name: "series_fit_line",
    reference: "kusto/query/series-fit-line-function",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "real",
        sql: {
          duckdb: (series) => field(macro("kql_series_fit_line", series), { name: "rsquare", type: "real" }),
        },
      }),
    ],
  },
  {
    name: "series_fit_line_dynamic",
    reference: "kusto/query/series-fit-line-dynamic-function",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "dynamic",
        sql: { duckdb: (series) => asBag(macro("kql_series_fit_line", series)) },
      }),
    ],
  },
];
