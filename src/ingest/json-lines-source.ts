import { messageOf } from "../diagnostics/message.js";
import { stat } from "node:fs/promises";
import { quoteName, quotePath, quotePaths, quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { sampleJsonLines, smallShape, type JsonShape } from "./json-sample.js";
import { isJsonObject, parseExact } from "./exact-json.js";
import { isLarge } from "./large-file.js";
import { numberAmong, type Originals, type RecordSource } from "./source.js";
import { JSON_LINES, textOriginals } from "./text-records.js";

/** DuckDB sets two buffers of this size aside for each thread. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;
/** A look fails at a longer object, and sets less aside. */
const LOOK_OBJECT_BYTES = 1024 * 1024;
/** A smaller file is looked at here: a statement of DuckDB takes longer than that. */
const MAX_SMALL_BYTES = 1024 * 1024;
/** Of larger files every key is looked at, but for all else a sample is. */
const MAX_WHOLE_BYTES = 32 * 1024 * 1024;

/** Objects with more keys than this are no events. */
const MAX_KEYS = 2000;

/** Where JSON Lines are, and of what shape the evidence is. */
export interface JsonLinesFile {
  /** What is read: the evidence itself, or a scratch file with its records one a line. */
  readonly path: string;
  readonly gzip: boolean;
  /** The shape of the evidence. */
  readonly format: string;
  /** False where `path` is a scratch file, whose lines are not those of the evidence. */
  readonly ownLines: boolean;
  /** Columns may be looked for in a sample: most such files are looked at through few columns and left. */
  readonly sampled?: boolean | undefined;
}

/** A file of JSON objects, one a line, as a relation of texts; `further` is what is known of lines that are not read. */
export async function jsonLinesSource(
  session: Session,
  file: JsonLinesFile,
  further: JsonShape = NOTHING,
): Promise<RecordSource | undefined> {
  const bytes = (await stat(file.path)).size;
  if (file.sampled === true && !file.gzip && bytes > MAX_SMALL_BYTES) {
    const sample = sampleJsonLines(file.path, bytes);
    if (sample.keys.length > 0)
      return {
        ...sourceOf(file, sample),
        narrowed: (names) => narrowSource(file, sample, names),
        lines: {
          path: file.path,
          skip: 0,
          picked: (caller, path, numbers) => pickedSource(caller, file, sample, { path, numbers }),
        },
      };
  }
  const shape = joined(await shapeOf(session, file, bytes), further);
  if (shape.keys.length === 0) return undefined;
  if (shape.keys.length > MAX_KEYS || shape.properties.length > MAX_KEYS)
    throw new Error(`its objects have more than ${MAX_KEYS} different keys`);
  return sourceOf(file, shape);
}

/** Some of the records, copied into a file, with the columns of the sample and their own. */
async function pickedSource(
  session: Session,
  file: JsonLinesFile,
  sample: JsonShape,
  picked: { readonly path: string; readonly numbers: readonly number[] },
): Promise<RecordSource> {
  const copy = { ...file, path: picked.path };
  const own = (await smallShape(picked.path)) ?? (await wholeShape(session, copy));
  const shape = joined(sample, own);
  const source = sourceOf(copy, shape, numberAmong(picked.numbers));
  return { ...source, picked: true, originals: () => originalsOf(file) };
}

const NOTHING: JsonShape = { keys: [], properties: [], categories: [], texts: [] };

/** What two parts of a file look like, with the texts of the first one. */
function joined(first: JsonShape, second: JsonShape): JsonShape {
  const both = (key: keyof JsonShape) => [...new Set([...first[key], ...second[key]])];
  return {
    keys: both("keys"),
    properties: both("properties"),
    categories: both("categories"),
    texts: first.texts,
  };
}

/** The lines of a file, one by one. */
export function originalsOf(file: JsonLinesFile): Originals {
  return textOriginals(file.path, { ...JSON_LINES, gzip: file.gzip }, file.ownLines);
}

function sourceOf(file: JsonLinesFile, shape: JsonShape, number?: string): RecordSource {
  const streaming = isStreaming(shape);
  // az writes the name of the result, not of the table, into each record
  const azure =
    shape.keys.includes("TableName") &&
    shape.texts.every((text) => /"TableName": ?"PrimaryResult"/.test(text));
  const names = (streaming ? shape.properties : shape.keys).filter(
    (key) => !key.startsWith("@odata.") && !key.endsWith("@odata.type") && !(azure && key === "TableName"),
  );
  const twins = caseTwins(names);
  // no column of DuckDB's reader has an empty name
  const plain = twins.length === 0 && !names.includes("");
  const raw = plain ? byColumns(file, names, streaming) : byPointers(file, names, streaming);
  // a line that is no object has no value anywhere, nor has {}
  const broken = names.map((_, index) => `c${index} IS NULL`).join(" AND ");
  const relation = (n: string) =>
    `SELECT ${n} AS n, ${broken} AS broken, ${texts(names, streaming)} FROM (${raw})`;
  return {
    format: azure ? "az-json" : streaming ? file.format.replace(/^json/, "streaming-json") : file.format,
    sql: relation(number ?? "row_number() OVER ()"),
    unnumbered: number === undefined && isLarge(file.path) ? relation("1::BIGINT") : undefined,
    columns: names.map((name, index) => ({ name, sql: `c${index}` })),
    streamed: streaming,
    ...(streaming ? { table: "category", tableTexts: shape.categories, receivedAt: "received" } : {}),
    samples: shape.texts.flatMap((text) => {
      const row = retryLine(text, names, streaming);
      return typeof row === "string"
        ? []
        : [Object.fromEntries(names.map((name, i) => [name, row[`c${i}`] ?? ""]))];
    }),
    notes: twins.map(
      (group) => `keys that differ in case only are columns of their own: ${group.join(", ")}`,
    ),
    torn: [],
    originals: () => originalsOf(file),
    retry: (text) => retryLine(text, names, streaming),
  };
}

/** The records through these keys alone, which need not be in the sample. */
function narrowSource(file: JsonLinesFile, sample: JsonShape, names: readonly string[]): RecordSource {
  const streaming = isStreaming(sample);
  const shape: JsonShape = {
    ...sample,
    // only that name is judged by them
    texts: names.includes("TableName") ? sample.texts : [],
    ...(streaming ? { properties: names } : { keys: names }),
  };
  return {
    ...sourceOf(file, shape),
    together: (paths) =>
      `SELECT file, false AS broken, ${texts(names, streaming)} FROM (${byColumns(file, names, streaming, paths)})`,
  };
}

/** SQL of what the columns of a source refer to, out of the values as they were read. */
function texts(names: readonly string[], streaming: boolean): string {
  const cells = names.map((_, index) => `coalesce(c${index}, '') AS c${index}`);
  const envelope = streaming ? ["coalesce(category, '') AS category", "coalesce(time, '') AS received"] : [];
  return [...envelope, ...cells].join(", ");
}

/** SQL of the values as columns of DuckDB's reader; of several files with `file`, the place of each record's. */
function byColumns(
  file: JsonLinesFile,
  names: readonly string[],
  streaming: boolean,
  together?: readonly string[],
): string {
  const types = streaming
    ? ["category: 'VARCHAR'", "time: 'VARCHAR'", `properties: ${quoteString(structOf(names))}`]
    : names.map((name) => `${quoteName(name)}: 'VARCHAR'`);
  const values = names.map(
    (name, index) => `${streaming ? "properties." : ""}${quoteName(name)} AS c${index}`,
  );
  const place = together === undefined ? [] : ["file_index AS file"];
  // of a look: a record that cannot be read has it fail, with few columns it would look like one without values
  const reading = together === undefined ? PATIENT : LOOK;
  return `SELECT ${[...place, ...(streaming ? ["category", "time"] : []), ...values].join(", ")}
    FROM read_json(${together === undefined ? quotePath(file.path) : quotePaths(together)}, columns = {${types.join(", ")}},
      ${readerOptions(file, reading)})`;
}

/** The same for names that are one to DuckDB, which takes more time. */
function byPointers(file: JsonLinesFile, names: readonly string[], streaming: boolean): string {
  const value = (...path: string[]) => `json_extract_string(json, ${quoteString(pointer(path))})`;
  const values = names.map(
    (name, index) => `${streaming ? value("properties", name) : value(name)} AS c${index}`,
  );
  const envelope = streaming ? [`${value("category")} AS category`, `${value("time")} AS time`] : [];
  return `SELECT ${[...envelope, ...values].join(", ")}
    FROM read_ndjson_objects(${quotePath(file.path)}, ${readerOptions(file)})`;
}

/** RFC 6901. */
function pointer(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Names that are the same but for the case of their letters. */
function caseTwins(names: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const lower = name.toLowerCase();
    groups.set(lower, [...(groups.get(lower) ?? []), name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** One line, read by the patient reader of JavaScript: long ones and those with halves of surrogate pairs. */
function retryLine(
  text: string,
  names: readonly string[],
  streaming: boolean,
): Record<string, string> | string {
  let record: unknown;
  try {
    // a byte order mark where files were joined
    record = parseExact(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return `not valid JSON: ${messageOf(error)}`;
  }
  if (!isJsonObject(record)) return "an object was expected";
  const values = streaming ? record["properties"] : record;
  if (!isJsonObject(values)) return "an object of properties was expected";
  const cells = Object.fromEntries(
    names.map((name, index) => [`c${index}`, cellText(valueOf(values, name))]),
  );
  if (!streaming) return cells;
  return { ...cells, category: cellText(record["category"]), received: cellText(record["time"]) };
}

/** Not what every object has, such as `constructor`. */
function valueOf(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

interface Reading {
  readonly ignoreErrors: boolean;
  readonly objectBytes: number;
}

const PATIENT: Reading = { ignoreErrors: true, objectBytes: MAX_OBJECT_BYTES };
const LOOK: Reading = { ignoreErrors: false, objectBytes: LOOK_OBJECT_BYTES };

function readerOptions(file: JsonLinesFile, { ignoreErrors, objectBytes } = PATIENT): string {
  return `format = 'newline_delimited', ignore_errors = ${ignoreErrors}, maximum_object_size = ${objectBytes},
    hive_partitioning = false, compression = '${file.gzip ? "gzip" : "uncompressed"}'`;
}

function structOf(names: readonly string[]): string {
  return `STRUCT(${names.map((name) => `${quoteName(name)} VARCHAR`).join(", ")})`;
}

async function shapeOf(session: Session, file: JsonLinesFile, bytes: number): Promise<JsonShape> {
  if (!file.gzip && bytes <= MAX_SMALL_BYTES) {
    const shape = await smallShape(file.path);
    if (shape !== undefined) return shape;
  }
  return file.gzip || bytes <= MAX_WHOLE_BYTES ? wholeShape(session, file) : largeShape(session, file, bytes);
}

/** Looks at every record. */
async function wholeShape(session: Session, file: JsonLinesFile): Promise<JsonShape> {
  const rows = await session.arrays(
    `SELECT outer_keys, inner_keys, category, min(json, 3) AS texts FROM (
       SELECT CAST(json AS VARCHAR) AS json, json_keys(json) AS outer_keys, json_keys(json, '$.properties') AS inner_keys,
         json_extract_string(json, '$.category') AS category, row_number() OVER () AS n
       FROM read_ndjson_objects(${quotePath(file.path)}, ${readerOptions(file)}))
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
  return { keys: [...keys], properties: [...properties], categories: [...categories], texts };
}

/** Looks at every key, and for all else at a sample. */
async function largeShape(session: Session, file: JsonLinesFile, bytes: number): Promise<JsonShape> {
  const shape = sampleJsonLines(file.path, bytes);
  // records longer than a part of the sample
  if (shape.keys.length === 0) return wholeShape(session, file);
  const streaming = isStreaming(shape);
  const place = streaming ? ", '$.properties'" : "";
  // read as a map a record is parsed once, by json_keys twice
  const map = streaming ? "properties" : "record";
  // most records have the keys of the first one: to compare is cheaper than to gather
  const usual = `(SELECT json_keys(${quoteString(shape.texts[0] ?? "{}")}::JSON${place}))`;
  const rows = await session.arrays(
    `SELECT DISTINCT unnest(keys) AS key FROM (
       SELECT map_keys(${map}) AS keys
       FROM read_json(${quotePath(file.path)}, columns = {${map}: 'MAP(VARCHAR, VARCHAR)'}, records = ${streaming},
         ${readerOptions(file)}))
     WHERE keys IS DISTINCT FROM ${usual} ORDER BY key`,
  );
  const found = rows.map(([key]) => key as string);
  const all = (sampled: readonly string[]) => [...new Set([...sampled, ...found])];
  return streaming ? { ...shape, properties: all(shape.properties) } : { ...shape, keys: all(shape.keys) };
}

function isStreaming({ keys }: JsonShape): boolean {
  return keys.includes("category") && keys.includes("properties");
}
