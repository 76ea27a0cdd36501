import { closeSync, openSync, readSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterLineEnd, endOfLine } from "./csv-record.js";
import { isJsonObject } from "./exact-json.js";
import { decodeText } from "./text-records.js";

/** What the records of a JSON Lines file look like, as far as they were looked at. */
export interface JsonShape {
  /** Keys of the records, and of their `properties`, in the order in which they were first met. */
  readonly keys: readonly string[];
  readonly properties: readonly string[];
  /** Texts of `category`. */
  readonly categories: readonly string[];
  /** Some of the records, as they stand in the file. */
  readonly texts: readonly string[];
}

const SLICE_BYTES = 64 * 1024;
/** One slice for so many bytes, within limits. */
const BYTES_A_SLICE = 4 * 1024 * 1024;
const LEAST_SLICES = 8;
const MOST_SLICES = 64;

/** Looks at records all over a large file. */
export function sampleJsonLines(path: string, bytes: number): JsonShape {
  const gathered = gatherer();
  const slices = Math.min(MOST_SLICES, Math.max(LEAST_SLICES, Math.ceil(bytes / BYTES_A_SLICE)));
  let sampled = 0;
  // many small parts: to have each from another thread takes longer than to read it
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(SLICE_BYTES);
    for (let slice = 0; slice < slices; slice++) {
      const offset = Math.floor(((bytes - SLICE_BYTES) / (slices - 1)) * slice);
      const bytesRead = readSync(file, buffer, 0, SLICE_BYTES, offset);
      for (const line of wholeLines(buffer.toString("utf8", 0, bytesRead), slice === 0)) {
        const record = parse(line);
        if (record !== undefined) gathered.add(record, sampled++ % 16 === 0 ? line : undefined);
      }
    }
  } finally {
    closeSync(file);
  }
  return gathered.shape();
}

const MAX_TEXTS = 60;

/** Looks at every record of a small file; undefined where one of them is not to be read here. */
export async function smallShape(path: string): Promise<JsonShape | undefined> {
  const gathered = gatherer();
  let count = 0;
  for (const bytes of lines(await readFile(path))) {
    const text = decodeText(bytes);
    if (text.trim() === "") continue;
    const record = parse(text.replace(/^\uFEFF/, ""));
    if (record === undefined) return undefined;
    gathered.add(record, count++ < MAX_TEXTS ? text : undefined);
  }
  return gathered.shape();
}

function* lines(bytes: Buffer): Generator<Buffer, undefined> {
  for (let from = 0; from < bytes.length;) {
    const end = endOfLine(bytes, from);
    yield bytes.subarray(from, end);
    from = afterLineEnd(bytes, end);
  }
  return undefined;
}

/** Takes in records one by one, and says what they look like. */
export function gatherer(): {
  readonly add: (record: Record<string, unknown>, text: string | undefined) => void;
  readonly shape: () => JsonShape;
} {
  const keys = new Set<string>();
  const properties = new Set<string>();
  const categories = new Set<string>();
  const texts: string[] = [];
  return {
    add(record, text) {
      if (text !== undefined) texts.push(text);
      for (const key of Object.keys(record)) keys.add(key);
      const inner = record["properties"];
      if (isJsonObject(inner)) for (const key of Object.keys(inner)) properties.add(key);
      if (typeof record["category"] === "string") categories.add(record["category"]);
    },
    shape: () => ({
      keys: [...keys],
      properties: [...properties],
      categories: [...categories],
      texts,
    }),
  };
}

/** The first line of a slice may be the end of one, its last the start of one. */
function wholeLines(text: string, first: boolean): string[] {
  return text.split(/\r?\n/).slice(first ? 0 : 1, -1);
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
