import type { Column, KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";
import type { InputRecord } from "./input.js";

/** A column of an evidence table, as the ledger keeps it. */
export interface EvidenceColumn extends Column {
  /** It is in the schema of the table. */
  readonly known: boolean;
  /** Some file carried it. */
  readonly present: boolean;
}

/** The evidence tables that hold something, with their columns in order. */
export async function readTables(session: Session): Promise<ReadonlyMap<string, readonly EvidenceColumn[]>> {
  const rows = await session.arrays(
    "SELECT table_name, column_name, kql_type, known, present FROM coldhunt.columns ORDER BY table_name, position",
  );
  const tables = new Map<string, EvidenceColumn[]>();
  for (const [table, name, type, known, present] of rows) {
    const columns = tables.get(table as string) ?? [];
    columns.push({
      name: name as string,
      type: type as KqlType,
      known: known as boolean,
      present: present as boolean,
    });
    tables.set(table as string, columns);
  }
  return tables;
}

/** The inputs of a case, or those a condition is true of, in the order of their paths. */
export async function readInputs(
  session: Session,
  condition = "true",
  values: readonly string[] = [],
): Promise<readonly InputRecord[]> {
  const rows = await session.rows(
    `SELECT * FROM coldhunt.inputs WHERE ${condition} ORDER BY path, id`,
    values,
  );
  return rows.map((row) => ({
    id: row["id"] as number,
    path: row["path"] as string,
    absolutePath: row["absolute_path"] as string,
    sha256: row["sha256"] as string | null,
    innerSha256: row["inner_sha256"] as string | null,
    bytes: Number(row["bytes"]),
    modified: row["modified"] as bigint,
    format: row["format"] as string,
    table: row["table_name"] as string | null,
    rows: {
      read: Number(row["rows_read"]),
      imported: Number(row["rows_imported"]),
      rejected: Number(row["rows_rejected"]),
      duplicate: Number(row["rows_duplicate"]),
    },
    firstEvent: row["first_event"] as bigint | null,
    lastEvent: row["last_event"] as bigint | null,
    ingestion: JSON.parse(row["ingestion"] as string) as InputRecord["ingestion"],
    notes: JSON.parse(row["notes"] as string) as string[],
    missingColumns: JSON.parse(row["missing_columns"] as string) as string[],
    unknownColumns: JSON.parse(row["unknown_columns"] as string) as string[],
    renamedColumns: JSON.parse(row["renamed_columns"] as string) as Record<string, string>,
    examined: row["examined"] as boolean,
    encoding: row["encoding"] as string | null,
    digits: row["digits"] as number | null,
    duplicateOf: row["duplicate_of"] as number | null,
  }));
}

/** What was seen of the rows of a table that were looked at and not imported. */
export interface PassedRows {
  readonly rows: number;
  /** In lower case. */
  readonly actionTypes: ReadonlySet<string>;
  /** Columns that hold something in some row; only those that cards filter by were looked at. */
  readonly filled: ReadonlySet<string>;
}

/** By table, of a case that was filled by a selection. */
export async function readPassed(session: Session): Promise<ReadonlyMap<string, PassedRows>> {
  const rows = await session.arrays(
    `SELECT table_name, sum(passed)::BIGINT, list_distinct(flatten(list(action_types))),
       list_distinct(flatten(list(filled))) FROM coldhunt.looks GROUP BY ALL`,
  );
  return new Map(
    rows.map(([table, passed, actions, filled]) => [
      table as string,
      {
        rows: Number(passed),
        actionTypes: new Set(actions as string[]),
        filled: new Set(filled as string[]),
      },
    ]),
  );
}
