import { tableName } from "./columns.js";

/** Containers that streams and data export rules write to are called after their table. */
const CONTAINER = /^(?:insights-logs-advancedhunting|am)-(\w+)$/i;

/**
 * The table that the path of a file names: by the container it was copied from, else by a word of its own name;
 * undefined where that is none, or more than one.
 */
export function tableOfPath(path: string): string | undefined {
  const steps = path.split(/[\\/]+|!\//);
  for (const step of steps) {
    const table = tableName(CONTAINER.exec(step)?.[1] ?? "");
    if (table !== undefined) return table;
  }
  const words = steps.at(-1)?.split(/[^A-Za-z0-9]+/) ?? [];
  const [only, ...others] = new Set(words.flatMap((word) => tableName(word) ?? []));
  return others.length === 0 ? only : undefined;
}
