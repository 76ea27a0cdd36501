import { aggregationPage } from "../page.js";
import { refusedFunction } from "../refused-function.js";
import type { ScalarFunction } from "../signature.js";

function refused(name: string, reason: string, hint: string): ScalarFunction {
  return refusedFunction({ name, reason, hint, reference: aggregationPage(name) });
}

const SKETCH = "its sketch is the engine's own format";

/** Aggregations whose intermediate form only the engine can make. */
export const refusedAggregates: readonly ScalarFunction[] = [
  refused("hll", SKETCH, "use dcount() or count_distinct()"),
  refused("hll_if", SKETCH, "use dcountif()"),
  refused("hll_merge", SKETCH, "use dcount() over the rows"),
  refused("tdigest", SKETCH, "use percentile()"),
  refused("tdigest_merge", SKETCH, "use percentile() over the rows"),
  refused("merge_tdigest", SKETCH, "use percentile() over the rows"),
  refused(
    "variancepif",
    "the reference's example of it has the variance of a sample",
    "use variancep() over the rows of a where",
  ),
];
