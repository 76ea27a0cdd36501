/** Literals, which may hold anything, and columns in lower case, as conditions have them. */
const PARTS = /'(?:[^']|'')*'|lower\(("coldhunt\.(?:[^"]|"")*")\)/g;

/** SQL of a condition, and of the values it looks at that are worked out for a record once. */
export interface LoweredCondition {
  readonly condition: string;
  /** By name, the column each is in lower case. */
  readonly columns: ReadonlyMap<string, string>;
}

/**
 * A condition of many cards has the same columns in lower case over and over: DuckDB works out each anew where what
 * comes before it decides whether it is looked at.
 */
export function shareLowered(condition: string): LoweredCondition {
  const counts = new Map<string, number>();
  for (const [, column] of condition.matchAll(PARTS))
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  const columns = new Map<string, string>();
  const shared = condition.replace(PARTS, (part, column: string | undefined) => {
    if (column === undefined || (counts.get(column) ?? 0) < 2) return part;
    const name = `${column.slice(0, -1)}.lower"`;
    columns.set(name, column);
    return name;
  });
  return { condition: shared, columns };
}
