import type { ScalarFunction } from "../signature.js";
import { count, countif, sourceCount, sources } from "./count.js";

const ALL: readonly ScalarFunction[] = [count, countif, sources, sourceCount];

/** Every aggregation function, by its name and its aliases. */
export const AGGREGATE_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  ALL.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);
