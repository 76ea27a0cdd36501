import { aggregationPage } from "../page.js";
import { refusedFunction } from "../refused-function.js";
import type { ScalarFunction } from "../signature.js";

function refused(name: string, reason: string, hint: string): ScalarFunction {
  return refusedFunction({ name, reason, hint, reference: aggregationPage(name) });
}

/** Aggregations without a form, with the reason. */
export const refusedAggregates: readonly ScalarFunction[] = [
  refused(
    "variancepif",
    "the reference's example of it has the variance of a sample",
    "use variancep() over the rows of a where",
  ),
];
