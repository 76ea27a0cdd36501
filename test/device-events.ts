import { DUCKDB_TYPES } from "../src/fragment/duckdb-types.js";
import { DEFENDER_TABLES } from "../src/schema/defender.js";
import { quoteName } from "../src/fragment/quote.js";
import type { Column } from "../src/plan/types.js";
import type { Session } from "../src/store/session.js";
import type { EventRow } from "./evidence.js";

/** Fills the evidence table DeviceEvents of a session, in the form the importer gives it. */
export async function fillDeviceEvents(session: Session, rows: readonly EventRow[]): Promise<void> {
  const columns: readonly Column[] = DEFENDER_TABLES.get("DeviceEvents") ?? [];
  const list = columns.map(({ name, type }) => `${quoteName(name)} ${DUCKDB_TYPES[type]}`);
  await session.run(
    `CREATE TABLE "DeviceEvents" (${list.join(", ")}, coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT)`,
  );
  for (const [index, row] of rows.entries()) {
    const values = columns.map(({ name, type }) => row[name] ?? (type === "string" ? "" : null));
    const ingestion = row["coldhunt_ingestion"] ?? row["Timestamp"] ?? null;
    const places = [...values, 1, index + 1, ingestion].map((_, at) => `$${at + 1}`).join(", ");
    await session.run(`INSERT INTO "DeviceEvents" VALUES (${places})`, [...values, 1, index + 1, ingestion]);
  }
}
