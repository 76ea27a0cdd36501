import type { ScalarFunction } from "../signature.js";
import { next, prev } from "./neighbours.js";
import { changed, firstOfRun, rowCumsum, rowNumber, rowOrder, rowWindowSession, segment } from "./running.js";

const ALL: readonly ScalarFunction[] = [
  prev,
  next,
  rowNumber,
  rowCumsum,
  rowOrder,
  segment,
  changed,
  firstOfRun,
  rowWindowSession,
];

/** Every function of a row's place among its neighbours, by its name and its aliases. */
export const WINDOW_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  ALL.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);
