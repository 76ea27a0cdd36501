import { createReadStream, statSync, type ReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { MAX_KEPT_BYTES, MAX_RECORD_BYTES } from "./record-limit.js";
import type { Originals } from "./source.js";
import { unpackLimit } from "./unpack-limit.js";

const LF = 0x0a;
const CR = 0x0d;

/** How a text file is cut into records. */
export interface RecordForm {
  /** Records before the first one that counts, such as a header. */
  readonly skip: number;
  /** Whether lines with nothing in them are no records. */
  readonly skipBlank: boolean;
  readonly gzip: boolean;
}

/** JSON Lines: a record a line. */
export const JSON_LINES = { skip: 0, skipBlank: true } as const;

/** A file of text, as it is stored. */
export interface TextFile {
  readonly path: string;
  readonly gzip: boolean;
  /** Told of streams that read the whole file before the engine does. */
  readonly onRead?: ((stream: ReadStream) => void) | undefined;
}

/** A record of a text file. */
export interface Cut {
  readonly line: number;
  /** Bytes of the unpacked file before it. */
  readonly offset: number;
  readonly bytes: Buffer;
}

/** A line of a text file. */
export interface LineCut extends Cut {
  /** It is longer than a record may be: its bytes are the first ones alone. */
  readonly tooLong: boolean;
}

/** The bytes of a file, unpacked; `onRead` is told of the stream of those that are stored. */
export function openBytes(path: string, gzip: boolean, onRead?: (stream: ReadStream) => void): Readable {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  onRead?.(file);
  if (!gzip) return file;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  // a fault of any stream comes out of the last one
  return pipeline(file, createGunzip(), unpackLimit(size), () => undefined);
}

/** The records of a text file, in one pass. */
export function textOriginals(path: string, form: RecordForm, ownLines = true): Originals {
  const cuts = cutRecords(openBytes(path, form.gzip), form);
  let number = -form.skip;
  return {
    async at(row) {
      for (;;) {
        const next = await cuts.next();
        if (next.done === true) return undefined;
        const cut = next.value;
        if (++number !== row) continue;
        const original = { line: ownLines ? cut.line : null, text: decodeText(cut.bytes) };
        return cut.tooLong ? { ...original, tooLong: true } : original;
      }
    },
    async close() {
      await cuts.return(undefined);
    },
  };
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const WINDOWS_1252 = new TextDecoder("windows-1252");

/** Text of bytes that should be UTF-8 and, where they are not, are most likely of a Windows code page. */
export function decodeText(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return WINDOWS_1252.decode(bytes);
  }
}

/**
 * Cuts bytes into lines as DuckDB does for JSON, at LF or CRLF, without their ends; memory holds no more of one than the
 * limit of a record.
 */
export async function* cutRecords(
  chunks: AsyncIterable<Buffer>,
  form: Omit<RecordForm, "gzip">,
): AsyncGenerator<LineCut, undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  let offset = 0;
  const keep = (part: Buffer) => {
    if (length <= MAX_RECORD_BYTES) parts.push(part);
    length += part.length;
  };
  const finish = (end: number): LineCut | undefined => {
    const tooLong = length > MAX_RECORD_BYTES;
    const whole = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
    const bytes = tooLong
      ? Buffer.from(whole.subarray(0, MAX_KEPT_BYTES))
      : whole.at(-1) === CR
        ? whole.subarray(0, -1)
        : whole;
    const cut = { line, offset, bytes, tooLong };
    parts = [];
    length = 0;
    line++;
    offset += end;
    return form.skipBlank && isBlank(bytes) ? undefined : cut;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, at));
      const cut = finish(length + 1);
      from = at + 1;
      if (cut !== undefined) yield cut;
    }
    if (from < chunk.length) keep(Buffer.from(chunk.subarray(from)));
  }
  const cut = length > 0 ? finish(length) : undefined;
  if (cut !== undefined) yield cut;
  return undefined;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09);
}
