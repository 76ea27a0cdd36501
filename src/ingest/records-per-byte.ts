import { fileStart, unpackedStart } from "../store/file-start.js";

const LOOKED_AT = 256 * 1024;
/** Logs shrink to a twentieth: what becomes more than this is none. */
const MOST_UNPACKED = 64 * LOOKED_AT;
/** Each event has a time under one of these names. */
const EVENT_TIME = /"(?:Timestamp|TimeGenerated|ActionTime)"\s*:/g;

/** Records for each byte of a text file as it is stored, by its first part; undefined where that does not tell. */
export async function recordsPerByte(path: string): Promise<number | undefined> {
  try {
    const stored = await fileStart(path, LOOKED_AT);
    const part = unpackedStart(stored, MOST_UNPACKED);
    const records = countRecords(part.toString(part[0] === 0xff && part[1] === 0xfe ? "utf16le" : "utf8"));
    return records === 0 || stored.length === 0 ? undefined : records / stored.length;
  } catch {
    // a mere estimate; what is wrong with the file is told by its import
    return undefined;
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
