import type { ScalarFunction } from "../signature.js";
import { takeAny } from "./any.js";
import { count, countDistinct, countif, dcount } from "./count.js";
import { lists } from "./lists.js";
import { percentile, percentilesArray, weightedPercentile, weightedPercentilesArray } from "./percentiles.js";
import { provenance } from "./provenance.js";
import { refusedAggregates } from "./refused.js";
import { sketchAggregates } from "./sketches.js";
import { avg, binaries, covariances, max, min, spreads, sum } from "./sums.js";

const ALL: readonly ScalarFunction[] = [
  count,
  countif,
  ...dcount,
  ...countDistinct,
  ...sum,
  ...avg,
  ...min,
  ...max,
  ...spreads,
  ...covariances,
  ...binaries,
  ...lists,
  percentile,
  percentilesArray,
  weightedPercentile,
  weightedPercentilesArray,
  ...takeAny,
  ...sketchAggregates,
  ...refusedAggregates,
  ...provenance,
];

/** Every aggregation function, by its name and its aliases. */
export const AGGREGATE_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  ALL.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);
