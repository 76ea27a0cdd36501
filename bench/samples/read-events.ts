import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";

/** An event as plain fields; what a file has no value for is "". */
export type Event = Readonly<Record<string, string>>;

/** The events of a sample read by other means than the program's own, for the tests. */
export async function readEvents(path: string): Promise<Event[]> {
  if (path.endsWith(".parquet")) return readParquet(path);
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  if (/\.csv(?:\.gz)?$/.test(path)) return parse(text, { columns: true, bom: true });
  const json = text.startsWith("[") || /^\{"(?:@odata|Stats)/.test(text);
  const documents: unknown[] = json ? [JSON.parse(text)] : text.split(/\r?\n/).filter(Boolean).map((line): unknown => JSON.parse(line));
  return documents.flatMap(recordsOf).map(plain);
}

function recordsOf(document: unknown): object[] {
  if (Array.isArray(document)) return document as object[];
  const envelope = document as Record<string, unknown>;
  const inner = envelope["results"] ?? envelope["Results"] ?? envelope["properties"] ?? document;
  return Array.isArray(inner) ? (inner as object[]) : [inner as object];
}

function plain(record: object): Event {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value === null ? "" : String(value)]));
}

async function readParquet(path: string): Promise<Event[]> {
  const instance = await DuckDBInstance.create(":memory:");
  try {
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll("SELECT COLUMNS(*)::VARCHAR FROM read_parquet($path)", { path });
    return reader.getRowObjectsJS().map(plain);
  } finally {
    instance.closeSync();
  }
}
