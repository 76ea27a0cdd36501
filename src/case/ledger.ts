import type { Session } from "../store/session.js";

/** Changes with the tables below; a case of another version is not opened. */
export const CASE_VERSION = 1;

/**
 * The ledger of a case. `inputs` has a row a file and table, `rejects` every row that was read and not imported,
 * `columns` what the evidence tables hold: `known` columns are in the schema, `present` ones in some file.
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
    tool_version VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.rejects (
    input INTEGER NOT NULL, "row" BIGINT, line BIGINT, reason VARCHAR NOT NULL, text VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS coldhunt.columns (
    table_name VARCHAR NOT NULL, column_name VARCHAR NOT NULL, kql_type VARCHAR NOT NULL,
    known BOOLEAN NOT NULL, present BOOLEAN NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (table_name, column_name));`;

/** Makes the ledger where there is none yet. */
export async function createLedger(session: Session): Promise<void> {
  await session.run(LEDGER);
}
