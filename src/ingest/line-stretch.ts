/**
 * DuckDB loses a line that is longer than its buffer, without a word: how far apart line ends are has to be known
 * besides.
 */
import { open } from "node:fs/promises";
import { openBytes, type TextFile } from "./text-records.js";
import { UnpacksTooMuch } from "./unpack-limit.js";

const LF = 0x0a;
const CR = 0x0d;
/** In a plain file a line end is looked for here and there: no line between two of them is longer than the step. */
const STEP = 1.5 * 1024 * 1024;
const LOOKED_AT = 16 * 1024;

/** At most so many bytes are between two line ends of a file; Infinity where it unpacks to more than a log would. */
export async function lineStretch({ path, gzip }: TextFile): Promise<number> {
  try {
    return gzip ? await stretchInside(path) : await stretchByProbes(path);
  } catch (error) {
    // any other fault is met with by who reads the file
    return error instanceof UnpacksTooMuch ? Infinity : 0;
  }
}

async function stretchByProbes(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(LOOKED_AT);
    let longest = 0;
    let last = 0;
    for (let at = STEP; at < size;) {
      const { bytesRead } = await file.read(buffer, 0, LOOKED_AT, at);
      if (bytesRead === 0) break;
      const found = firstLineEnd(buffer.subarray(0, bytesRead));
      if (found < 0) {
        at += bytesRead;
        continue;
      }
      longest = Math.max(longest, at + found - last);
      last = at + found;
      at = last + STEP;
    }
    return Math.max(longest, size - last);
  } finally {
    await file.close();
  }
}

async function stretchInside(path: string): Promise<number> {
  let longest = 0;
  let bytes = 0;
  let last = 0;
  for await (const chunk of openBytes(path, true)) {
    const part = chunk as Buffer;
    const first = firstLineEnd(part);
    if (first >= 0) {
      longest = Math.max(longest, bytes + first - last);
      // within a part nothing is long
      last = bytes + Math.max(part.lastIndexOf(LF), part.lastIndexOf(CR));
    }
    bytes += part.length;
  }
  return Math.max(longest, bytes - last);
}

function firstLineEnd(bytes: Buffer): number {
  const lf = bytes.indexOf(LF);
  return lf >= 0 ? lf : bytes.indexOf(CR);
}
