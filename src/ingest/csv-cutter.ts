import { MAX_KEPT_BYTES, MAX_RECORD_BYTES } from "./record-limit.js";
import { decodeText, type Cut } from "./text-records.js";
import {
  afterLineEnd,
  closingQuote,
  endOfLine,
  fieldStart,
  looseRecord,
  parseRelaxed,
  skipMark,
  type CsvForm,
} from "./csv-record.js";

/** A record of a CSV file, or a line that is a part of none. */
export interface CsvCut extends Cut {
  /** Its fields; missing where it is not well formed, or has another number of them. */
  readonly fields?: () => string[];
  /** It is a line longer than a record may be: its bytes are the first ones alone. */
  readonly tooLong?: true;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** The same where quotes are out of place already, and each further line is a guess. */
const MAX_GUESSED_BYTES = 128 * 1024;

/**
 * Cuts CSV into records as RFC 4180 has them, with any line ends. Where a record is not well formed, the damage is kept
 * small: it ends with its first line, unless the next lines are needed to make it whole and none of them is a record by
 * itself. So a quote that is never closed costs one line, not the rest of the file. A line with nothing in it is no
 * record.
 */
export async function* cutCsv(
  chunks: AsyncIterable<Buffer>,
  form: CsvForm,
): AsyncGenerator<CsvCut, undefined> {
  const reader = new RecordReader(form);
  let rest: Buffer = Buffer.alloc(0);
  let base = 0;
  let line = 1;
  const source = chunks[Symbol.asyncIterator]();
  let ended = false;
  let wanted = 0;
  // within a line that is too long
  let passing = false;
  try {
    for (;;) {
      const parts = [rest];
      for (let have = rest.length; !ended && have <= wanted;) {
        const next = await source.next();
        if (next.done === true) {
          ended = true;
        } else {
          parts.push(next.value);
          have += next.value.length;
        }
      }
      const buffer = parts.length === 1 ? rest : Buffer.concat(parts);
      let at = 0;
      if (passing) {
        const end = endOfLine(buffer, 0);
        if (end >= buffer.length - 1 && !ended) {
          // a CR may be the first half of a line end
          rest = buffer.subarray(end);
          base += end;
          continue;
        }
        at = afterLineEnd(buffer, end);
        line++;
        passing = false;
      }
      while (at < buffer.length) {
        const found = reader.read(buffer, at, ended);
        if (found === undefined) break;
        const bytes = buffer.subarray(at, found.end);
        if (!reader.isBlank(bytes)) {
          const { spans } = found;
          const cut = { line, offset: base + at, bytes };
          yield spans === undefined
            ? cut
            : { ...cut, fields: () => spans.map((span) => fieldText(buffer, span)) };
        }
        line += lineEnds(buffer, at, found.next);
        at = found.next;
      }
      rest = buffer.subarray(at);
      base += at;
      if (ended) return undefined;
      if (rest.length > MAX_RECORD_BYTES) {
        yield { line, offset: base, bytes: Buffer.from(rest.subarray(0, MAX_KEPT_BYTES)), tooLong: true };
        passing = true;
        continue;
      }
      // a record that goes on: twice as much, or its reading from the start would take the square of its length
      wanted = Math.min(rest.length * 2, MAX_RECORD_BYTES);
    }
  } finally {
    await source.return?.();
  }
}

interface Extent {
  /** Where the record ends, and where the next one starts. */
  readonly end: number;
  readonly next: number;
  /** Of a record that is well formed. */
  readonly spans?: readonly Span[];
}

/** Start and end of a field within its buffer, and how it stands there. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly form: "plain" | "quoted" | "doubled";
}

class RecordReader {
  private readonly form: CsvForm;
  private readonly delimiter: number;
  private readonly count: number;

  constructor(form: CsvForm) {
    this.form = form;
    this.delimiter = form.delimiter.charCodeAt(0);
    this.count = form.fields;
  }

  /** The record that starts at a place; undefined where more bytes are needed to tell. */
  read(buffer: Buffer, at: number, ended: boolean): Extent | undefined {
    const last = ended || buffer.length - at >= MAX_RECORD_BYTES;
    const extent = this.strict(buffer, at, last, ended);
    if (extent === "more") return undefined;
    if (extent !== "malformed" && extent.spans?.length === this.count) return extent;
    return this.damaged(buffer, at, ended, extent === "malformed" ? undefined : extent);
  }

  isBlank(bytes: Buffer): boolean {
    for (const byte of bytes) if (byte !== SPACE && (byte !== TAB || this.delimiter === TAB)) return false;
    return true;
  }

  private strict(buffer: Buffer, at: number, last: boolean, ended = true): Extent | "more" | "malformed" {
    const spans: Span[] = [];
    let pos = skipMark(buffer, at);
    for (;;) {
      const from = pos;
      const open = fieldStart(buffer, from);
      if (buffer[open] === QUOTE) {
        const closing = closingQuote(buffer, open);
        if (closing === undefined || (closing.at + 1 === buffer.length && !last))
          return last ? "malformed" : "more";
        spans.push({ from: open + 1, to: closing.at, form: closing.doubled ? "doubled" : "quoted" });
        pos = closing.at + 1;
        while (buffer[pos] === SPACE) pos++;
      } else {
        pos = this.endOfPlain(buffer, open);
        spans.push({ from, to: pos, form: "plain" });
      }
      const byte = buffer[pos];
      if (byte === undefined && !last) return "more";
      if (byte === undefined && !ended) return "malformed";
      if (byte === this.delimiter) {
        pos++;
        continue;
      }
      if (byte !== undefined && byte !== LF && byte !== CR) return "malformed";
      if (byte === CR && pos + 1 === buffer.length && !last) return "more";
      return { end: pos, next: afterLineEnd(buffer, pos), spans: this.trimmed(spans) };
    }
  }

  private endOfPlain(buffer: Buffer, from: number): number {
    let pos = from;
    for (; pos < buffer.length; pos++) {
      const byte = buffer[pos];
      if (byte === this.delimiter || byte === LF || byte === CR) break;
    }
    return pos;
  }

  /** A delimiter at the end of a line makes no field. */
  private trimmed(spans: Span[]): Span[] {
    while (spans.length > this.count && spans.at(-1)?.from === spans.at(-1)?.to) spans.pop();
    return spans;
  }

  /** How far the damage of a record goes; `extent` is where its quotes match and only the number of fields is wrong. */
  private damaged(
    buffer: Buffer,
    at: number,
    ended: boolean,
    extent: Extent | undefined,
  ): Extent | undefined {
    const lineEnd = endOfLine(buffer, at);
    if (lineEnd >= buffer.length - 1 && !ended) return undefined;
    const line = { end: lineEnd, next: afterLineEnd(buffer, lineEnd) };
    let whole = extent;
    if (extent === undefined) {
      if (parseRelaxed(decodeText(buffer.subarray(at, lineEnd)), this.form)?.length === this.count)
        return line;
      const guess = this.guessed(buffer, at, ended);
      if (guess === "more") return undefined;
      whole = guess;
    }
    if (whole === undefined || whole.end <= lineEnd || this.hasRecord(buffer, line.next, whole.end))
      return line;
    return { end: whole.end, next: whole.next };
  }

  /** Where a record ends in which a quote closes a field only in front of a delimiter or a line end. */
  private guessed(buffer: Buffer, at: number, ended: boolean): Extent | "more" | undefined {
    const limit = Math.min(buffer.length, at + MAX_GUESSED_BYTES);
    const extent = looseRecord(buffer.subarray(at, limit), this.form);
    if (extent === undefined)
      return limit === buffer.length && !ended && buffer.length - at < MAX_GUESSED_BYTES ? "more" : undefined;
    return extent.fields.length === this.count
      ? { end: at + extent.end, next: afterLineEnd(buffer, at + extent.end) }
      : undefined;
  }

  /** Whether a record starts at a line between two places. */
  private hasRecord(buffer: Buffer, from: number, to: number): boolean {
    for (let start = from; start < to;) {
      const extent = this.strict(buffer, start, true);
      if (typeof extent === "object" && extent.spans?.length === this.count) return true;
      start = afterLineEnd(buffer, endOfLine(buffer, start));
    }
    return false;
  }
}

function fieldText(buffer: Buffer, { from, to, form }: Span): string {
  const text = decodeText(buffer.subarray(from, to));
  return form === "doubled" ? text.replaceAll('""', '"') : text;
}

/** Lines that start after a place, up to another one. */
function lineEnds(buffer: Buffer, from: number, to: number): number {
  let count = 0;
  for (let end = endOfLine(buffer, from); end < to; end = endOfLine(buffer, afterLineEnd(buffer, end)))
    count++;
  return count;
}
