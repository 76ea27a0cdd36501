import { parse } from "csv-parse/sync";

/** What a file of CSV is made of. */
export interface CsvForm {
  readonly delimiter: string;
  /** Fields of a record. */
  readonly fields: number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** The relaxed reader takes a second for so many characters. */
const LONG = 1024 * 1024;

/** The fields of a record that is not well formed, or why they cannot be told apart. */
export function patientFields(text: string, form: CsvForm): string[] | string {
  const relaxed = text.length > LONG ? undefined : parseRelaxed(text, form);
  if (relaxed?.length === form.fields) return relaxed;
  const bytes = Buffer.from(text);
  const loose = looseRecord(bytes, form);
  if (loose?.end === bytes.length && loose.fields.length === form.fields) return loose.fields;
  const found = relaxed?.length ?? (loose?.end === bytes.length ? loose.fields.length : undefined);
  return found === undefined || found === form.fields
    ? "its quotes do not match"
    : `${form.fields} fields were expected and ${found} found`;
}

/** The fields of one record, quotes out of place taken as text; undefined where even that does not help. */
export function parseRelaxed(text: string, { delimiter, fields }: CsvForm): string[] | undefined {
  try {
    const records = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
    });
    const [record] = records;
    return records.length === 1 && record !== undefined ? trimmed(record, fields) : undefined;
  } catch {
    return undefined;
  }
}

/** A delimiter at the end of a line makes no field. */
function trimmed(record: readonly string[], fields: number): string[] {
  let count = record.length;
  while (count > fields && record[count - 1] === "") count--;
  return record.slice(0, count);
}

/**
 * The first record of a text in which a quote closes a field only where a delimiter or a line end follows; `end` is the
 * place of its line end. Undefined where a quote stays open.
 */
export function looseRecord(bytes: Buffer, form: CsvForm): { fields: string[]; end: number } | undefined {
  const delimiter = form.delimiter.charCodeAt(0);
  const endsField = (byte: number | undefined) =>
    byte === undefined || byte === delimiter || byte === LF || byte === CR;
  const fields: string[] = [];
  let pos = 0;
  for (;;) {
    const open = fieldStart(bytes, pos);
    let end = open;
    if (bytes[open] === QUOTE) {
      let close = bytes.indexOf(QUOTE, open + 1);
      for (; close >= 0; close = bytes.indexOf(QUOTE, close + 1)) {
        if (bytes[close + 1] === QUOTE) {
          close++;
          continue;
        }
        end = close + 1;
        while (bytes[end] === SPACE) end++;
        if (endsField(bytes[end])) break;
      }
      if (close < 0) return undefined;
      fields.push(bytes.toString("utf8", open + 1, close).replaceAll('""', '"'));
    } else {
      while (!endsField(bytes[end])) end++;
      fields.push(bytes.toString("utf8", pos, end));
    }
    if (bytes[end] !== delimiter) return { fields: trimmed(fields, form.fields), end };
    pos = end + 1;
  }
}

/** Where a field starts: DuckDB passes over one blank in front of a quote, and no more than that. */
export function fieldStart(bytes: Buffer, at: number): number {
  return bytes[at] === SPACE && bytes[at + 1] === QUOTE ? at + 1 : at;
}

/** The quote that closes the field which another one opens, and whether there are doubled ones between them. */
export function closingQuote(bytes: Buffer, open: number): { at: number; doubled: boolean } | undefined {
  let doubled = false;
  for (let at = bytes.indexOf(QUOTE, open + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (bytes[at + 1] !== QUOTE) return { at, doubled };
    doubled = true;
  }
  return undefined;
}

/** The next CR or LF, or the end of the bytes. */
export function endOfLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === LF || bytes[at] === CR) return at;
  return bytes.length;
}

/** Past LF, CR or both, if they are there. */
export function afterLineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === CR) return bytes[at + 1] === LF ? at + 2 : at + 1;
  return bytes[at] === LF ? at + 1 : at;
}

/** A byte order mark in front of a record, as where files were joined, is no part of it. */
export function skipMark(bytes: Buffer, at: number): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : at;
}
