import { quoteName, quoteString } from "../fragment/quote.js";
import { schemaOf } from "../schema/sentinel.js";
import type { Session } from "../store/session.js";
import type { TargetColumn } from "./columns.js";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import type { Column } from "../plan/types.js";

/** An evidence table as it stands in the database. */
export function qualified(table: string): string {
  return `main.${quoteName(table)}`;
}

/** Makes an evidence table, or adds to it the columns it lacks, and keeps the ledger of columns. */
export async function provideTable(
  session: Session,
  table: string,
  columns: readonly TargetColumn[],
): Promise<void> {
  const rows = await session.arrays(
    `SELECT column_name FROM coldhunt.columns WHERE table_name = ${quoteString(table)}`,
  );
  const held = new Set(rows.map(([name]) => name as string));
  const schema = schemaOf(table).map((column) => ({ ...column, known: true }));
  const named = new Set(schema.map((column) => column.name));
  const extra = columns.filter((column) => !named.has(column.name));
  if (held.size === 0) {
    const all = [...schema, ...extra];
    await session.run(
      `CREATE TABLE ${qualified(table)} (${all.map(definition).join(", ")},
        coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT)`,
    );
    await register(session, table, all, 0);
  } else {
    const added = extra.filter((column) => !held.has(column.name));
    for (const column of added)
      await session.run(`ALTER TABLE ${qualified(table)} ADD COLUMN ${definition(column)}`);
    await register(session, table, added, held.size);
  }
}

/** Notes that some file carried these columns. */
export async function markPresent(
  session: Session,
  table: string,
  columns: readonly TargetColumn[],
): Promise<void> {
  if (columns.length === 0) return;
  const present = columns.map((column) => quoteString(column.name)).join(", ");
  await session.run(
    `UPDATE coldhunt.columns SET present = true
     WHERE table_name = ${quoteString(table)} AND NOT present AND column_name IN (${present})`,
  );
}

/** A string is never NULL. */
function definition(column: Column): string {
  const type = DUCKDB_TYPES[column.type];
  return `${quoteName(column.name)} ${type}${column.type === "string" ? " DEFAULT ''" : ""}`;
}

async function register(
  session: Session,
  table: string,
  columns: readonly (Column & { readonly known: boolean })[],
  from: number,
): Promise<void> {
  if (columns.length === 0) return;
  const rows = columns.map(
    ({ name, type, known }, index) =>
      `(${quoteString(table)}, ${quoteString(name)}, '${type}', ${known}, false, ${from + index})`,
  );
  await session.run(`INSERT INTO coldhunt.columns VALUES ${rows.join(", ")}`);
}
