import { rm } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type { KqlType } from "../../src/plan/types.js";
import { csv } from "./forms/csv.js";
import type { Layout, Row } from "./row.js";
import { writeTextFile } from "./text-file.js";

export type Codec = "snappy" | "gzip" | "zstd";

const DUCKDB_TYPES: Readonly<Record<KqlType, string>> = {
  bool: "BOOLEAN",
  int: "INTEGER",
  long: "BIGINT",
  real: "DOUBLE",
  decimal: "DOUBLE",
  datetime: "TIMESTAMP_NS",
  timespan: "BIGINT",
  string: "VARCHAR",
  guid: "VARCHAR",
  dynamic: "VARCHAR",
  hll: "VARCHAR[]",
  tdigest: "DOUBLE[]",
};

/** The DuckDB types of a table's columns, as the argument `columns` of `read_csv` and `read_json`. */
export function columnTypes(layout: Layout): string {
  return `{${layout.columns.map(({ name, type }) => `'${name}': '${DUCKDB_TYPES[type]}'`).join(", ")}}`;
}

/** Writes rows as Parquet, by way of a CSV file beside it that is removed again. */
export async function writeParquetFile(
  path: string,
  rows: Iterable<Row>,
  layout: Layout,
  codec: Codec,
): Promise<void> {
  const between = `${path}.csv.tmp`;
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  try {
    await writeTextFile(between, rows, csv({ layout, seed: 0 }), { gzip: false });
    const connection = await instance.connect();
    const source = `read_csv(${literal(between)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = ${columnTypes(layout)})`;
    const strings = layout.columns.filter((column) => column.type === "string").map((column) => column.name);
    const filled = strings.map((name) => `coalesce("${name}", '') AS "${name}"`).join(", ");
    await connection.run(
      `COPY (SELECT * REPLACE (${filled}) FROM ${source}) TO ${literal(path)} (FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE 122880)`,
    );
    connection.closeSync();
  } finally {
    instance.closeSync();
    await rm(between, { force: true });
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
