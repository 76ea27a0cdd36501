import type { Session } from "../store/session.js";

/**
 * The record of the file that is the `n`-th of those that could be split; `gaps` are the records that could not,
 * ascending.
 */
export function rowOf(n: number, gaps: readonly number[]): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // with `middle` gaps before it, this gap is passed by records from here on
    if ((gaps[middle] ?? 0) - middle <= n) low = middle + 1;
    else high = middle;
  }
  return n + low;
}

/** Numbers of split records, in a column of a table, become numbers of records of the file. */
export async function closeGaps(
  session: Session,
  place: { readonly table: string; readonly column: string; readonly where: string },
  gaps: readonly number[],
): Promise<void> {
  if (gaps.length === 0) return;
  const shifts = new Map<number, number>();
  for (const [index, row] of gaps.entries()) shifts.set(row - index, index + 1);
  await session.run("CREATE OR REPLACE TEMP TABLE coldhunt_gap (first BIGINT, shift BIGINT)");
  const rows = [...shifts].map(([first, shift]) => `(${first}, ${shift})`);
  for (let from = 0; from < rows.length; from += 10_000)
    await session.run(`INSERT INTO coldhunt_gap VALUES ${rows.slice(from, from + 10_000).join(", ")}`);
  await session.run(`
    UPDATE ${place.table} AS t SET ${place.column} = t.${place.column} + s.shift
    FROM (SELECT r.id, g.shift FROM (SELECT rowid AS id, ${place.column} AS n FROM ${place.table} WHERE ${place.where}) r
      ASOF JOIN coldhunt_gap g ON r.n >= g.first) s
    WHERE t.rowid = s.id;
    DROP TABLE coldhunt_gap`);
}
