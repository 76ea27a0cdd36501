import { statementOf, type Step } from "../statement.js";
import type { Printed } from "./plan-printer.js";
import type { Source } from "./source.js";

/** A SELECT of how many rows each of these sources has: rows of its place in the list and a count. */
export function countsOf(
  steps: readonly Step[],
  sources: readonly Source[],
  macros: ReadonlySet<string>,
): Omit<Printed, "names"> {
  const counts = sources.map(({ name }, at) => `SELECT ${at} AS place, count(*) AS rows FROM ${name}`);
  return { sql: statementOf(steps, counts.join("\nUNION ALL\n")), macros: [...macros].sort() };
}
