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
  "outliers are scored as an answer of the engine shows; what it does beyond a usual range of no length is not published, and a number there counts as further out than any threshold";
const NO_SCORES_IN_SPARK = refuse("outliers are not yet scored in Spark");

const CUSTOM = stringLiteral("ctukey");
const LOW = integerLiteral(10);
const HIGH = integerLiteral(90);

/**
 * What the distance from the usual range is multiplied by, for the range from one percentile to another: it makes the
 * scores of any range like those of the quartiles. That of 10 and 90 is what the published scores of a series have.
 */
const WEIGHTS: ReadonlyMap<string, string> = new Map([
  ["25-75", "1.0"],
  ["10-90", "2.7726056055079167"],
]);

/** The percentiles between which values are usual, and the weight of what lies outside. */
function rangeOf(kind: Fragment, low = LOW, high = HIGH): readonly Fragment[] | Refusal {
  if (kind.literal === "tukey") return rangeOf(CUSTOM, integerLiteral(25), integerLiteral(75));
  if (kind.literal !== "ctukey") return refuse("a kind of outliers that is none of 'ctukey' and 'tukey'");
  const weight = WEIGHTS.get(`${Number(low.literal)}-${Number(high.literal)}`);
  return weight === undefined
    ? refuse("percentiles other than 10 and 90 or 25 and 75: how they are scored is not published")
    : [low, high, raw(weight, { nullable: false })];
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
