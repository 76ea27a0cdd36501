import { compose, macro, NULL, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type ScalarFunction } from "../signature.js";
import { columnFunctions, type SeriesColumn } from "./columns.js";

const OF_A_LINE = ["rsquare", "slope", "interception", "variance", "rvariance"] as const;

/** The columns of `series_fit_2lines()`, in order. */
export const TWO_LINES_COLUMNS: readonly SeriesColumn[] = [
  { name: "rsquare", type: "real" },
  { name: "split_idx", type: "long" },
  { name: "variance", type: "real" },
  { name: "rvariance", type: "real" },
  { name: "line_fit", type: "dynamic" },
  ...["right", "left"].flatMap((side) =>
    OF_A_LINE.map((name): SeriesColumn => ({ name: `${side}_${name}`, type: "real" })),
  ),
];

const APPROXIMATE =
  "series_fit_2lines() gives each line two values or more, says with split_idx where the right one begins, and counts" +
  " the places of each from its own beginning: the reference leaves this open";

const NO_SPARK = refuse("two lines are fitted by a function of coldhunt itself, which Spark has not");

function bagOf(series: Fragment): Fragment {
  return macro("kql_series_fit_2lines", series);
}

/** What the column of a line is called is in the bag the line's own: `right_slope` is `right.slope`. */
function part(bag: Fragment, { name, type }: SeriesColumn): Fragment {
  const text = `(${bag.text})->'$.${name.replace(/^(right|left)_/, "$1.")}'`;
  const sql = type === "dynamic" ? text : `CAST(${text} AS ${type === "long" ? "BIGINT" : "DOUBLE"})`;
  return compose([bag], sql, { nullable: true });
}

/** The two lines nearest to a series, their columns one by one and all of them as a bag. */
export const twoLinesFunctions: readonly ScalarFunction[] = [
  ...columnFunctions({
    name: "series_fit_2lines",
    columns: TWO_LINES_COLUMNS,
    params: ["dynamic"],
    approximate: APPROXIMATE,
    value: ([series = NULL]) => bagOf(series),
    part,
    sparkPart: NO_SPARK,
  }),
  {
    name: "series_fit_2lines_dynamic",
    reference: "kusto/query/series-fit-2lines-dynamic-function",
    approximate: APPROXIMATE,
    signatures: [
      signature({ params: ["dynamic"], returns: "dynamic", sql: { duckdb: bagOf, spark: NO_SPARK } }),
    ],
  },
];
