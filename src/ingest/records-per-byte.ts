import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";

const LOOKED_AT = 256 * 1024;
/** Each event has a time under one of these names. */
const EVENT_TIME = /"(?:Timestamp|TimeGenerated|ActionTime)"\s*:/g;

/** Records for each byte of a text file as it is stored, by its first part; undefined where that does not tell. */
export async function recordsPerByte(path: string): Promise<number | undefined> {
  try {
    const stored = await firstPart(path);
    const packed = stored[0] === 0x1f && stored[1] === 0x8b;
    const part = packed ? gunzipSync(stored, { finishFlush: constants.Z_SYNC_FLUSH }) : stored;
    const records = countRecords(part.toString(part[0] === 0xff && part[1] === 0xfe ? "utf16le" : "utf8"));
    return records === 0 || stored.length === 0 ? undefined : records / stored.length;
  } catch {
    // a mere estimate; what is wrong with the file is told by its import
    return undefined;
  }
}

async function firstPart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whole records of a text whose end may be cut off. */
function countRecords(text: string): number {
  if (/^[\uFEFF\s]*[[{]/.test(text)) {
    // streaming records have the time they were sent, too, under another name
    const times = [...text.matchAll(EVENT_TIME)].map(([name]) => name);
    const [first] = times;
    return times.filter((name) => name === first).length;
  }
  let lines = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === "\n" && !quoted) lines++;
    else if (character === "\u0000") return 0;
  }
  return lines;
}
