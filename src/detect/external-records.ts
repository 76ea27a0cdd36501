import { gunzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { EvidenceError } from "../diagnostics/error.js";
import { messageOf } from "../diagnostics/message.js";
import { quoteName, quotePath } from "../fragment/quote.js";
import type { ExternalData } from "../plan/externals.js";
import { openSession } from "../store/session.js";
import { memberAt, type Mapping } from "./external-mapping.js";

/** A record as texts, in the order of the wanted columns; null where it has no such value. */
export type TextRecord = readonly (string | null)[];

const DELIMITERS: Readonly<Record<string, string>> = {
  csv: ",",
  scsv: ";",
  sohsv: "\u0001",
  psv: "|",
  tsv: "\t",
  tsve: "\t",
};

/** The formats whose name is also the ending of their files. */
const ENDINGS: ReadonlySet<string> = new Set([
  ...Object.keys(DELIMITERS),
  ...["txt", "raw", "json", "multijson", "parquet", "avro", "orc"],
]);

/** The format that the query names, else the one of the address's ending; text without a known one is CSV. */
export function formatOf(data: ExternalData): string {
  const named = data.properties["format"];
  if (named !== undefined) return named.toLowerCase();
  const ending = /\.(\w+)(?:\.gz|\.zip)?(?:\?.*)?$/.exec(data.address)?.[1]?.toLowerCase() ?? "";
  if (ending === "log") return "w3clogfile";
  return ENDINGS.has(ending) ? ending : "csv";
}

/**
 * The records of a file in one of the formats of ingestion; `mapping` says where columns are found that do not stand
 * in order or under their own names.
 * https://learn.microsoft.com/azure/data-explorer/ingestion-supported-formats
 */
export async function readRecords(
  data: ExternalData,
  path: string,
  mapping: Mapping | undefined,
): Promise<readonly TextRecord[]> {
  const format = formatOf(data);
  switch (format) {
    case "csv":
    case "scsv":
    case "sohsv":
    case "psv":
    case "tsv":
    case "tsve": {
      const text = await readText(path);
      if (format === "tsve" && text.includes("\\")) throw unread(path, "values with a backslash as escape");
      const records = await separated(text, DELIMITERS[format] ?? ",", data, path);
      if (data.properties["header"] === "true") return byHead(records, data);
      return mapping === undefined ? records : records.map((record) => atOrdinals(record, data, mapping));
    }
    case "txt":
      return skipFirst(
        (await readText(path)).split(/\r?\n/).filter((line) => line !== ""),
        data,
      ).map((line) => [line]);
    case "raw":
      return [[await readText(path)]];
    case "json":
    case "multijson":
      return (await jsonRecords(path)).map((record) =>
        data.columns.map(({ name }) => {
          const member = mapping === undefined ? [name] : mapping.get(name)?.path;
          return member === undefined ? null : jsonCell(memberAt(record, member));
        }),
      );
    case "parquet":
      if (mapping !== undefined) throw unread(path, "a mapping of Parquet columns");
      return parquetRecords(data, path);
    default:
      throw unread(path, `the format '${format}'`);
  }
}

function unread(path: string, what: string): EvidenceError {
  return new EvidenceError("EVIDENCE-SHAPE", `${path}: externaldata does not read ${what}`);
}

async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (error) {
    throw new EvidenceError("EVIDENCE-UNREADABLE", `${path} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
  if (bytes.subarray(0, 4).equals(ZIP)) throw unread(path, "zip archives: unpack it first");
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}

const ZIP = Buffer.from("PK\u0003\u0004", "latin1");

function skipFirst<T>(records: readonly T[], data: ExternalData): readonly T[] {
  return data.properties["ignoreFirstRecord"]?.toLowerCase() === "true" ? records.slice(1) : records;
}

async function separated(
  text: string,
  delimiter: string,
  data: ExternalData,
  path: string,
): Promise<readonly (readonly string[])[]> {
  const { parse } = await import("csv-parse/sync");
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return skipFirst(records, data);
  } catch (error) {
    throw new EvidenceError(
      "EVIDENCE-SHAPE",
      `${path} is no table of separated values: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

/** The cells of the wanted columns, found by the names in the first record. */
function byHead(records: readonly (readonly string[])[], data: ExternalData): TextRecord[] {
  const [head = [], ...rows] = records;
  const places = data.columns.map(({ name }) => head.indexOf(name));
  return rows.map((row) => places.map((place) => row[place] ?? null));
}

function atOrdinals(record: readonly string[], data: ExternalData, mapping: Mapping): TextRecord {
  return data.columns.map(({ name }) => record[mapping.get(name)?.ordinal ?? -1] ?? null);
}

/** The names in the first record of a CSV file. */
export async function readHead(path: string): Promise<readonly string[]> {
  const data: ExternalData = { address: path, columns: [], properties: {} };
  const [head = []] = await separated(await readText(path), ",", data, path);
  return head;
}

/** The values of a JSON array, or of a text with one JSON value after the other. */
async function jsonRecords(path: string): Promise<readonly unknown[]> {
  const text = (await readText(path)).trim();
  try {
    if (text.startsWith("[")) return JSON.parse(text) as unknown[];
    return jsonValues(text);
  } catch (error) {
    throw new EvidenceError("EVIDENCE-SHAPE", `${path} holds no JSON records`, { cause: error });
  }
}

/** Lines of JSON; bags that go over several lines are found by their braces. */
function jsonValues(text: string): unknown[] {
  const values: unknown[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[^])*"|[{}]/g)) {
    if (token === "{") depth++;
    if (token !== "}" || --depth > 0) continue;
    values.push(JSON.parse(text.slice(start, index + 1)));
    start = index + 1;
  }
  if (text.slice(start).trim() !== "") throw new SyntaxError("it ends within a record");
  return values;
}

function jsonCell(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Parquet columns by their names, as texts; lists and structs as JSON. A session that runs cards may read no file. */
async function parquetRecords(data: ExternalData, path: string): Promise<TextRecord[]> {
  const file = `read_parquet(${quotePath(path)})`;
  const session = await openSession();
  try {
    const described = await session.arrays(`SELECT column_name, column_type FROM (DESCRIBE FROM ${file})`);
    const types = new Map(described.map(([name, type]) => [name as string, type as string]));
    const cells = data.columns.map(({ name }) => {
      const type = types.get(name);
      if (type === undefined) return "NULL";
      const nested = /[[(]/.test(type) && !type.startsWith("DECIMAL");
      return nested ? `CAST(to_json(${quoteName(name)}) AS VARCHAR)` : `CAST(${quoteName(name)} AS VARCHAR)`;
    });
    const rows = await session.arrays(`SELECT ${cells.join(", ")} FROM ${file}`);
    return rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : null)));
  } catch (error) {
    throw new EvidenceError("EVIDENCE-SHAPE", `${path} is no Parquet file: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    session.close();
  }
}
