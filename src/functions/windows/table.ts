import type { ScalarFunction } from "../signature.js";

const ALL: readonly ScalarFunction[] = [];

/** Every function of a row's place among its neighbours, by its name and its aliases. */
export const WINDOW_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  ALL.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);
