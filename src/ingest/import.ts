import { stat } from "node:fs/promises";
import type { InputRecord, IngestionSource } from "../case/input.js";
import { addInput, nextInputId } from "../case/add-input.js";
import { createLedger } from "../case/ledger.js";
import { EvidenceError } from "../diagnostics/error.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import type { Session } from "../store/session.js";
import { installConversions } from "./convert.js";
import type { DatetimeOptions } from "./datetime-form.js";
import { hashFile } from "./hash.js";
import { importRecords } from "./import-records.js";
import { openSource, type NoSource, type ShapeOptions } from "./open-source.js";
import { expandPaths, type EvidenceFile } from "./paths.js";
import { rejectSink } from "./reject-sink.js";
import { openScratch, type Scratch } from "./scratch.js";
import type { RecordSource } from "./source.js";

export interface ImportOptions extends DatetimeOptions, ShapeOptions {
  /** Stop where a row or file cannot be imported. */
  readonly strict?: boolean;
  /** Hash the bytes of every file (default). */
  readonly hash?: boolean;
  /** Where scratch files go. */
  readonly tempDir?: string | undefined;
  /** Told before each file. */
  readonly onFile?: ((path: string, index: number, count: number) => void) | undefined;
}

export interface ImportSummary {
  /** In the order of the paths. */
  readonly inputs: readonly InputRecord[];
}

/** Imports the exports that paths, folders and globs name; each file is one transaction. */
export async function importPaths(
  session: Session,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const files = await expandPaths(paths);
  await createLedger(session);
  await installConversions(session);
  const scratch = openScratch(options.tempDir);
  const inputs: InputRecord[] = [];
  try {
    for (const [index, file] of files.entries()) {
      options.onFile?.(file.path, index, files.length);
      inputs.push(...(await importFile(session, scratch, file, options)));
    }
  } finally {
    await scratch.close();
  }
  return { inputs };
}

/** One transaction: all of a file is in the tables and the ledger, or nothing. */
async function importFile(
  session: Session,
  scratch: Scratch,
  file: EvidenceFile,
  options: ImportOptions,
): Promise<InputRecord[]> {
  const facts = file.fault === undefined ? await stat(file.absolutePath, { bigint: true }) : undefined;
  const hashing =
    facts === undefined || options.hash === false ? Promise.resolve(null) : hashFile(file.absolutePath);
  // a file that cannot be read is met with below
  const sha256 = hashing.catch(() => null);
  const base: FileFacts = {
    path: file.path,
    absolutePath: file.absolutePath,
    bytes: Number(facts?.size ?? 0n),
    modified: facts === undefined ? 0n : facts.mtimeNs / 100n + UNIX_EPOCH_TICKS,
    innerSha256: null,
  };
  // no fault of the file may happen within the transaction: it would end it
  const source =
    file.fault === undefined
      ? await openSource(session, scratch, file.absolutePath, options)
      : { format: "unreadable", reason: file.fault, unreadable: true };
  const outcome =
    "reason" in source ? source : await inTransaction(session, scratch, source, base, sha256, options);
  if (!("reason" in outcome)) return outcome;
  const input = unexamined({ ...base, sha256: await sha256 }, await nextInputId(session), outcome);
  if (options.strict === true) refuseUnexamined(input.path, outcome);
  await addInput(session, input);
  return [input];
}

async function inTransaction(
  session: Session,
  scratch: Scratch,
  source: RecordSource,
  base: FileFacts,
  sha256: Promise<string | null>,
  options: ImportOptions,
): Promise<InputRecord[] | NoSource> {
  const rejects = rejectSink(session, scratch);
  await session.run("BEGIN TRANSACTION");
  try {
    const id = await nextInputId(session);
    const accounts = await importRecords({ session, scratch, rejects }, source, id, base.modified, options);
    if (typeof accounts === "string") {
      await session.run("ROLLBACK");
      return { format: source.format, reason: accounts, unreadable: false };
    }
    await rejects.flush();
    const hash = await sha256;
    const inputs = accounts.map((account) => ({
      ...base,
      sha256: hash,
      format: source.format,
      examined: true,
      ...account,
    }));
    if (options.strict === true) refuseLosses(inputs);
    for (const input of inputs) await addInput(session, input);
    await session.run("COMMIT");
    return inputs;
  } catch (error) {
    await session.run("ROLLBACK");
    if (error instanceof EvidenceError || (error instanceof Error && error.message.startsWith("bug:")))
      throw error;
    const why = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    return { format: source.format, reason: why, unreadable: true };
  }
}

function refuseUnexamined(path: string, { reason, unreadable }: NoSource): void {
  if (unreadable) throw new EvidenceError("EVIDENCE-UNREADABLE", `${path}: ${reason}`);
  if (/^(date-order|time-zone|columns):/.test(reason))
    throw new EvidenceError("EVIDENCE-AMBIGUOUS", `${path}: ${reason}`);
}

function refuseLosses(inputs: readonly InputRecord[]): void {
  for (const input of inputs)
    if (input.rows.rejected > 0)
      throw new EvidenceError(
        "EVIDENCE-REJECTED",
        `${input.path}: ${input.rows.rejected} rows cannot be imported`,
        {
          hint: "without --strict they are kept apart and the rest is imported",
        },
      );
}

type FileFacts = Pick<InputRecord, "path" | "absolutePath" | "bytes" | "modified" | "innerSha256">;

const NO_INGESTION: Readonly<Record<IngestionSource, number>> = {
  column: 0,
  "record-time": 0,
  "event-time": 0,
  "file-time": 0,
};

function unexamined(
  base: FileFacts & Pick<InputRecord, "sha256">,
  id: number,
  { format, reason, unreadable }: NoSource,
): InputRecord {
  return {
    ...base,
    id,
    format: unreadable ? "unreadable" : format,
    table: null,
    rows: { read: 0, imported: 0, rejected: 0, duplicate: 0 },
    firstEvent: null,
    lastEvent: null,
    notes: [reason],
    examined: false,
    ingestion: NO_INGESTION,
    missingColumns: [],
    unknownColumns: [],
    renamedColumns: {},
  };
}
