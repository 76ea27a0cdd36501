import { refusedFunction } from "../refused-function.js";
import type { ScalarFunction } from "../signature.js";

const LINES = "what the places of the split and of the right line count from is not documented";

/** Series functions whose numbers cannot be had from their description, with the reason. */
export const REFUSED_SERIES: ReadonlyMap<string, string> = new Map([
  ["series_periods_detect", "how the engine scores a period is not published"],
  ["series_periods_validate", "how the engine scores a period is not published"],
  ["series_fit_2lines", LINES],
  ["series_fit_2lines_dynamic", LINES],
]);

export const refusedSeries: readonly ScalarFunction[] = [...REFUSED_SERIES].map(([name, reason]) =>
  refusedFunction({ name, reason }),
);
