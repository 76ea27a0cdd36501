/**
 * Tables that a stream is put into before anything is made of it: rows with whole messages of an event hub in a dynamic
 * column, as `{"records":[...]}`, the array alone, or one record.
 */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messageOf } from "../diagnostics/message.js";
import { bareName } from "./columns.js";
import { CHOOSE, findRecordArray, type RecordPlace } from "./json-records.js";
import { JsonScanner } from "./json-scanner.js";
import type { Scratch } from "./scratch.js";
import type { RecordSource, TornPart, UnsplitRecord } from "./source.js";
import type { Session } from "../store/session.js";

const LINE_END = Buffer.from("\n");
const RAW_COLUMNS = ["records", "raw"];
/** Such a table has the message, and perhaps when it came in. */
export const MOST_RAW_FIELDS = 4;
const LOOKED_AT_CHARACTERS = 64 * 1024;

/** The column that holds messages, by the names of all; undefined where none does. */
export function rawColumn(names: readonly string[]): string | undefined {
  if (names.length > MOST_RAW_FIELDS) return undefined;
  return names.find((name) => RAW_COLUMNS.includes(bareName(name).toLowerCase()));
}

/** Whether a text begins as a message does, or records without the envelope; CSV doubles its quotes. */
export function isMessage(text: string): boolean {
  return (
    /^\s*"?\s*[[{]/.test(text) &&
    /"{1,2}category"{1,2}\s*:\s*"{1,2}AdvancedHunting-/i.test(text.slice(0, LOOKED_AT_CHARACTERS))
  );
}

/** SQL of the messages of a source; undefined where it holds none. */
async function messagesOf(session: Session, source: RecordSource): Promise<string | undefined> {
  const name = rawColumn(source.columns.map((column) => column.name));
  const column = source.columns.find((one) => one.name === name);
  if (column === undefined || source.streamed === true) return undefined;
  const some = await session.arrays(`SELECT ${column.sql} FROM (${source.sql}) LIMIT 20`);
  await source.takeUnsplit?.();
  return some.some(([text]) => isMessage(text as string)) ? column.sql : undefined;
}

interface Message {
  /** Each on one line. */
  readonly records: readonly Buffer[];
  /** Why it ends early, and what stands there. */
  readonly fault?: { readonly reason: string; readonly text: string };
}

function readMessage(text: string): Message {
  if (text.trim() === "") return { records: [], fault: { reason: "it is empty", text } };
  const place: RecordPlace =
    findRecordArray(text) !== undefined ? "envelope" : /^\s*\[/.test(text) ? "array" : "top";
  const records: Buffer[] = [];
  const scanner = new JsonScanner({
    choose: CHOOSE[place],
    value: (_path, bytes) => void records.push(bytes),
  });
  try {
    scanner.feed(Buffer.from(text));
    scanner.end();
    return { records };
  } catch (error) {
    return { records, fault: { reason: messageOf(error), text: scanner.openValue.toString("utf8") } };
  }
}

/** A scratch file with the records of all messages, one a line, and what ended early. */
export interface Unpacked {
  readonly path: string;
  readonly torn: readonly TornPart[];
}

/** Takes the records out of messages; undefined where a source holds none. */
export async function unpackMessages(
  session: Session,
  scratch: Scratch,
  source: RecordSource,
): Promise<Unpacked | undefined> {
  const sql = await messagesOf(session, source);
  if (sql === undefined) return undefined;
  const path = await scratch.path("jsonl");
  const torn: TornPart[] = [];
  const bad: UnsplitRecord[] = [];
  const linesOf = function* (row: number, line: number | null, message: string) {
    const { records, fault } = readMessage(message);
    for (const record of records) yield Buffer.concat([record, LINE_END]);
    if (fault === undefined) return;
    const reason = `the message of row ${row} of the raw table ends early: ${fault.reason}`;
    torn.push({ row: null, line, reason, text: fault.text });
  };
  const lines = async function* () {
    for await (const rows of session.stream(`SELECT n, broken, ${sql} FROM (${source.sql})`))
      for (const [n, broken, text] of rows as [bigint, boolean, string][])
        if (broken) bad.push({ row: Number(n), reason: "the record cannot be read" });
        else yield* linesOf(Number(n), null, text);
    bad.push(...((await source.takeUnsplit?.()) ?? []));
    const originals = source.originals();
    for (const { row, reason } of bad.sort((a, b) => a.row - b.row)) {
      const { line = null, text = "" } = (await originals.at(row)) ?? {};
      const cells = source.retry?.(text) ?? reason;
      if (typeof cells === "string") torn.push({ row: null, line, reason: cells, text });
      else yield* linesOf(row, line, cells[sql] ?? "");
    }
    await originals.close();
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: "wx" }));
  return { path, torn: [...source.torn, ...torn] };
}
