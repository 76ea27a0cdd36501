import { parse } from "csv-parse/sync";
import { bareName, INGESTION_COLUMNS } from "./columns.js";
import { isMessage, MOST_RAW_FIELDS, rawColumn } from "./raw-table.js";
import { chooseTable } from "./which-table.js";

/** What the first lines of a CSV file say. */
export interface CsvHead {
  readonly format: string;
  readonly delimiter: string;
  /** Of all fields, as the file spells them. */
  readonly names: readonly string[];
  /** Fields that are no columns: the row index that pandas writes. */
  readonly ignored: ReadonlySet<number>;
  /** Lines and records before the first record of data. */
  readonly skipLines: number;
  readonly skipRecords: number;
  /** The lines before the first record of data end in other ways than that: DuckDB skips too much there. */
  readonly mixedEnds: boolean;
  /** Some of the first records of data. */
  readonly samples: readonly Readonly<Record<string, string>>[];
  readonly notes: readonly string[];
}

/** Data without a head: which columns the fields are has to be found elsewhere. */
export interface HeadlessCsv {
  readonly delimiter: string;
  readonly fields: number;
}

const LINE_ENDS = ["\r\n", "\n", "\r"];

const DELIMITERS = [",", ";", "\t", "|"];

/** Reads the head of a text as CSV; undefined where it is none. */
export function readCsvHead(text: string): CsvHead | undefined {
  const record = firstRecord(text.replace(/^\uFEFF/, ""));
  if (record === undefined) return undefined;
  let best: CsvHead | undefined;
  for (const delimiter of DELIMITERS) {
    const names = fieldsOf(record.text, delimiter);
    if (names === undefined || names.length <= Math.max(1, best?.names.length ?? 1) || !isHead(names))
      continue;
    best = headOf(names, delimiter, record);
  }
  return best;
}

/** The head of a raw table, whose rows hold messages of a stream, or one for a raw table without it. */
export function readRawHead(text: string): CsvHead | undefined {
  const plain = text.replace(/^\uFEFF/, "");
  const record = firstRecord(plain);
  if (record === undefined) return undefined;
  for (const delimiter of DELIMITERS) {
    const fields = fieldsOf(record.text, delimiter) ?? [];
    const column = rawColumn(fields);
    if (column !== undefined && isMessage(record.rest.slice(record.rest.indexOf('"'))))
      return headOf(fields, delimiter, record);
    if (fields.length > 0 && fields.length <= MOST_RAW_FIELDS && fields.some(isMessage)) {
      const names = fields.map((field, index) => (isMessage(field) ? "records" : `Column${index + 1}`));
      return headFor(text, { delimiter, fields: fields.length }, names, "what stands in them");
    }
  }
  // a message longer than what is looked at
  const [delimiter = ","] = DELIMITERS;
  return isMessage(plain)
    ? headFor(text, { delimiter, fields: 1 }, ["records"], "what stands in them")
    : undefined;
}

/** A head for a text without one; undefined where the number of its fields is another one. */
export function headFor(
  text: string,
  headless: HeadlessCsv,
  names: readonly string[],
  from: string,
): CsvHead | undefined {
  if (names.length !== headless.fields) return undefined;
  const head = headOf(names, headless.delimiter, {
    text: "",
    lines: 0,
    records: 0,
    mixedEnds: false,
    rest: text.replace(/^\uFEFF/, ""),
  });
  return {
    ...head,
    format: "headless-csv",
    notes: [...head.notes, `its columns are taken from ${from}`],
  };
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?$/;

/** Whether a text looks like events without a head: many fields, and a time among them. */
export function readHeadless(text: string): HeadlessCsv | undefined {
  const record = firstRecord(text.replace(/^\uFEFF/, ""));
  if (record === undefined) return undefined;
  for (const delimiter of DELIMITERS) {
    const fields = fieldsOf(record.text, delimiter);
    if (fields !== undefined && fields.length >= 4 && fields.some((field) => ISO.test(field)))
      return { delimiter, fields: fields.length };
  }
  return undefined;
}

/** The fields of a record; undefined where it is no CSV with this delimiter. */
export function fieldsOf(record: string, delimiter: string): string[] | undefined {
  try {
    // to find out how records end is tried at each character, as long as none has ended
    return parse(record, { delimiter, relax_quotes: true, record_delimiter: LINE_ENDS })[0];
  } catch {
    return undefined;
  }
}

/** Whether names are those of columns of some table. */
export function isHead(names: readonly string[]): boolean {
  const bare = names.map(bareName);
  if (bare.some((name) => name.length > 256)) return false;
  return chooseTable(names).kind !== "none" || bare.some((name) => INGESTION_COLUMNS.includes(name));
}

function headOf(names: readonly string[], delimiter: string, record: FirstRecord): CsvHead {
  const index = names[0] === "" || names[0] === "Unnamed: 0";
  return {
    format: formatOf(names),
    delimiter,
    names,
    ignored: new Set(index ? [0] : []),
    skipLines: record.lines,
    skipRecords: record.records,
    mixedEnds: record.mixedEnds,
    samples: samplesOf(record.rest, delimiter, names),
    notes: index ? ["the first field, a row index, is left out"] : [],
  };
}

function formatOf(names: readonly string[]): string {
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  if (names.some((name) => / \[(UTC|Local Time)\]$/i.test(name))) return "log-analytics-csv";
  if (has("Event Time") && has("Machine Id", "Action Type")) return "timeline-csv";
  return has("EventTime", "MachineId") ? "legacy-csv" : "portal-csv";
}

const SAMPLES = 20;
const SAMPLE_CHARACTERS = 64 * 1024;

function samplesOf(text: string, delimiter: string, names: readonly string[]): Record<string, string>[] {
  const rows: string[][] = [];
  let rest = text.slice(0, SAMPLE_CHARACTERS);
  while (rows.length < SAMPLES) {
    const record = firstRecord(rest);
    // the last record may be cut off
    if (record === undefined || (record.rest === "" && rest.length === SAMPLE_CHARACTERS)) break;
    rows.push(fieldsOf(record.text, delimiter) ?? []);
    rest = record.rest;
  }
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

/** Whether the lines of a text before a place, and the one after it, end in different ways. */
function mixedEnds(text: string, place: number): boolean {
  const next = /\r\n|\r|\n/.exec(text.slice(place));
  const ends = text.slice(0, place + (next === null ? 0 : next.index + 2)).match(/\r\n|\r|\n/g);
  return new Set(ends).size > 1;
}

interface FirstRecord {
  readonly text: string;
  /** Lines that it and what is before it take. */
  readonly lines: number;
  /** Records that it and what is before it are: blank lines are none. */
  readonly records: number;
  /** Whether these lines, and the next one, end in different ways. */
  readonly mixedEnds: boolean;
  /** What comes after it. */
  readonly rest: string;
}

/** The type line of PowerShell, and that which tells Excel the delimiter, as it may have been quoted since. */
const BEFORE_HEAD = /^(?:#TYPE |"?sep=(?:[,;|\t]|";")"?[,;|\t]*$)/i;

/** The first record of a text that is neither blank nor a line for a program. */
function firstRecord(text: string): FirstRecord | undefined {
  let quoted = false;
  let start = 0;
  let lines = 0;
  let records = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    if (character !== undefined && character !== "\n" && character !== "\r") continue;
    const end = index;
    if (character === "\r" && text[index + 1] === "\n") index++;
    lines++;
    if (quoted && character !== undefined) continue;
    const record = text.slice(start, end);
    if (record.trim() !== "") records++;
    if (record.trim() !== "" && !BEFORE_HEAD.test(record))
      return {
        text: record,
        lines,
        records,
        mixedEnds: mixedEnds(text, index + 1),
        rest: text.slice(index + 1),
      };
    if (character === undefined) return undefined;
    start = index + 1;
    quoted = false;
  }
  return undefined;
}
