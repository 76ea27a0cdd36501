import { compose, FALSE, macro, NULL, type Fragment } from "../../fragment/fragment.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";
import { columnFunctions, partOfStruct, sparkPartOfStruct, type SeriesColumn } from "./columns.js";

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

function stats(args: readonly Fragment[]): Fragment {
  const [series = NULL, ignore = FALSE] = args;
  return macro("kql_series_stats", series, ignore);
}

function asBag(struct: Fragment): Fragment {
  return { ...compose([struct], `to_json(${struct.text})`), nullable: true };
}

/** Statistics of a series, each column under a name of its own (`series_stats:min`), and all of them as a bag. */
export const statsFunctions: readonly ScalarFunction[] = [
  ...columnFunctions({
    name: "series_stats",
    columns: STATS_COLUMNS,
    params: ["dynamic", "bool"],
    optional: 1,
    value: stats,
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
  {
    name: "series_stats_dynamic",
    reference: "kusto/query/series-stats-dynamic-function",
    signatures: [
      openSignature({
        params: ["dynamic", "bool"],
        optional: 1,
        returns: "dynamic",
        sql: everywhere((...args) => asBag(stats(args))),
      }),
    ],
  },
];

/** The straight line nearest to a series, its columns one by one and all of them as a bag. */
export const lineFunctions: readonly ScalarFunction[] = [
  ...columnFunctions({
    name: "series_fit_line",
    columns: LINE_COLUMNS,
    params: ["dynamic"],
    value: ([series = NULL]) => macro("kql_series_fit_line", series),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
  {
    name: "series_fit_line_dynamic",
    reference: "kusto/query/series-fit-line-dynamic-function",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "dynamic",
        sql: everywhere((series) => asBag(macro("kql_series_fit_line", series))),
      }),
    ],
  },
];
