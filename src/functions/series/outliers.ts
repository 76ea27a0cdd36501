import { integerLiteral, macro, NULL, raw, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { columnFunctions, partOfStruct, type SeriesColumn } from "./columns.js";
import { decomposed } from "./decompose.js";
import { unlessNamed } from "./periods.js";

/** The columns of `series_decompose_anomalies()`, in order. */
export const ANOMALY_COLUMNS: readonly SeriesColumn[] = [
  { name: "ad_flag", type: "dynamic" },
  { name: "ad_score", type: "dynamic" },
  { name: "baseline", type: "dynamic" },
];

const SCORES =
  "outliers are scored so that an example of the reference comes out; how the engine scores them is not published";
const NO_SCORES_IN_SPARK = refuse("outliers are not yet scored in Spark");

const CUSTOM = stringLiteral("ctukey");
const LOW = integerLiteral(10);
const HIGH = integerLiteral(90);

/** The percentiles behind which values do not count for what is usual. */
function rangeOf(kind: Fragment, low = LOW, high = HIGH): readonly [Fragment, Fragment] | Refusal {
  if (kind.literal === "tukey") return [integerLiteral(0), integerLiteral(100)];
  if (kind.literal !== "ctukey") return refuse("a kind of outliers that is none of 'ctukey' and 'tukey'");
  return [low, high].every(({ literal }) => Number(literal) >= 2 && Number(literal) <= 98)
    ? [low, high]
    : refuse("percentiles that are no numbers from 2 to 98, named in the query");
}

const seriesOutliers: ScalarFunction = {
  name: "series_outliers",
  reference: page("series_outliers"),
  approximate: SCORES,
  signatures: [
    openSignature({
      params: ["dynamic", "string", "real", "real", "real"],
      optional: 4,
      returns: "dynamic",
      repeats: [0],
      sql: {
        duckdb: (...args) => {
          const [series = NULL, kind = CUSTOM, ignored = NULL, low, high] = args;
          const range = rangeOf(kind, low, high);
          return "refuse" in range ? range : macro("kql_series_outliers", series, ignored, ...range);
        },
        spark: NO_SCORES_IN_SPARK,
      },
    }),
  ],
};

/** Outliers of a series, and those of what season and trend leave of it. */
export const outlierFunctions: readonly ScalarFunction[] = [
  seriesOutliers,
  ...columnFunctions({
    name: "series_decompose_anomalies",
    columns: ANOMALY_COLUMNS,
    params: ["dynamic", "real", "long", "string", "long", "string", "real"],
    optional: 6,
    repeats: "all",
    approximate: SCORES,
    approximateFor: unlessNamed(2),
    value: ([series, limit = raw("1.5"), season, trend, points, kind = CUSTOM, threshold]) => {
      const range = rangeOf(kind);
      if ("refuse" in range) return range;
      const parts = decomposed({ series, season, trend, points, threshold });
      return "refuse" in parts ? parts : macro("kql_series_anomalies", parts, limit, ...range);
    },
    part: partOfStruct,
    sparkPart: NO_SCORES_IN_SPARK,
  }),
];
