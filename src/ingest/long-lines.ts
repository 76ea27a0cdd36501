/** DuckDB ends with an error where a line of JSON is longer than a buffer that it sets aside for each thread. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { messageOf } from "../diagnostics/message.js";
import type { Session } from "../store/session.js";
import { exactObject } from "./exact-json.js";
import { gatherer } from "./json-sample.js";
import { jsonLinesSource, originalsOf, type JsonLinesFile } from "./json-lines-source.js";
import { TOO_LONG } from "./record-limit.js";
import type { Scratch } from "./scratch.js";
import type { RecordSource } from "./source.js";
import { cutRecords, decodeText, JSON_LINES, openBytes } from "./text-records.js";

/** Longer lines are read one by one. */
const LONG_BYTES = 8 * 1024 * 1024;

/** A file of JSON objects, one a line, of any length. */
export async function longJsonLines(
  session: Session,
  scratch: Scratch,
  file: JsonLinesFile,
): Promise<RecordSource | undefined> {
  try {
    return await jsonLinesSource(session, file);
  } catch (error) {
    if (!messageOf(error).includes("maximum_object_size")) throw error;
  }
  const { path, shape, tooLong } = await withoutLongLines(scratch, file);
  const short = { ...file, path, gzip: false, sampled: false };
  const source = await jsonLinesSource(session, short, shape);
  if (source === undefined && tooLong) throw new Error(TOO_LONG);
  return source === undefined ? undefined : { ...source, originals: () => originalsOf(file) };
}

/** A copy in which a null takes the place of each long line, and what is in those. */
async function withoutLongLines(scratch: Scratch, file: JsonLinesFile) {
  const path = await scratch.path("jsonl");
  const gathered = gatherer();
  let anyTooLong = false;
  const lines = async function* () {
    for await (const { bytes, tooLong } of cutRecords(openBytes(file.path, file.gzip), JSON_LINES)) {
      anyTooLong ||= tooLong;
      const long = tooLong || bytes.length > LONG_BYTES;
      if (long && !tooLong) gathered.add(exactObject(decodeText(bytes)) ?? {}, undefined);
      yield long ? "null" : bytes;
      yield "\n";
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: "wx" }));
  return { path, shape: gathered.shape(), tooLong: anyTooLong };
}
