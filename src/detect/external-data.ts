import { messageOf } from "../diagnostics/message.js";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import { EvidenceError } from "../diagnostics/error.js";
import { quoteName } from "../fragment/quote.js";
import type { ExternalData } from "../plan/externals.js";
import { parseDatetime } from "../plan/parse-time.js";
import { parseTimespan } from "../plan/parse-time.js";
import type { KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";

/** Rows go to the engine in portions of this many. */
const PORTION = 5000;

/** Fills the table that `externaldata` reads, named by the address, from a local file. */
export async function loadExternal(session: Session, data: ExternalData, path: string): Promise<void> {
  const rows = await readRows(data, path);
  const columns = data.columns.map(({ name, type }) => `${quoteName(name)} ${DUCKDB_TYPES[type]}`);
  const table = quoteName(data.address);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE ${table} (${[...columns, "coldhunt_input INTEGER", "coldhunt_row BIGINT", "coldhunt_ingestion BIGINT"].join(", ")})`,
  );
  const cells = data.columns.map(({ type }, index) => {
    const text = `row[${index + 1}]`;
    return type === "string" ? `coalesce(${text}, '')` : `CAST(${text} AS ${DUCKDB_TYPES[type]})`;
  });
  for (let start = 0; start < rows.length; start += PORTION) {
    const portion = rows
      .slice(start, start + PORTION)
      .map((row) => data.columns.map(({ type }, index) => storedText(row[index] ?? null, type)));
    await session.run(
      `INSERT INTO ${table} SELECT ${[...cells, "0", "0", "0"].join(", ")} FROM (SELECT unnest(from_json($1::JSON, '[["VARCHAR"]]')) AS row)`,
      [JSON.stringify(portion)],
    );
  }
}

/** The records of the file as texts, in the order of the columns; null where a record has no such value. */
async function readRows(data: ExternalData, path: string): Promise<readonly (readonly (string | null)[])[]> {
  const text = await readText(path);
  const format = (data.properties["format"] ?? formatByEnding(data.address)).toLowerCase();
  switch (format) {
    case "csv":
    case "scsv":
    case "sohsv":
    case "psv":
    case "tsv":
    case "tsve": {
      const records = await separated(text, DELIMITERS[format] ?? ",", data, path);
      return data.properties["header"] === "true" ? byHead(records, data) : records;
    }
    case "txt":
    case "raw":
      return skipFirst(
        text.split(/\r?\n/).filter((line) => line !== ""),
        data,
      ).map((line) => [line]);
    case "json":
    case "multijson":
      return jsonRecords(text, path).map((record) => data.columns.map(({ name }) => jsonCell(record[name])));
    default:
      throw new EvidenceError(
        "EVIDENCE-SHAPE",
        `${path}: externaldata in the format '${format}' is not read`,
      );
  }
}

const DELIMITERS: Readonly<Record<string, string>> = {
  csv: ",",
  scsv: ";",
  sohsv: "\u0001",
  psv: "|",
  tsv: "\t",
  tsve: "\t",
};

/** The engine takes the format from the address where the query does not say it; text without an ending is CSV. */
function formatByEnding(address: string): string {
  const ending = /\.(\w+)(?:\.gz|\.zip)?(?:\?.*)?$/.exec(address)?.[1]?.toLowerCase() ?? "csv";
  return ending === "json" || ending === "tsv" || ending === "txt" || ending === "psv" ? ending : "csv";
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
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}

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
      {
        cause: error,
      },
    );
  }
}

/** The cells of the wanted columns, found by the names in the first record. */
function byHead(records: readonly (readonly string[])[], data: ExternalData): (string | null)[][] {
  const [head = [], ...rows] = records;
  const places = data.columns.map(({ name }) => head.indexOf(name));
  return rows.map((row) => places.map((place) => row[place] ?? null));
}

/** The names in the first record of a CSV file. */
export async function readHead(path: string): Promise<readonly string[]> {
  const data: ExternalData = { address: path, columns: [], properties: {} };
  const [head = []] = await separated(await readText(path), ",", data, path);
  return head;
}

function jsonRecords(text: string, path: string): Record<string, unknown>[] {
  try {
    const trimmed = text.trim();
    const parsed: unknown = trimmed.startsWith("[")
      ? JSON.parse(trimmed)
      : trimmed.split(/\r?\n/).map((line): unknown => JSON.parse(line));
    return parsed as Record<string, unknown>[];
  } catch (error) {
    throw new EvidenceError("EVIDENCE-SHAPE", `${path} holds no JSON records`, { cause: error });
  }
}

function jsonCell(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A text of the file in the form that values of the type are stored in; null where it is no value of the type. */
function storedText(text: string | null, type: KqlType): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  switch (type) {
    case "string":
      return text;
    case "int":
    case "long":
      return /^[+-]?\d+$/.test(trimmed) ? trimmed : null;
    case "real":
    case "decimal":
      return trimmed !== "" && Number.isFinite(Number(trimmed)) ? trimmed : null;
    case "bool":
      return /^(true|1)$/i.test(trimmed) ? "true" : /^(false|0)$/i.test(trimmed) ? "false" : null;
    case "datetime":
      return parseDatetime(trimmed)?.toString() ?? null;
    case "timespan":
      return parseTimespan(trimmed)?.toString() ?? null;
    case "guid":
      return trimmed === "" ? null : trimmed.toLowerCase();
    case "dynamic":
      return trimmed === "" ? null : asJson(text);
  }
}

function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
