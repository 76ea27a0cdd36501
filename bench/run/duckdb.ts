import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { columnTypes } from "../generate/parquet-file.js";
import { Layout } from "../generate/row.js";
import type { PlainRow } from "./same-rows.js";

const LAYOUT = new Layout("DeviceEvents");

/** Opens a database as one would by hand, runs something on it and closes it. */
export async function withDatabase<T>(
  path: string,
  work: (connection: DuckDBConnection) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const instance = await DuckDBInstance.create(path, { ...settings });
  try {
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    const result = await work(connection);
    connection.closeSync();
    return result;
  } finally {
    instance.closeSync();
  }
}

/** All rows; times as text. */
export async function read(connection: DuckDBConnection, sql: string): Promise<PlainRow[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** A table function over DeviceEvents files with typed columns, as one writes it by hand. */
export function source(form: "csv" | "jsonl" | "parquet", files: readonly string[]): string {
  const list = `[${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ")}]`;
  switch (form) {
    case "csv":
      return `read_csv(${list}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = ${columnTypes(LAYOUT)})`;
    case "jsonl":
      return `read_json(${list}, format = 'newline_delimited', columns = ${columnTypes(LAYOUT)})`;
    case "parquet":
      return `read_parquet(${list})`;
  }
}

export const INJECTIONS = [
  "createremotethreadapicall",
  "memoryremoteprotect",
  "ntallocatevirtualmemoryremoteapicall",
  "ntmapviewofsectionremoteapicall",
  "readprocessmemoryapicall",
  "setthreadcontextremoteapicall",
  "queueuserapcremoteapicall",
] as const;

/** The card's two filters, written by hand. */
export const FILTER = `lower(InitiatingProcessFileName) = 'mmc.exe' AND lower(ActionType) IN (${INJECTIONS.map((one) => `'${one}'`).join(", ")})`;
