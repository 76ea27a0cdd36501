import { firstLineOf, messageOf } from "../diagnostics/message.js";
import { stat } from "node:fs/promises";
import type { InputRecord } from "../case/input.js";
import { NO_INGESTION } from "./account.js";
import { emptySource } from "./empty-source.js";
import { EvidenceError } from "../diagnostics/error.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import { hashFile } from "./hash.js";
import type { ImportOptions } from "./import.js";
import { importRecords } from "./import-records.js";
import { findKnown } from "./known-input.js";
import type { LoadTools } from "./load.js";
import { membersOf, type Member } from "./members.js";
import { openSource, type NoSource, type OpenOptions } from "./open-source.js";
import type { EvidenceFile } from "./paths.js";
import type { PassedFiles } from "./passed-files.js";
import { rejectSink } from "./reject-sink.js";
import type { RecordSource } from "./source.js";
import { tableOfPath } from "./table-of-path.js";
import { chooseTable } from "./which-table.js";
import type { Survey } from "./survey.js";

/** The options of an import with what a look at this very file has shown. */
type FileOptions = ImportOptions & Pick<OpenOptions, "onRead"> & { readonly survey?: Survey | undefined };

/** What the files of one import share. */
export interface ImportRun extends Pick<LoadTools, "session" | "ledger" | "scratch"> {
  /** Those of which nothing is wanted, of a scan. */
  readonly passed?: PassedFiles | undefined;
}

/** Imports a file, or all that is packed into it; the parts of an archive stand for themselves. */
export async function importFile(
  run: ImportRun,
  file: EvidenceFile,
  options: FileOptions,
): Promise<InputRecord[]> {
  const facts = await stat(file.absolutePath, { bigint: true }).catch(() => undefined);
  const hash = options.hash !== false;
  // a file that cannot be read is met with below
  const sha256 =
    facts === undefined || !hash ? Promise.resolve(null) : hashFile(file.absolutePath).catch(() => null);
  const inputs: InputRecord[] = [];
  for await (const member of membersOf(file, run.scratch, hash)) {
    const base: FileFacts = {
      path: member.path,
      absolutePath: file.absolutePath,
      bytes: Number(facts?.size ?? 0n),
      modified: facts === undefined ? 0n : facts.mtimeNs / 100n + UNIX_EPOCH_TICKS,
      sha256,
      innerSha256: member.innerSha256,
    };
    const survey = options.survey?.passes === true ? options.survey : undefined;
    if (survey === undefined || run.passed?.mayHold(base.bytes) === true) await run.passed?.flush();
    const known = await knownMember(run, base, options);
    if (known !== undefined) {
      inputs.push(...known);
      continue;
    }
    if (survey !== undefined && run.passed !== undefined) {
      inputs.push(run.passed.add(await settled(base), survey));
      continue;
    }
    const sweep = run.scratch.mark();
    try {
      inputs.push(...(await importMember(run, member, base, file.table, options)));
    } finally {
      await sweep();
    }
  }
  return inputs;
}

/** The records of bytes that are in the case already. */
async function knownMember(
  { session, ledger }: ImportRun,
  base: FileFacts,
  options: FileOptions,
): Promise<InputRecord[] | undefined> {
  if (!ledger.mayHold(base.bytes)) return undefined;
  const facts = await settled(base);
  if (!ledger.mayKnow(facts)) return undefined;
  const known = await findKnown(session, facts);
  if (known === undefined) return undefined;
  if (known.kind === "again")
    return known.records.map((input) => ({ ...input, notes: [...input.notes, "in the case already"] }));
  if (options.keepDuplicates === true) return undefined;
  const copies: InputRecord[] = [];
  for (const original of known.records) {
    const { read } = original.rows;
    const copy: InputRecord = {
      ...original,
      ...facts,
      id: ledger.nextId,
      rows: { read, imported: 0, rejected: 0, duplicate: read },
      notes: [`the same bytes as ${original.path}`],
      ingestion: NO_INGESTION,
      duplicateOf: original.id,
    };
    await ledger.add(copy);
    copies.push(copy);
  }
  return copies;
}

async function importMember(
  run: ImportRun,
  member: Member,
  base: FileFacts,
  table: string | undefined,
  options: FileOptions,
): Promise<InputRecord[]> {
  // no fault of the file may happen within the transaction: it would end it
  const open = () => openMember(run, member, options);
  const surveyed = await sourceOfSurvey(run, options.survey);
  const opened = surveyed ?? (await open());
  const named = table ?? tableOfEmpty(opened, base.path);
  // where a file of a known table would be, nothing was streamed or exported
  const source = named !== undefined && isBlank(opened) ? emptySource("empty", []) : opened;
  const task = { base, table: named, reopen: surveyed === undefined ? undefined : open };
  const outcome = "reason" in source ? source : await inTransaction(run, source, task, options);
  if (!("reason" in outcome)) return outcome;
  if (options.strict === true) refuseUnexamined(base.path, outcome);
  await run.ledger.forgetUnexamined(base);
  const input = unexamined(await settled(base), run.ledger.nextId, outcome);
  await run.ledger.add(input);
  return [input];
}

function isBlank(opened: RecordSource | NoSource): boolean {
  return "blank" in opened;
}

/** The table of a file without records, where its columns do not tell it. */
function tableOfEmpty(opened: RecordSource | NoSource, path: string): string | undefined {
  if ("reason" in opened) return isBlank(opened) ? tableOfPath(path) : undefined;
  if (opened.empty !== true) return undefined;
  const choice = chooseTable(opened.columns.map(({ name }) => name));
  return choice.kind === "one" && choice.note === undefined ? undefined : tableOfPath(path);
}

async function openMember(
  { session, scratch }: ImportRun,
  { fault, readPath, packing }: Member,
  options: FileOptions,
): Promise<RecordSource | NoSource> {
  if (fault !== undefined)
    return { format: "unreadable", reason: fault, unreadable: !fault.startsWith("workbook:") };
  const opened = await openSource(session, scratch, readPath, options);
  return packing === "" ? opened : { ...opened, format: `${opened.format}+${packing}` };
}

/** What a look at a file has left to be read of it; undefined where that is the file. */
async function sourceOfSurvey(
  { session }: ImportRun,
  survey: Survey | undefined,
): Promise<RecordSource | undefined> {
  if (survey?.picked === undefined) return undefined;
  const { path, numbers } = survey.picked;
  // where that fails the whole file says why
  return survey.source.lines?.picked(session, path, numbers).catch(() => undefined);
}

/** A file, or a part of one, that is read in one transaction. */
interface MemberTask {
  readonly base: FileFacts;
  readonly table: string | undefined;
  /** Opens the whole file, where the source is what a look has left of it. */
  readonly reopen: (() => Promise<RecordSource | NoSource>) | undefined;
}

async function inTransaction(
  run: ImportRun,
  source: RecordSource,
  task: MemberTask,
  options: FileOptions,
): Promise<InputRecord[] | NoSource> {
  const { session, ledger, scratch } = run;
  const { base, table } = task;
  const rejects = rejectSink(session, scratch);
  await ledger.begin();
  try {
    const accounts = await importRecords({ ...run, rejects }, source, {
      firstId: ledger.nextId,
      modified: base.modified,
      table,
      keepDuplicates: options.keepDuplicates === true,
      datetimes: options,
      selection: options.selection?.tables,
      survey: options.survey,
    });
    if ("reason" in accounts) {
      await ledger.rollback();
      // there is nothing in it that would belong to a table
      if (source.empty === true) return [await addTableless(run, base, source)];
      return { format: source.format, ...accounts, unreadable: false };
    }
    await rejects.flush();
    const facts = await settled(base);
    const inputs = accounts.map((account) => ({
      ...facts,
      format: source.format,
      encoding: source.encoding ?? null,
      duplicateOf: null,
      examined: true,
      ...account,
    }));
    if (options.strict === true) refuseLosses(inputs);
    await ledger.forgetUnexamined(base);
    for (const input of inputs) await ledger.add(input);
    await ledger.commit();
    return inputs;
  } catch (error) {
    // a case that cannot even be read again has failed by what stopped the import
    await ledger.rollback().catch(() => {
      throw error;
    });
    if (error instanceof EvidenceError || (error instanceof Error && error.message.startsWith("bug:")))
      throw error;
    if (options.selection !== undefined) {
      // a condition that stops at a record says nothing of the file: it is read whole, as a case would have it
      const whole = (await task.reopen?.()) ?? source;
      if ("reason" in whole) return whole;
      return inTransaction(run, whole, task, { ...options, selection: undefined, survey: undefined });
    }
    if (source.careful !== undefined && !/^(Out of Memory|IO) Error/.test(messageOf(error))) {
      const { format, encoding = "utf-8" } = source;
      const slow = await source.careful(scratch);
      const notes = [...new Set([...source.notes, ...slow.notes])];
      return inTransaction(run, { ...slow, format, encoding, notes }, task, options);
    }
    const why = firstLineOf(messageOf(error));
    return { format: source.format, reason: why, unreadable: true };
  }
}

async function addTableless(run: ImportRun, base: FileFacts, source: RecordSource): Promise<InputRecord> {
  const { format, encoding = null, notes } = source;
  await run.ledger.forgetUnexamined(base);
  const input = {
    ...without(await settled(base), run.ledger.nextId, notes),
    format,
    encoding,
    examined: true,
  };
  await run.ledger.add(input);
  return input;
}

function refuseUnexamined(path: string, { reason, unreadable }: NoSource): void {
  if (unreadable) throw new EvidenceError("EVIDENCE-UNREADABLE", `${path}: ${reason}`);
  if (/^(date-order|time-zone|columns|heads):/.test(reason))
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

type SettledFacts = Pick<
  InputRecord,
  "path" | "absolutePath" | "bytes" | "modified" | "sha256" | "innerSha256"
>;

/** What is known of a file; its hashes are worked out while it is read. */
type FileFacts = Omit<SettledFacts, "sha256" | "innerSha256"> & {
  readonly sha256: Promise<string | null>;
  readonly innerSha256: Promise<string | null>;
};

async function settled(facts: FileFacts): Promise<SettledFacts> {
  return { ...facts, sha256: await facts.sha256, innerSha256: await facts.innerSha256 };
}

function unexamined(
  base: SettledFacts,
  id: number,
  { format, reason, unreadable, table }: NoSource,
): InputRecord {
  return {
    ...without(base, id, [reason]),
    format: unreadable ? "unreadable" : format,
    table: table ?? null,
    examined: false,
    encoding: null,
  };
}

/** The record of a file of which nothing was imported. */
function without(
  base: SettledFacts,
  id: number,
  notes: readonly string[],
): Omit<InputRecord, "format" | "encoding" | "examined"> {
  return {
    ...base,
    id,
    table: null,
    rows: { read: 0, imported: 0, rejected: 0, duplicate: 0 },
    firstEvent: null,
    lastEvent: null,
    notes,
    digits: null,
    duplicateOf: null,
    ingestion: NO_INGESTION,
    missingColumns: [],
    unknownColumns: [],
    renamedColumns: {},
  };
}
