import { refusedFunction } from "../refused-function.js";
import type { ScalarFunction } from "../signature.js";

/** Why a period that the query does not name is not found. */
export const PERIODS = "how the engine detects a period is not published";
const PERCENTILES = "the engine's way of taking percentiles of a series is not published";
const LINES = "what the places of the split and of the right line count from is not documented";

/** Series functions whose numbers cannot be had from their description, with the reason. */
export const REFUSED_SERIES: ReadonlyMap<string, string> = new Map([
  ["series_decompose_anomalies", PERCENTILES],
  ["series_periods_detect", PERIODS],
  ["series_periods_validate", "how the engine scores a period is not published"],
  ["series_outliers", PERCENTILES],
  ["series_fit_2lines", LINES],
  ["series_fit_2lines_dynamic", LINES],
]);

export const refusedSeries: readonly ScalarFunction[] = [...REFUSED_SERIES].map(([name, reason]) =>
  refusedFunction({ name, reason }),
);
