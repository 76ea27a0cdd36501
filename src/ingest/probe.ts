import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { readCsvHead, readHeadless, readRawHead, type CsvHead, type HeadlessCsv } from "./csv-head.js";
import { EVENT_ARRAYS, findRecordArray } from "./json-records.js";
import { reason } from "./paths.js";

/** What a file is, by what stands in it. */
export type Probe = {
  readonly gzip: boolean;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Whether a byte order mark stands in front of UTF-8. */
  readonly bom: boolean;
  /** Its first bytes should be UTF-8 and are not: they are most likely of a Windows code page. */
  readonly codePage: boolean;
} & (
  | { readonly kind: "csv"; readonly head: CsvHead }
  | { readonly kind: "headless-csv"; readonly headless: HeadlessCsv; readonly text: string }
  | { readonly kind: "json-lines"; readonly loneCr: boolean }
  | { readonly kind: "json-document"; readonly format: string }
  | { readonly kind: "parquet" }
  | { readonly kind: "arrow" }
  | { readonly kind: "none"; readonly reason: string; readonly unreadable: boolean; readonly blank?: true }
);

const HEAD_BYTES = 1 << 20;

/** Looks at the first bytes of a file. */
export async function probe(path: string): Promise<Probe> {
  let head: Buffer;
  try {
    head = await readHead(path);
  } catch (error) {
    return none(false, `the file cannot be opened: ${reason(error)}`, true);
  }
  if (head.length === 0) return { ...none(false, "the file is empty"), blank: true };
  if (head.length < 4) return shortest(head);
  if (head.subarray(0, 4).toString("latin1") === "PAR1")
    return { gzip: false, encoding: "utf-8", bom: false, codePage: false, kind: "parquet" };
  if (head.subarray(0, 6).toString("latin1") === "ARROW1" || head.readUInt32LE(0) === 0xffffffff)
    return { gzip: false, encoding: "utf-8", bom: false, codePage: false, kind: "arrow" };
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (gzip) {
    const unpacked = await unpackHead(path);
    if (typeof unpacked === "string") return none(true, `the file cannot be unpacked: ${unpacked}`, true);
    if (unpacked.length === 0) return { ...none(true, "the file is empty inside"), blank: true };
    head = unpacked;
  }
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  const whole = head.length < HEAD_BYTES;
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const codePage = encoding === "utf-8" && !isUtf8(whole ? head : withoutCutCharacter(head));
  return { gzip, encoding, bom, codePage, ...shapeOf(text, whole) };
}

/** A file of three bytes at most. */
function shortest(head: Buffer): Probe {
  const text = new TextDecoder(encodingOf(head)).decode(head).trim();
  if (text === "") return { ...none(false, "the file is blank"), blank: true };
  const array = text === "[]" || text === "[";
  if (!array) return none(false, "the file is too short to hold an event");
  const plain = { gzip: false, encoding: "utf-8", bom: false, codePage: false } as const;
  return { ...plain, kind: "json-document", format: "json-array" };
}

function none(gzip: boolean, why: string, unreadable = false): Extract<Probe, { kind: "none" }> {
  return { gzip, encoding: "utf-8", bom: false, codePage: false, kind: "none", reason: why, unreadable };
}

function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return unmarkedUtf16(head) ?? "utf-8";
}

/** The names of columns are plain letters: every other byte of theirs is 0 in UTF-16. */
function unmarkedUtf16(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  const part = head.subarray(0, 256);
  const zeros = [0, 0];
  for (const [index, byte] of part.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = part.length * 0.4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : undefined;
}

/** A character at the end may be cut off. */
function withoutCutCharacter(head: Buffer): Buffer {
  let end = head.length;
  while (end > head.length - 4 && ((head[end - 1] ?? 0) & 0x80) !== 0) end--;
  return head.subarray(0, end);
}

type Shape =
  | { readonly kind: "csv"; readonly head: CsvHead }
  | { readonly kind: "headless-csv"; readonly headless: HeadlessCsv; readonly text: string }
  | { readonly kind: "json-lines"; readonly loneCr: boolean }
  | { readonly kind: "json-document"; readonly format: string }
  | { readonly kind: "none"; readonly reason: string; readonly unreadable: boolean; readonly blank?: true };

function shapeOf(text: string, whole: boolean): Shape {
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) return { kind: "none", reason: "the file is blank", unreadable: false, blank: true };
  const first = text[start];
  // zeros among text, or in place of what was to be written yet, cost no more than their record
  const zeros = text.includes("\u0000");
  if (zeros && first !== "[" && first !== "{") {
    const head = readCsvHead(text);
    if (head?.names.every((name) => !name.includes("\u0000")) === true) return { kind: "csv", head };
  }
  if (zeros && !/^[[{]\s*["[\]{}]/.test(text.slice(start, start + 1024)))
    return { kind: "none", reason: "it is neither text nor Parquet", unreadable: false };
  if (first === "[")
    return {
      kind: "json-document",
      format: /"FrameType"\s*:/.test(text.slice(start, 4096)) ? "json-tables" : "json-array",
    };
  if (first === "{") return jsonShape(text.slice(start), whole);
  const head = readCsvHead(text);
  if (head !== undefined) return { kind: "csv", head };
  const raw = readRawHead(text);
  if (raw !== undefined) return { kind: "csv", head: raw };
  const headless = readHeadless(text);
  if (headless !== undefined) return { kind: "headless-csv", headless, text };
  return { kind: "none", reason: "its columns are those of no Defender table", unreadable: false };
}

function jsonShape(text: string, whole: boolean): Shape {
  const key = findRecordArray(text);
  if (key !== undefined) return { kind: "json-document", format: EVENT_ARRAYS.get(key) ?? "json" };
  const end = text.search(/[\r\n]/);
  const line = end < 0 ? text : text.slice(0, end);
  // a line longer than the head cannot be told from a document on one line: records are never that long
  if (isObject(line) || (end < 0 && !whole)) return { kind: "json-lines", loneCr: /\r[^\n]/.test(text) };
  return { kind: "json-document", format: "json" };
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(head, length, HEAD_BYTES - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === HEAD_BYTES) return head.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

/** The first bytes inside a gzip file; text where it is none. */
function unpackHead(path: string): Promise<Buffer | string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const file = createReadStream(path);
    const gunzip = createGunzip();
    const done = (result: Buffer | string) => {
      file.destroy();
      gunzip.destroy();
      resolve(result);
    };
    const head = () => Buffer.concat(parts).subarray(0, HEAD_BYTES);
    file.on("error", (error) => done(reason(error)));
    gunzip.on("error", (error) => done(bytes > 0 ? head() : error.message));
    gunzip.on("data", (part: Buffer) => {
      parts.push(part);
      bytes += part.length;
      if (bytes >= HEAD_BYTES) done(head());
    });
    gunzip.on("end", () => done(head()));
    file.pipe(gunzip);
  });
}
