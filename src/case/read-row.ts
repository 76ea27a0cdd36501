import { quoteName } from "../fragment/quote.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import type { Session } from "../store/session.js";
import type { InputRecord } from "./input.js";
import { readTables } from "./read-ledger.js";

/** What a case holds of one record of an input. */
export type RecordFate =
  | {
      readonly kind: "imported";
      readonly table: string;
      readonly columns: readonly Column[];
      readonly values: readonly LiteralValue[];
    }
  | { readonly kind: "duplicate"; readonly of: InputRecord; readonly row: number }
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "none" };

/** What became of a record: `candidates` are the inputs its file became, one a table. */
export async function recordFate(
  session: Session,
  inputs: readonly InputRecord[],
  candidates: readonly InputRecord[],
  row: number,
): Promise<RecordFate> {
  const ids = candidates.map(({ id }) => id).join(", ");
  if (ids === "") return { kind: "none" };
  const tables = await readTables(session);
  // by its schema alone a table could still be a view of the rows of some span
  const [current] = await session.arrays("SELECT current_database()");
  const catalog = quoteName(current?.[0] as string);
  for (const input of candidates) {
    const columns = tables.get(input.table ?? "");
    if (columns === undefined || input.table === null) continue;
    const [values] = await session.arrays(
      `SELECT ${columns.map(({ name }) => quoteName(name)).join(", ")} FROM ${catalog}.main.${quoteName(input.table)}
       WHERE coldhunt_input = ${input.id} AND coldhunt_row = ${row}`,
    );
    if (values !== undefined)
      return { kind: "imported", table: input.table, columns, values: values as LiteralValue[] };
  }
  const [duplicate] = await session.arrays(
    `SELECT of_input, of_row FROM coldhunt.duplicates WHERE input IN (${ids}) AND "row" = ${row}`,
  );
  const of = inputs.find(({ id }) => id === duplicate?.[0]);
  if (duplicate !== undefined && of !== undefined)
    return { kind: "duplicate", of, row: Number(duplicate[1]) };
  const copy = candidates.find(({ duplicateOf }) => duplicateOf !== null);
  const original = inputs.find(({ id }) => id === copy?.duplicateOf);
  if (original !== undefined) return { kind: "duplicate", of: original, row };
  const [reject] = await session.arrays(
    `SELECT reason FROM coldhunt.rejects WHERE input IN (${ids}) AND "row" = ${row}`,
  );
  return reject === undefined ? { kind: "none" } : { kind: "rejected", reason: reject[0] as string };
}
