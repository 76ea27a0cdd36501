import { existsSync } from "node:fs";
import { archivePart } from "../case/archive-part.js";
import type { InputRecord } from "../case/input.js";
import type { Session } from "../store/session.js";
import { hashFile } from "./hash.js";
import { membersOf } from "./members.js";
import { openSource, type ShapeOptions } from "./open-source.js";
import type { EvidenceFile } from "./paths.js";
import { openScratch } from "./scratch.js";
import type { OriginalRecord } from "./source.js";

/** Records as they stand in an evidence file. */
export interface Originals {
  readonly records: ReadonlyMap<number, OriginalRecord>;
  /** Whether the file still has the hash it had when it was imported; null where it had none or cannot be read. */
  readonly same: boolean | null;
  /** Whether the file can be read. */
  readonly readable: boolean;
}

/**
 * Reads records of an input again, by their numbers. The session is a means of reading and need hold nothing. A file
 * that is gone or cannot be read gives no records.
 */
export async function readOriginals(
  session: Session,
  input: Pick<InputRecord, "path" | "absolutePath" | "sha256">,
  rows: readonly number[],
  options: ShapeOptions = {},
): Promise<Originals> {
  const found = new Map<number, OriginalRecord>();
  const hash = input.sha256 === null ? undefined : await hashFile(input.absolutePath).catch(() => undefined);
  const same = hash === undefined ? null : hash === input.sha256;
  const readable = hash !== undefined || existsSync(input.absolutePath);
  const scratch = openScratch();
  try {
    const { file: path, part } = archivePart(input.path);
    const file: EvidenceFile = { path, absolutePath: input.absolutePath };
    for await (const member of membersOf(file, scratch, false)) {
      if (member.fault !== undefined || archivePart(member.path).part !== part) continue;
      const source = await openSource(session, scratch, member.readPath, options);
      if ("reason" in source) continue;
      const originals = source.originals();
      for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
        const record = await originals.at(row);
        if (record !== undefined) found.set(row, record);
      }
      await originals.close();
      break;
    }
  } finally {
    await scratch.close();
  }
  return { records: found, same, readable };
}
