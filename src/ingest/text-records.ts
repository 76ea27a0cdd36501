import { createReadStream, statSync, type ReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Originals } from "./source.js";
import { unpackLimit } from "./unpack-limit.js";

const LF = 0x0a;
const CR = 0x0d;

/** How a text file is cut into records. */
export interface RecordForm {
  /** A quote keeps line ends inside a record; undefined: each line is a record. */
  readonly quote?: number;
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
        if (++number === row) return { line: ownLines ? cut.line : null, text: decodeText(cut.bytes) };
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

/** Cuts bytes into records, without their line ends. */
export async function* cutRecords(
  chunks: AsyncIterable<Buffer>,
  form: Omit<RecordForm, "gzip">,
): AsyncGenerator<Cut, undefined> {
  let rest: Buffer[] = [];
  let line = 1;
  let startLine = 1;
  let startOffset = 0;
  let chunkOffset = 0;
  let quoted = false;
  let afterCr = false;
  const emit = (tail: Buffer, next: number): Cut | undefined => {
    const bytes = rest.length === 0 ? tail : Buffer.concat([...rest, tail]);
    rest = [];
    const cut = { line: startLine, offset: startOffset, bytes: Buffer.from(bytes) };
    startLine = line;
    startOffset = next;
    return form.skipBlank && isBlank(bytes) ? undefined : cut;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (afterCr) {
        afterCr = false;
        if (byte === LF) {
          if (from === index && !quoted) {
            from = index + 1;
            startOffset = chunkOffset + from;
          }
          continue;
        }
      }
      if (byte === form.quote) {
        quoted = !quoted;
      } else if (byte === LF || byte === CR) {
        line++;
        afterCr = byte === CR;
        if (quoted) continue;
        const cut = emit(chunk.subarray(from, index), chunkOffset + index + 1);
        from = index + 1;
        if (cut !== undefined) yield cut;
      }
    }
    if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
    chunkOffset += chunk.length;
  }
  if (rest.length > 0) {
    const cut = emit(Buffer.alloc(0), chunkOffset);
    if (cut !== undefined) yield cut;
  }
  return undefined;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09);
}
