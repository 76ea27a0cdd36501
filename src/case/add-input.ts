import type { DuckDBAppender } from "@duckdb/node-api";
import type { Session } from "../store/session.js";
import { appendCustody } from "./custody.js";
import type { InputRecord } from "./input.js";
import { toolVersion } from "./tool-version.js";

/** Enters inputs into the ledger and into the custody log. */
export async function addInputs(session: Session, inputs: readonly InputRecord[]): Promise<void> {
  await append(session, inputs.map(valuesOf));
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

type Value = string | number | bigint | boolean | null;

/** Without a statement: to plan one of many values takes four times as long as to enter them. */
async function append(session: Session, rows: readonly (readonly Value[])[]): Promise<void> {
  const appender = await session.connection.createAppender("inputs", "coldhunt");
  try {
    for (const row of rows) {
      for (const value of row) appendValue(appender, value);
      appender.endRow();
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function appendValue(appender: DuckDBAppender, value: Value): void {
  if (value === null) appender.appendNull();
  else if (typeof value === "string") appender.appendVarchar(value);
  else if (typeof value === "bigint") appender.appendBigInt(value);
  else if (typeof value === "number") appender.appendInteger(value);
  else appender.appendBoolean(value);
}

/** In the order of the columns that `createLedger` gives the table. */
function valuesOf(input: InputRecord): readonly Value[] {
  return [
    input.id,
    input.path,
    input.absolutePath,
    input.sha256,
    input.innerSha256,
    BigInt(input.bytes),
    input.modified,
    input.format,
    input.table,
    BigInt(input.rows.read),
    BigInt(input.rows.imported),
    BigInt(input.rows.rejected),
    BigInt(input.rows.duplicate),
    input.firstEvent,
    input.lastEvent,
    JSON.stringify(input.ingestion),
    JSON.stringify(input.notes),
    JSON.stringify(input.missingColumns),
    JSON.stringify(input.unknownColumns),
    JSON.stringify(input.renamedColumns),
    input.examined,
    toolVersion(),
    input.encoding,
    input.digits,
    input.duplicateOf,
  ];
}
