import { integerLiteral, macro, NULL, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { PERIODS } from "./refused.js";
import { columnFunctions, partOfStruct, sparkPartOfStruct, type SeriesColumn } from "./columns.js";

/** The columns of `series_decompose()`, in order. */
export const DECOMPOSE_COLUMNS: readonly SeriesColumn[] = [
  { name: "baseline", type: "dynamic" },
  { name: "seasonal", type: "dynamic" },
  { name: "trend", type: "dynamic" },
  { name: "residual", type: "dynamic" },
];

const TRENDS: ReadonlySet<unknown> = new Set(["avg", "linefit", "none"]);

/** Season, trend and rest of a series, as the reference orders the steps; only for a period that the query names. */
function decomposed(
  series: Fragment,
  season: Fragment | undefined,
  trend: Fragment,
  points: Fragment,
): Fragment | Refusal {
  if (season === undefined || (season.literal !== undefined && Number(season.literal) < 0))
    return refuse(PERIODS, "name the period as a number, or 0 for none");
  if (!TRENDS.has(trend.literal)) return refuse("a trend that is none of 'avg', 'linefit' and 'none'");
  return macro("kql_series_decompose", series, season, trend, points);
}

const AVERAGE = stringLiteral("avg");
const NONE = integerLiteral(0);

export const decomposeFunctions: readonly ScalarFunction[] = [
  ...columnFunctions({
    name: "series_decompose",
    columns: DECOMPOSE_COLUMNS,
    params: ["dynamic", "long", "string", "long", "real"],
    optional: 4,
    repeats: [1, 2, 3],
    value: ([series = NULL, season, trend = AVERAGE, points = NONE]) =>
      decomposed(series, season, trend, points),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
  // the forecast is the baseline; the analyser counts the other parts as well
  ...columnFunctions({
    name: "series_decompose_forecast",
    columns: DECOMPOSE_COLUMNS,
    params: ["dynamic", "long", "long", "string", "real"],
    optional: 3,
    repeats: [1, 2, 3],
    value: ([series = NULL, points = NONE, season, trend = AVERAGE]) =>
      decomposed(series, season, trend, points),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
];
