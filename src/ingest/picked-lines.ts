import { fileParts } from "./file-parts.js";
import type { Scratch } from "./scratch.js";

const NEWLINE = 10;
const RETURN = 13;

/** Which lines of a file to take. */
export interface LinesWanted {
  /** Lines before the first record. */
  readonly skip: number;
  /** How many records there are: each has to be one line, or lines say nothing of records. */
  readonly records: number;
  /** 1-based, ascending. */
  readonly numbers: readonly number[];
}

/**
 * Copies some records of a text into a scratch file, without reading what is in them; undefined where its lines are not
 * its records, one for one.
 */
export async function pickLines(
  path: string,
  { skip, records, numbers }: LinesWanted,
  scratch: Scratch,
): Promise<string | undefined> {
  const picked: Buffer[] = [];
  const wanted = numbers.values();
  let next = wanted.next().value;
  let row = -skip;
  let rest: Buffer[] = [];
  let returns = false;
  /** Ends a line; false where it is no record of its own. */
  const end = (last: Buffer): boolean => {
    row++;
    const mine = row === next;
    if (!mine && !returns) {
      rest = [];
      return true;
    }
    const line = rest.length === 0 ? last : Buffer.concat([...rest, last]);
    rest = [];
    if (mine) {
      picked.push(Buffer.from(line));
      next = wanted.next().value;
    }
    return row <= 0 || isOneLine(line);
  };
  for await (const chunk of fileParts(path)) {
    returns ||= chunk.includes(RETURN);
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(NEWLINE, from);
      if (at === -1) break;
      if (!end(chunk.subarray(from, at + 1))) return undefined;
      from = at + 1;
    }
    if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
  }
  if (rest.length > 0 && !end(Buffer.alloc(0))) return undefined;
  if (row !== records || picked.length !== numbers.length) return undefined;
  return scratch.write("picked", Buffer.concat(picked));
}

/** A carriage return ends a line for some readers: only one before the line feed is plain. */
function isOneLine(line: Buffer): boolean {
  const at = line.indexOf(RETURN);
  return at === -1 || (at === line.length - 2 && line[at + 1] === NEWLINE);
}
