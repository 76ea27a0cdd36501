import { refusedFunction } from "../refused-function.js";
import type { ScalarFunction } from "../signature.js";

/** Series functions whose numbers cannot be had from their description, with the reason. */
export const REFUSED_SERIES: ReadonlyMap<string, string> = new Map([
  ["series_periods_detect", "how the engine scores a period is not published"],
  ["series_periods_validate", "how the engine scores a period is not published"],
]);

export const refusedSeries: readonly ScalarFunction[] = [...REFUSED_SERIES].map(([name, reason]) =>
  refusedFunction({ name, reason }),
);
