import { EvidenceError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";
import { SCHEMA_VERSION } from "../schema/defender.js";
import type { Session } from "../store/session.js";
import { appendCustody } from "./custody.js";
import { toolVersion } from "./tool-version.js";

/** Changes with the tables below; a case of another version is not opened. */
export const CASE_VERSION = "1";

/**
 * The ledger of a case. `inputs` has a row a file and table, `rejects` every row that was read and not imported,
 * `duplicates` every row that another one stands for, `columns` what the evidence tables hold (`known` columns are in
 * the schema, `present` ones in some file), `custody` what was done to the case and when.
 */
const LEDGER = `
  CREATE SCHEMA IF NOT EXISTS coldhunt;
  CREATE TABLE IF NOT EXISTS coldhunt.about (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.inputs (
    id INTEGER PRIMARY KEY,
    path VARCHAR NOT NULL,
    absolute_path VARCHAR NOT NULL,
    sha256 VARCHAR,
    inner_sha256 VARCHAR,
    bytes BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    format VARCHAR NOT NULL,
    table_name VARCHAR,
    rows_read BIGINT NOT NULL,
    rows_imported BIGINT NOT NULL,
    rows_rejected BIGINT NOT NULL,
    rows_duplicate BIGINT NOT NULL,
    first_event BIGINT,
    last_event BIGINT,
    ingestion JSON NOT NULL,
    notes JSON NOT NULL,
    missing_columns JSON NOT NULL,
    unknown_columns JSON NOT NULL,
    renamed_columns JSON NOT NULL,
    examined BOOLEAN NOT NULL,
    tool_version VARCHAR NOT NULL,
    encoding VARCHAR,
    digits INTEGER,
    duplicate_of INTEGER);
  CREATE TABLE IF NOT EXISTS coldhunt.rejects (
    input INTEGER NOT NULL, "row" BIGINT, line BIGINT, reason VARCHAR NOT NULL, text VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.duplicates (
    input INTEGER NOT NULL, "row" BIGINT NOT NULL, of_input INTEGER NOT NULL, of_row BIGINT NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.custody (
    seq BIGINT PRIMARY KEY, logged_at VARCHAR NOT NULL, action VARCHAR NOT NULL, detail VARCHAR NOT NULL,
    previous VARCHAR NOT NULL, hash VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.columns (
    table_name VARCHAR NOT NULL, column_name VARCHAR NOT NULL, kql_type VARCHAR NOT NULL,
    known BOOLEAN NOT NULL, present BOOLEAN NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (table_name, column_name));`;

/** Makes the ledger where there is none yet, and says so; a case of another version is refused. */
export async function createLedger(session: Session): Promise<boolean> {
  const version = await versionOf(session);
  if (version !== undefined) {
    refuseOther(session, version);
    return false;
  }
  await session.run("BEGIN TRANSACTION");
  await session.run(LEDGER);
  await session.run("INSERT INTO coldhunt.about VALUES ('case_version', ?), ('schema_version', ?)", [
    CASE_VERSION,
    SCHEMA_VERSION,
  ]);
  await appendCustody(session, "case-created", { tool: toolVersion(), schema: SCHEMA_VERSION });
  await session.run("COMMIT");
  return true;
}

/** The version of a case; null where a ledger does not say, undefined where there is none. */
async function versionOf(session: Session): Promise<string | null | undefined> {
  try {
    const [row] = await session.arrays("SELECT value FROM coldhunt.about WHERE key = 'case_version'");
    return typeof row?.[0] === "string" ? row[0] : null;
  } catch (error) {
    // to ask for the tables that there are takes longer
    if (/^Catalog Error: Table with name "?(coldhunt\.)?about"? does not exist/.test(messageOf(error)))
      return undefined;
    throw error;
  }
}

/** Refuses a database that is no case of ours. */
export async function checkVersion(session: Session): Promise<void> {
  refuseOther(session, (await versionOf(session)) ?? null);
}

function refuseOther(session: Session, version: string | null): void {
  if (version === CASE_VERSION) return;
  throw new EvidenceError(
    "CASE-FORMAT",
    version !== null
      ? `${session.path ?? "the case"} is a case of version ${version}; this program knows version ${CASE_VERSION}`
      : `${session.path ?? "the database"} is no case`,
  );
}
