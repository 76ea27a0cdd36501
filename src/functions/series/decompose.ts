import { integerLiteral, macro, NULL, raw, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { columnFunctions, partOfStruct, sparkPartOfStruct, type SeriesColumn } from "./columns.js";
import { isLookedFor, NO_PERIOD_IN_SPARK, unlessNamed } from "./periods.js";

/** The columns of `series_decompose()`, in order. */
export const DECOMPOSE_COLUMNS: readonly SeriesColumn[] = [
  { name: "baseline", type: "dynamic" },
  { name: "seasonal", type: "dynamic" },
  { name: "trend", type: "dynamic" },
  { name: "residual", type: "dynamic" },
];

const TRENDS: ReadonlySet<unknown> = new Set(["avg", "linefit", "none"]);

/** What a series is taken apart by; what is left out has the default of the reference. */
export interface Decomposition {
  readonly series: Fragment | undefined;
  readonly season: Fragment | undefined;
  readonly trend: Fragment | undefined;
  readonly points: Fragment | undefined;
  readonly threshold: Fragment | undefined;
}

const AVERAGE = stringLiteral("avg");
const ANY = integerLiteral(-1);
const NONE = integerLiteral(0);
const THRESHOLD = raw("0.6", { nullable: false });

/** Season, trend and rest of a series, as the reference orders the steps. */
export function decomposed(parts: Decomposition): Fragment | Refusal {
  const { series = NULL, season = ANY, trend = AVERAGE, points = NONE, threshold = THRESHOLD } = parts;
  if (!TRENDS.has(trend.literal)) return refuse("a trend that is none of 'avg', 'linefit' and 'none'");
  return season.literal !== undefined && Number(season.literal) >= 0
    ? macro("kql_series_decompose", series, season, trend, points)
    : macro("kql_series_decompose_detected", series, season, trend, points, threshold);
}

/** The same in Spark, which finds no period: one that is negative while the query runs ends it. */
function decomposedInSpark(parts: Decomposition): Fragment | Refusal {
  const { series = NULL, season = ANY, trend = AVERAGE, points = NONE } = parts;
  if (isLookedFor(season)) return NO_PERIOD_IN_SPARK;
  if (!TRENDS.has(trend.literal)) return decomposed(parts);
  return macro("kql_series_decompose", series, season, trend, points);
}

type Arguments = readonly (Fragment | undefined)[];

function decomposition([series, season, trend, points, threshold]: Arguments): Decomposition {
  return { series, season, trend, points, threshold };
}

function forecast([series, points, season, trend, threshold]: Arguments): Decomposition {
  return { series, season, trend, points, threshold };
}

export const decomposeFunctions: readonly ScalarFunction[] = [
  ...columnFunctions({
    name: "series_decompose",
    columns: DECOMPOSE_COLUMNS,
    params: ["dynamic", "long", "string", "long", "real"],
    optional: 4,
    repeats: "all",
    approximateFor: unlessNamed(1),
    value: (args) => decomposed(decomposition(args)),
    sparkValue: (args) => decomposedInSpark(decomposition(args)),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
  // the forecast is the baseline; the analyser counts the other parts as well
  ...columnFunctions({
    name: "series_decompose_forecast",
    columns: DECOMPOSE_COLUMNS,
    params: ["dynamic", "long", "long", "string", "real"],
    optional: 3,
    repeats: "all",
    approximateFor: unlessNamed(2),
    value: (args) => decomposed(forecast(args)),
    sparkValue: (args) => decomposedInSpark(forecast(args)),
    part: partOfStruct,
    sparkPart: sparkPartOfStruct,
  }),
];
