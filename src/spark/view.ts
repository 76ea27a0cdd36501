import { quoteName } from "../fragment/quote.js";
import { quoteSparkString, SPARK_TYPES } from "../fragment/spark.js";
import type { EventSpan } from "../plan/event-span.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import { INGESTION_COLUMN, type Column } from "../plan/types.js";
import { columnSql } from "./column.js";
import { hourFolders } from "./hour-folders.js";
import type { SparkSource } from "./source.js";

/** Columns of the view that tell where a row lies: its file, and its number there where the form has one, else 0. */
export const FILE_COLUMN = "coldhunt_file";
export const ROW_COLUMN = "coldhunt_row";

/** The column of a raw row in its place among the table's columns. */
export function rawName(index: number): string {
  return `c${index + 1}`;
}

const RECORD = "record";
const FAULTY = "coldhunt_faulty";

/** A table of a query in Spark, with the columns it is asked for. */
export interface SparkTable {
  readonly source: SparkSource;
  readonly columns: readonly Column[];
}

/**
 * The view that stands for a table: each column with the physical type that plans count on, null where the source has
 * no such column, of rows in the span alone.
 */
export function viewSql(table: SparkTable, span: EventSpan): string {
  const { source, columns } = table;
  const list = columns.map(({ name }, at) => `  ${columnOf(table, at)} AS ${quoteName(name)}`);
  const time = columns.findIndex(({ name }) => name === "Timestamp");
  const ingestion = time < 0 ? "CAST(NULL AS BIGINT)" : columnOf(table, time);
  const further = [
    `  ${source.kind === "streaming" ? `coalesce(kql_datetime_of_iso_text(coldhunt_received), ${ingestion})` : ingestion} AS ${quoteName(INGESTION_COLUMN)}`,
    `  ${FILE_COLUMN}`,
    `  ${ROW_COLUMN}`,
  ];
  const bounds = boundsSql(table, span, "timed");
  return (
    `CREATE OR REPLACE TEMPORARY VIEW ${quoteName(source.table)} AS\n` +
    `SELECT\n${[...list, ...further].join(",\n")}\nFROM (\n${rawSql(table, span)}\n)` +
    (bounds.length === 0 ? "" : `\nWHERE ${bounds.join("\n  AND ")}`)
  );
}

/** A column of the view, from the raw rows, or what else is said of it there. */
export function columnOf({ source, columns }: SparkTable, at: number, sql = columnSql): string {
  const column = columns[at];
  if (column === undefined) throw new Error("bug: no such column");
  return sql(rawName(at), column.type, `${source.table}.${column.name}`);
}

/** A view without rows, for a table that no source holds. */
export function emptyViewSql(table: string, columns: readonly Column[]): string {
  const list = [
    ...columns.map(({ name, type }) => `CAST(NULL AS ${SPARK_TYPES[type]}) AS ${quoteName(name)}`),
    `CAST(NULL AS BIGINT) AS ${quoteName(INGESTION_COLUMN)}`,
    `CAST(NULL AS STRING) AS ${FILE_COLUMN}`,
    `CAST(NULL AS BIGINT) AS ${ROW_COLUMN}`,
  ];
  return `CREATE OR REPLACE TEMPORARY VIEW ${quoteName(table)} AS\nSELECT ${list.join(", ")}\nWHERE false`;
}

/**
 * The rows as the source has them: `c1`, `c2` ... of whatever type; records of text that are no JSON are left out.
 *
 * A name that the source lacks is found a step to the left, in the same list, as a null of no type: so one statement
 * serves sources of any schema.
 */
export function rawSql(table: SparkTable, span: EventSpan): string {
  return isText(table.source) ? recordsSql(table, span, `NOT ${FAULTY}`) : storedSql(table, span);
}

/** Of text, how many records are no JSON object; of anything else 0. */
export function faultyCountSql(table: SparkTable, span: EventSpan): string {
  return isText(table.source)
    ? `SELECT count(*) FROM (\n${recordsSql(table, span, FAULTY)}\n)`
    : "SELECT CAST(0 AS BIGINT)";
}

function isText({ kind }: SparkSource): boolean {
  return kind === "json" || kind === "streaming";
}

function storedSql({ source, columns }: SparkTable, span: EventSpan): string {
  const nothing = columns.map(({ name }) => `NULL AS ${quoteName(name)}`);
  const found = columns.map(({ name }, at) => `${quoteName(name)} AS ${rawName(at)}`);
  const list = [...nothing, ...found, ...placeOf(source)];
  return `  SELECT ${list.join(", ")}\n  FROM ${fromSql(source)}${pruned(source, span, "\n  ")}`;
}

function recordsSql({ source, columns }: SparkTable, span: EventSpan, which: string): string {
  const fields = columns.map(({ name }) => `\`${name.replaceAll("`", "``")}\` STRING`).join(", ");
  const streamed = source.kind === "streaming";
  const schema = streamed
    ? `time STRING, category STRING, properties STRUCT<${fields.replaceAll("` STRING", "`: STRING")}>`
    : fields;
  const row = streamed ? `${RECORD}.properties` : RECORD;
  const found = columns.map(({ name }, at) => `${row}.${quoteName(name)} AS ${rawName(at)}`);
  const category = quoteSparkString(`advancedhunting-${source.table.toLowerCase()}`);
  const own = streamed ? ` AND (${FAULTY} OR lower(${RECORD}.category) = ${category})` : "";
  const received = streamed ? [`${RECORD}.time AS coldhunt_received`] : [];
  const list = [...found, FILE_COLUMN, ROW_COLUMN, ...received, FAULTY];
  return (
    `  SELECT ${list.join(", ")}\n  FROM (\n` +
    `    SELECT *, ${RECORD} IS NULL OR ${RECORD}.${FAULTY} IS NOT NULL AS ${FAULTY}\n    FROM (\n` +
    `      SELECT from_json(value, ${quoteSparkString(`${schema}, ${FAULTY} STRING`)}, map('columnNameOfCorruptRecord', '${FAULTY}')) AS ${RECORD}, ` +
    `${placeOf(source).join(", ")}\n      FROM ${fromSql(source)}\n      WHERE trim(BOTH ' \\t\\r\\n' FROM value) <> ''` +
    `${pruned(source, span, " AND ", "")}\n    )\n  )\n  WHERE ${which}${own}`
  );
}

function placeOf({ kind, given }: SparkSource): string[] {
  switch (kind) {
    case "table":
      return [`${quoteSparkString(given)} AS ${FILE_COLUMN}`, `0L AS ${ROW_COLUMN}`];
    case "parquet":
      return [`_metadata.file_path AS ${FILE_COLUMN}`, `_metadata.row_index + 1 AS ${ROW_COLUMN}`];
    case "csv":
    case "json":
    case "streaming":
      return [`_metadata.file_path AS ${FILE_COLUMN}`, `0L AS ${ROW_COLUMN}`];
  }
}

/** What stands behind FROM. */
function fromSql({ kind, place }: SparkSource): string {
  const path = quoteName(place);
  switch (kind) {
    case "table":
      return place.split(".").map(quoteName).join(".");
    case "parquet":
      // without it the columns of one file would be those of all
      return `parquet.${path} WITH ('mergeSchema' = 'true')`;
    case "csv":
      // files whose heads differ are refused by the engine; a field may hold line ends
      return `csv.${path} WITH ('header' = 'true', 'enforceSchema' = 'false', 'multiLine' = 'true', 'quote' = '"', 'escape' = '"')`;
    case "json":
    case "streaming":
      // folders are no columns here: in the streaming layout two of them have the name m
      return `text.${path} WITH ('recursiveFileLookup' = 'true')`;
  }
}

/** A condition on the file alone, so that the engine opens no file of an hour that cannot matter. */
function pruned(source: SparkSource, span: EventSpan, before: string, word = "WHERE "): string {
  const hours = hourFolders(span);
  if (source.kind === "table" || hours === undefined) return "";
  const folder = "regexp_extract(_metadata.file_path, '/y=[0-9]{4}/m=[0-9]{2}/d=[0-9]{2}/h=[0-9]{2}/', 0)";
  const hour = `TRY_CAST(regexp_replace(${folder}, '[^0-9]', '') AS BIGINT)`;
  return `${before}${word}coalesce(${hour} BETWEEN ${hours.first} AND ${hours.last}, true)`;
}

/**
 * What is true of the rows of a span, or of these and the rows without a time. Stored times are compared as they are
 * too, which lets the engine skip blocks of files.
 */
export function boundsSql(table: SparkTable, span: EventSpan, which: "timed" | "or-untimed"): string[] {
  const at = table.columns.findIndex(({ name }) => name === "Timestamp");
  if (at < 0) return [];
  const raw = rawName(at);
  const ticks = columnOf(table, at);
  const or = (value: string): string => (which === "timed" ? "" : ` OR ${value} IS NULL`);
  const bounds = [
    ...(span.from === null ? [] : [{ operator: ">=", bound: span.from, up: 0n }]),
    ...(span.to === null ? [] : [{ operator: "<", bound: span.to, up: 9n }]),
  ];
  return bounds.flatMap(({ operator, bound, up }) => [
    ...["timestamp", "timestamp_ntz"].map((type) => {
      const sql = type.toUpperCase();
      // a microsecond has ten ticks: the bound is widened to a whole one
      const micros = (bound - UNIX_EPOCH_TICKS + up) / 10n;
      return `(typeof(${raw}) <> '${type}' OR CAST(${raw} AS ${sql}) ${operator} CAST(timestamp_micros(${micros}) AS ${sql})${or(raw)})`;
    }),
    `(${ticks} ${operator} ${bound}${or(`(${ticks})`)})`,
  ]);
}
