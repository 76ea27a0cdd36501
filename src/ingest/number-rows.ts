import { qualified } from "./evidence-table.js";
import type { LoadTarget, LoadTools } from "./load.js";

/**
 * Numbers the rows that have just been put into a table, which keeps them in the order in which they were read: one that
 * has 1 there gets its number, one that has -1 or less that number taken from it.
 */
export async function numberRows(
  { session, ledger }: LoadTools,
  target: LoadTarget,
  count: number,
): Promise<void> {
  const mine = `${qualified(target.table)} WHERE coldhunt_input = ${target.input}`;
  const [row] = await session.arrays(`SELECT min(rowid), max(rowid), count(*) FROM ${mine}`);
  const [first, last, held] = (row ?? []) as [bigint | null, bigint | null, bigint];
  if (first === null || last === null) return;
  // what was taken out of the table before leaves no room between rows that came in by one statement
  if (Number(held) !== count || last - first + 1n !== held)
    throw new Error(`bug: ${count} rows were put in, ${held} are in rows ${first} to ${last}`);
  await session.run(
    `UPDATE ${qualified(target.table)} SET coldhunt_row = sign(coldhunt_row) * (rowid - ${first - 1n})
     WHERE coldhunt_input = ${target.input}`,
  );
  ledger.skipLog();
}
