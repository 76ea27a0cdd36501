import { parse } from "csv-parse/sync";
import { bareName, INGESTION_COLUMNS } from "./columns.js";
import { chooseTable } from "./which-table.js";

/** What the first lines of a CSV file say. */
export interface CsvHead {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Lines and records before the first record of data. */
  readonly skipLines: number;
  readonly skipRecords: number;
  /** Some of the first records of data. */
  readonly samples: readonly Readonly<Record<string, string>>[];
  readonly notes: readonly string[];
}

/** Reads the head of a text as CSV; undefined where it is none. */
export function readCsvHead(text: string): CsvHead | undefined {
  const body = text.replace(/^\uFEFF/, "");
  let best: CsvHead | undefined;
  for (const delimiter of [",", ";", "\t", "|"]) {
    const head = headWith(body, delimiter);
    if (head !== undefined && head.names.length > (best?.names.length ?? 1)) best = head;
  }
  return best;
}

function headWith(text: string, delimiter: string): CsvHead | undefined {
  const record = firstRecord(text);
  if (record === undefined) return undefined;
  let names: string[];
  try {
    names = parse(record.text, { delimiter, relax_quotes: true })[0] ?? [];
  } catch {
    return undefined;
  }
  if (names.length < 2) return undefined;
  const bare = names.map(bareName);
  if (bare.some((name) => name.length > 256)) return undefined;
  const telling = chooseTable(names).kind !== "none" || bare.some((name) => INGESTION_COLUMNS.includes(name));
  if (!telling) return undefined;
  return {
    delimiter,
    names,
    skipLines: record.lines,
    skipRecords: 1,
    samples: samplesOf(text, delimiter, names),
    notes: [],
  };
}

const SAMPLES = 20;

function samplesOf(text: string, delimiter: string, names: readonly string[]): Record<string, string>[] {
  try {
    const rows = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: SAMPLES + 1,
    });
    return rows
      .slice(1)
      .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
  } catch {
    // the head may end within a record, or be no good CSV: the import will tell
    return [];
  }
}

/** The first record of a text that is not blank, and how many lines it and what is before it take. */
function firstRecord(text: string): { text: string; lines: number } | undefined {
  let quoted = false;
  let start = 0;
  let lines = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    if (character !== undefined && (quoted || (character !== "\n" && character !== "\r"))) continue;
    if (character === "\r" && text[index + 1] === "\n") index++;
    lines++;
    const record = text.slice(start, index).trimEnd();
    if (record.trim() !== "") return { text: record, lines };
    if (character === undefined) return undefined;
    start = index + 1;
  }
  return undefined;
}
