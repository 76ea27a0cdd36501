import { quoteName } from "../fragment/quote.js";
import { schemaOf } from "../schema/sentinel.js";
import type { TargetColumn } from "./columns.js";
import type { LoadTools } from "./load.js";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import type { Column } from "../plan/types.js";

/** An evidence table as it stands in the database. */
export function qualified(table: string): string {
  return `main.${quoteName(table)}`;
}

/** Makes an evidence table, or adds to it the columns it lacks, and keeps the ledger of columns. */
export async function provideTable(
  { session, ledger }: Pick<LoadTools, "session" | "ledger">,
  table: string,
  columns: readonly TargetColumn[],
): Promise<void> {
  const held = ledger.columnsOf(table);
  const schema = schemaOf(table).map((column) => ({ ...column, known: true }));
  const named = new Set(schema.map((column) => column.name));
  const extra = columns.filter((column) => !named.has(column.name));
  if (held.size === 0) {
    const all = [...schema, ...extra];
    await session.run(
      `CREATE TABLE ${qualified(table)} (${all.map(definition).join(", ")},
        coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT)`,
    );
    await ledger.addColumns(table, all);
  } else {
    const added = extra.filter((column) => !held.has(column.name));
    for (const column of added)
      await session.run(`ALTER TABLE ${qualified(table)} ADD COLUMN ${definition(column)}`);
    await ledger.addColumns(table, added);
  }
}

/** A string is never NULL. */
function definition(column: Column): string {
  const type = DUCKDB_TYPES[column.type];
  return `${quoteName(column.name)} ${type}${column.type === "string" ? " DEFAULT ''" : ""}`;
}
