import type { DuckDBValue } from "@duckdb/node-api";
import type { Session } from "../store/session.js";
import { appendCustody } from "./custody.js";
import type { InputRecord } from "./input.js";
import { toolVersion } from "./tool-version.js";

/** So many inputs at most are entered by one statement. */
const MOST_AT_ONCE = 100;

/** Enters inputs into the ledger and into the custody log. */
export async function addInputs(session: Session, inputs: readonly InputRecord[]): Promise<void> {
  for (let from = 0; from < inputs.length; from += MOST_AT_ONCE)
    await insert(session, inputs.slice(from, from + MOST_AT_ONCE).map(valuesOf));
  for (const input of inputs)
    await appendCustody(session, input.examined ? "imported" : "not-examined", {
      input: input.id,
      path: input.absolutePath,
      bytes: input.bytes,
      sha256: input.sha256,
      innerSha256: input.innerSha256,
      format: input.format,
      table: input.table,
      rows: input.rows,
      duplicateOf: input.duplicateOf,
      notes: input.notes,
      tool: toolVersion(),
    });
}

type Values = Readonly<Record<string, DuckDBValue>>;

async function insert(session: Session, rows: readonly Values[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  let place = 0;
  const tuples = rows.map(
    (row) =>
      `(${Object.keys(row)
        .map(() => `$${++place}`)
        .join(", ")})`,
  );
  await session.run(
    `INSERT INTO coldhunt.inputs (${names.join(", ")}) VALUES ${tuples.join(", ")}`,
    rows.flatMap((row) => Object.values(row)),
  );
}

/** By the names of the ledger's columns. */
function valuesOf(input: InputRecord): Values {
  return {
    id: input.id,
    path: input.path,
    absolute_path: input.absolutePath,
    sha256: input.sha256,
    inner_sha256: input.innerSha256,
    bytes: BigInt(input.bytes),
    modified: input.modified,
    format: input.format,
    table_name: input.table,
    rows_read: BigInt(input.rows.read),
    rows_imported: BigInt(input.rows.imported),
    rows_rejected: BigInt(input.rows.rejected),
    rows_duplicate: BigInt(input.rows.duplicate),
    first_event: input.firstEvent,
    last_event: input.lastEvent,
    ingestion: JSON.stringify(input.ingestion),
    notes: JSON.stringify(input.notes),
    missing_columns: JSON.stringify(input.missingColumns),
    unknown_columns: JSON.stringify(input.unknownColumns),
    renamed_columns: JSON.stringify(input.renamedColumns),
    examined: input.examined,
    tool_version: toolVersion(),
    encoding: input.encoding,
    digits: input.digits,
    duplicate_of: input.duplicateOf,
  };
}
