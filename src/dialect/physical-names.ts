import type { Column } from "../plan/types.js";

/**
 * The SQL name of each column. KQL names are case-sensitive, DuckDB's and Spark's are not: of two names that differ
 * in case only, the later one is numbered. The answer depends on the list alone, so every step finds the same names.
 */
export function physicalNames(columns: readonly Column[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const column of columns) {
    let name = column.name;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${column.name}~${count}`;
    taken.add(name.toLowerCase());
    names.set(column.name, name);
  }
  return names;
}
