import type { EvidenceColumn } from "../src/case/read-ledger.js";
import { createLedger } from "../src/case/ledger.js";
import { DUCKDB_TYPES } from "../src/fragment/duckdb-types.js";
import { quoteName, quoteString } from "../src/fragment/quote.js";
import { DEFENDER_TABLES } from "../src/schema/defender.js";
import { openSession, type Session } from "../src/store/session.js";

/** One event: the columns that matter, all others are empty. */
export type EventRow = Readonly<Record<string, string | bigint | null>>;

/** A file of evidence: its rows, and the columns it has (all it fills, unless told otherwise). */
export interface EvidenceFile {
  readonly path: string;
  readonly table: string;
  readonly rows: readonly EventRow[];
  readonly missing?: readonly string[];
}

/** A session that holds such files, as an import leaves it; only known columns. */
export async function sessionWith(files: readonly EvidenceFile[]): Promise<Session> {
  const session = await openSession({ threads: 1 });
  await createLedger(session);
  for (const [at, file] of files.entries()) {
    const columns = columnsOf(file);
    await session.run(
      `CREATE TABLE IF NOT EXISTS ${quoteName(file.table)} (${[
        ...columns.map((column) => `${quoteName(column.name)} ${DUCKDB_TYPES[column.type]}`),
        "coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT",
      ].join(", ")})`,
    );
    for (const [position, column] of columns.entries()) {
      await session.run(
        `INSERT INTO coldhunt.columns (table_name, column_name, kql_type, known, present, position)
         VALUES (?, ?, ?, true, ?, ?)
         ON CONFLICT DO UPDATE SET present = present OR excluded.present`,
        [file.table, column.name, column.type, column.present, position],
      );
    }
    for (const [index, row] of file.rows.entries()) {
      const values = columns.map((column) =>
        literal(row[column.name] ?? (column.type === "string" ? "" : null)),
      );
      const time = literal(row["Timestamp"] ?? 0n);
      await session.run(
        `INSERT INTO ${quoteName(file.table)} VALUES (${[...values, at + 1, index + 1, time].join(", ")})`,
      );
    }
    const times = file.rows
      .flatMap((row) => (typeof row["Timestamp"] === "bigint" ? [row["Timestamp"]] : []))
      .sort();
    await session.run(
      `INSERT INTO coldhunt.inputs (id, path, absolute_path, sha256, bytes, modified, format, table_name,
         rows_read, rows_imported, rows_rejected, rows_duplicate, first_event, last_event, ingestion, notes,
         missing_columns, unknown_columns, renamed_columns, examined, tool_version) VALUES (${[
           at + 1,
           quoteString(file.path),
           quoteString(`/e/${file.path}`),
           quoteString(`hash of ${file.path}`),
           "1, 0, 'csv'",
           quoteString(file.table),
           `${file.rows.length}, ${file.rows.length}, 0, 0`,
           times[0] ?? "NULL",
           times.at(-1) ?? "NULL",
           "'{}', '[]'",
           quoteString(JSON.stringify(file.missing ?? [])),
           "'[]', '{}', true, 'test'",
         ].join(", ")})`,
    );
  }
  return session;
}

function columnsOf(file: EvidenceFile): EvidenceColumn[] {
  const columns = DEFENDER_TABLES.get(file.table) ?? [];
  return columns.map((column) => ({
    ...column,
    known: true,
    present: !(file.missing ?? []).includes(column.name),
  }));
}

function literal(value: string | bigint | null): string {
  if (value === null) return "NULL";
  return typeof value === "bigint" ? value.toString() : quoteString(value);
}
