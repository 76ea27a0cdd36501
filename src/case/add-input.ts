import type { Session } from "../store/session.js";
import type { InputRecord } from "./input.js";
import { toolVersion } from "./tool-version.js";

/** The number the next input gets. */
export async function nextInputId(session: Session): Promise<number> {
  const [row] = await session.arrays("SELECT coalesce(max(id), 0) + 1 FROM coldhunt.inputs");
  return Number(row?.[0]);
}

/** Enters an input into the ledger. */
export async function addInput(session: Session, input: InputRecord): Promise<void> {
  await session.run(
    `INSERT INTO coldhunt.inputs VALUES (${Array.from({ length: 22 }, (_, index) => `$${index + 1}`).join(", ")})`,
    [
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
    ],
  );
}
