import { messageOf } from "../diagnostics/message.js";
import { stat } from "node:fs/promises";
import { quoteName, quoteString } from "../fragment/quote.js";
import { DEVICE_EVENT_TABLES } from "../schema/defender.js";
import { schemaOf } from "../schema/sentinel.js";
import type { Session } from "../store/session.js";
import { tableOfCategory, type SourceColumn } from "./columns.js";
import { sampleJsonLines, type JsonShape } from "./json-sample.js";
import { isJsonObject, parseExact } from "./exact-json.js";
import type { RecordSource } from "./source.js";
import { JSON_LINES, textOriginals } from "./text-records.js";
import { chooseTable } from "./which-table.js";

/** DuckDB sets two buffers of this size aside for each thread. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;
/** Of larger files every key is looked at, but for all else a sample is. */
const MAX_WHOLE_BYTES = 32 * 1024 * 1024;

/** Objects with more keys than this are no events. */
const MAX_KEYS = 2000;

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
  const bytes = (await stat(file.path)).size;
  const whole = file.gzip || bytes <= MAX_WHOLE_BYTES;
  const shape = whole ? await wholeShape(session, file) : await largeShape(session, file, bytes);
  if (shape.keys.length === 0) return undefined;
  if (shape.keys.length > MAX_KEYS || shape.properties.length > MAX_KEYS)
    throw new Error(`its objects have more than ${MAX_KEYS} different keys`);
  return sourceOf(file, shape);
}

function sourceOf(file: JsonLinesFile, shape: JsonShape): RecordSource {
  const streaming = shape.keys.includes("category") && shape.keys.includes("properties");
  // az writes the name of the result, not of the table, into each record
  const azure =
    shape.keys.includes("TableName") &&
    shape.texts.every((text) => /"TableName": ?"PrimaryResult"/.test(text));
  const names = (streaming ? shape.properties : shape.keys).filter(
    (key) => !key.startsWith("@odata.") && !key.endsWith("@odata.type") && !(azure && key === "TableName"),
  );
  const twins = caseTwins(names);
  const columns: SourceColumn[] = names.map((name, index) => ({ name, sql: `c${index}` }));
  const cells = names.map((name) =>
    twins.length > 0
      ? `json_extract_string(json, ${quoteString(pointer(streaming ? ["properties", name] : [name]))})`
      : `${streaming ? "properties." : ""}${quoteName(name)}`,
  );
  const envelope = streaming ? { category: "category", time: "time" } : {};
  const select = cells.map((cell, index) => `coalesce(${cell}, '') AS c${index}`);
  // a line that is no object has no value anywhere, nor has {}
  const broken = [...cells, ...(streaming ? ["category", "time"] : [])].map((cell) => `${cell} IS NULL`);
  const envelope = streaming ? ["coalesce(category, '') AS category", "coalesce(time, '') AS received"] : [];
  return {
    format: azure ? "az-json" : streaming ? file.format.replace(/^json/, "streaming-json") : file.format,
    sql: `SELECT row_number() OVER () AS n, ${broken.join(" AND ")} AS broken, ${[...envelope, ...select].join(", ")}
      FROM read_json(${quoteString(file.path)}, columns = {${types.join(", ")}}, ${readerOptions(file)})`,
    columns,
    streamed: streaming,
    ...(streaming ? { table: "category", tableTexts: shape.categories, receivedAt: "received" } : {}),
    samples: shape.texts.flatMap((text) => {
      const row = retryLine(text, names, streaming);
      return typeof row === "string"
        ? []
        : [Object.fromEntries(names.map((name, i) => [name, row[`c${i}`] ?? ""]))];
    }),
    notes:
      shape.sampled === undefined
        ? []
        : [`columns beyond the schema were looked for in ${shape.sampled} records all over the file`],
    torn: [],
    originals: () => textOriginals(file.path, { ...JSON_LINES, gzip: file.gzip }, file.ownLines),
    retry: (text) => retryLine(text, names, streaming),
  };
}

/** Columns of the tables the file can belong to that the sample did not show. */
function assumedNames(seen: readonly string[], categories: readonly string[] | undefined): string[] {
  const taken = new Set(seen.map((name) => name.toLowerCase()));
  const names: string[] = [];
  for (const table of tablesOf(seen, categories))
    for (const { name } of schemaOf(table)) {
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      names.push(name);
    }
  return names;
}

function tablesOf(seen: readonly string[], categories: readonly string[] | undefined): readonly string[] {
  if (categories !== undefined) return categories.map((category) => tableOfCategory(category) ?? "");
  const choice = chooseTable(seen);
  if (choice.kind === "one") return [choice.table];
  return choice.kind === "by-action-type" ? DEVICE_EVENT_TABLES : [];
}

/** One line, read by the patient reader of JavaScript: long ones and those with halves of surrogate pairs. */
function retryLine(
  text: string,
  names: readonly string[],
  streaming: boolean,
): Record<string, string> | string {
  let record: unknown;
  try {
    record = parseExact(text);
  } catch (error) {
    return `not valid JSON: ${messageOf(error)}`;
  }
  if (!isJsonObject(record)) return "an object was expected";
  const values = streaming ? (record["properties"] ?? {}) : record;
  if (!isJsonObject(values)) return "its properties are no object";
  const cells = Object.fromEntries(names.map((name, index) => [`c${index}`, cellText(values[name])]));
  if (!streaming) return cells;
  return { ...cells, category: cellText(record["category"]), received: cellText(record["time"]) };
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

/** Looks at every record. */
async function wholeShape(session: Session, file: JsonLinesFile): Promise<JsonShape> {
  const rows = await session.arrays(
    `SELECT outer_keys, inner_keys, category, min(json, 3) AS texts FROM (
       SELECT CAST(json AS VARCHAR) AS json, json_keys(json) AS outer_keys, json_keys(json, '$.properties') AS inner_keys,
         json_extract_string(json, '$.category') AS category, row_number() OVER () AS n
       FROM read_ndjson_objects(${quoteString(file.path)}, ${readerOptions(file)}))
     GROUP BY outer_keys, inner_keys, category ORDER BY min(n)`,
  );
  const keys = new Set<string>();
  const properties = new Set<string>();
  const categories = new Set<string>();
  const texts: string[] = [];
  for (const [outer, inner, category, some] of rows) {
    if (texts.length < 60) texts.push(...((some as string[] | null) ?? []));
    for (const key of (outer as string[] | null) ?? []) keys.add(key);
    for (const key of (inner as string[] | null) ?? []) properties.add(key);
    if (typeof category === "string") categories.add(category);
  }
  return {
    keys: [...keys],
    properties: [...properties],
    categories: [...categories],
    texts,
    sampled: undefined,
  };
}
