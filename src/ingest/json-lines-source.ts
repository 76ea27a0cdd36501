import { quoteName, quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import type { SourceColumn } from "./columns.js";
import type { RecordSource } from "./source.js";
import { textOriginals } from "./text-records.js";

/** DuckDB sets two buffers of this size aside for each thread. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;

interface JsonLinesFile {
  /** What is read: the evidence itself, or a scratch file with its records one a line. */
  readonly path: string;
  readonly gzip: boolean;
  /** The shape of the evidence. */
  readonly format: string;
  /** False where `path` is a scratch file, whose lines are not those of the evidence. */
  readonly ownLines: boolean;
}

/** A file of JSON objects, one a line, as a relation of texts. */
export async function jsonLinesSource(
  session: Session,
  file: JsonLinesFile,
): Promise<RecordSource | undefined> {
  const keys = await allKeys(session, file, "json");
  if (keys.length === 0) return undefined;
  const streaming = keys.includes("category") && keys.includes("properties");
  const inner = streaming ? await allKeys(session, file, "json->'$.properties'") : keys;
  const names = inner.filter((key) => !key.startsWith("@odata.") && !key.endsWith("@odata.type"));
  const types = streaming
    ? ["category: 'VARCHAR'", "time: 'VARCHAR'", `properties: ${quoteString(structOf(names))}`]
    : names.map((name) => `${quoteName(name)}: 'VARCHAR'`);
  const cells = names.map((name) => (streaming ? `properties.${quoteName(name)}` : quoteName(name)));
  const columns: SourceColumn[] = names.map((name, index) => ({ name, sql: `c${index}` }));
  const select = cells.map((cell, index) => `coalesce(${cell}, '') AS c${index}`);
  // a line that is no object has no value anywhere, nor has {}
  const broken = [...cells, ...(streaming ? ["category", "time"] : [])].map((cell) => `${cell} IS NULL`);
  const envelope = streaming ? ["coalesce(category, '') AS category", "coalesce(time, '') AS received"] : [];
  return {
    format: streaming ? file.format.replace(/^json/, "streaming-json") : file.format,
    sql: `SELECT row_number() OVER () AS n, ${broken.join(" AND ")} AS broken, ${[...envelope, ...select].join(", ")}
      FROM read_json(${quoteString(file.path)}, columns = {${types.join(", ")}}, ${readerOptions(file)})`,
    columns,
    ...(streaming ? { table: "category", receivedAt: "received" } : {}),
    notes: [],
    torn: [],
    originals: () => textOriginals(file.path, { skip: 0, skipBlank: true, gzip: file.gzip }, file.ownLines),
    retry: (text) => retryLine(text, names, streaming),
  };
}

/** One line, read by the patient reader of JavaScript: long ones and those with halves of surrogate pairs. */
function retryLine(
  text: string,
  names: readonly string[],
  streaming: boolean,
): Record<string, string> | string {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    return `not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(record)) return "an object was expected";
  const values = streaming ? (record["properties"] ?? {}) : record;
  if (!isObject(values)) return "its properties are no object";
  const cells = Object.fromEntries(names.map((name, index) => [`c${index}`, cellText(values[name])]));
  if (!streaming) return cells;
  return { ...cells, category: cellText(record["category"]), received: cellText(record["time"]) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function readerOptions(file: JsonLinesFile): string {
  return `format = 'newline_delimited', ignore_errors = true, maximum_object_size = ${MAX_OBJECT_BYTES},
    compression = '${file.gzip ? "gzip" : "uncompressed"}'`;
}

function structOf(names: readonly string[]): string {
  return `STRUCT(${names.map((name) => `${quoteName(name)} VARCHAR`).join(", ")})`;
}

/** All keys of the objects of a file, in the order in which they first occur. */
async function allKeys(session: Session, file: JsonLinesFile, object: string): Promise<string[]> {
  const rows = await session.arrays(
    `SELECT key FROM (
       SELECT unnest(keys) AS key, generate_subscripts(keys, 1) AS place, n FROM (
         SELECT keys, min(n) AS n FROM (
           SELECT json_keys(${object}) AS keys, row_number() OVER () AS n
           FROM read_ndjson_objects(${quoteString(file.path)}, ${readerOptions(file)}))
         GROUP BY keys))
     GROUP BY key ORDER BY min(n), min(place)`,
  );
  return rows.map(([key]) => key as string);
}
