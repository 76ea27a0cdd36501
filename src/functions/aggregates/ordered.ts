import { takeAny } from "./any.js";
import { lists } from "./lists.js";

/** The functions whose answer depends on the order of the rows: they take it as a last argument. */
export const ORDERED_AGGREGATES: ReadonlySet<string> = new Set(
  [...lists, ...takeAny].flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]),
);
