import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  LIST,
  listValue,
  STRUCT,
  structValue,
  TIMESTAMP_NS,
  DuckDBTimestampNanosecondsValue,
  VARCHAR,
  type DuckDBType,
  type DuckDBConnection,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { Finding, ScanAccount } from "../case/finding.js";
import { flatColumns, flatValues, type FlatColumn, type FlatValue, type Form } from "./flat.js";

const TYPES: Readonly<Record<Form, DuckDBType>> = {
  text: VARCHAR,
  bool: BOOLEAN,
  whole: BIGINT,
  real: DOUBLE,
  time: TIMESTAMP_NS,
  texts: LIST(VARCHAR),
};
/** What the engine takes for writing a file. */
const MEMORY = "512MB";
/** Rows of a data chunk, of which the engine has no larger ones. */
const CHUNK = 2048;

const SOURCES = LIST(STRUCT({ path: VARCHAR, row: BIGINT }));

/** A Parquet file with the columns of the Arrow file, times in nanoseconds UTC; made in a folder of its own first. */
export async function* renderParquet(account: ScanAccount): AsyncGenerator<Uint8Array> {
  const columns = await flatColumns(account);
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-parquet-"));
  try {
    const path = join(folder, "findings.parquet");
    // one thread: the same rows give the same bytes; in a file, so that they need no memory
    const instance = await DuckDBInstance.create(join(folder, "findings.duckdb"), {
      threads: "1",
      memory_limit: MEMORY,
      temp_directory: folder,
    });
    const connection = await instance.connect();
    try {
      await fill(connection, account, columns);
      await connection.run(
        `COPY findings TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
      );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
    for await (const bytes of createReadStream(path)) yield bytes as Uint8Array;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(
  connection: DuckDBConnection,
  account: ScanAccount,
  columns: readonly FlatColumn[],
): Promise<void> {
  const definitions = [
    ...["id", "card", "level"].map((name) => [name, VARCHAR] as const),
    ...columns.map(({ name, form }) => [name, TYPES[form]] as const),
    ["sources", SOURCES] as const,
    ["source_count", BIGINT] as const,
  ];
  const list = definitions.map(([name, type]) => `"${name.replaceAll('"', '""')}" ${type.toString()}`);
  await connection.run(`CREATE TABLE findings (${list.join(", ")})`);
  const types = definitions.map(([, type]) => type);
  const appender = await connection.createAppender("findings");
  let rows: DuckDBValue[][] = [];
  const append = (): void => {
    const chunk = DuckDBDataChunk.create(types, rows.length);
    chunk.setRows(rows);
    appender.appendDataChunk(chunk);
    rows = [];
  };
  for await (const finding of account.findings()) {
    rows.push(rowOf(finding, columns));
    if (rows.length === CHUNK) append();
  }
  if (rows.length > 0) append();
  appender.closeSync();
}

function rowOf(finding: Finding, columns: readonly FlatColumn[]): DuckDBValue[] {
  const event = flatValues(finding, columns).map((value, at) => duckdbValue(value, columns[at]?.form));
  const sources = finding.sources.map(({ path, row }) => structValue({ path, row: BigInt(row) }));
  return [finding.id, finding.card, finding.level, ...event, listValue(sources), BigInt(finding.sourceCount)];
}

function duckdbValue(value: FlatValue, form: Form | undefined): DuckDBValue {
  if (form === "time" && typeof value === "bigint") return new DuckDBTimestampNanosecondsValue(value);
  return isList(value) ? listValue([...value]) : value;
}

function isList(value: FlatValue): value is readonly (string | null)[] {
  return Array.isArray(value);
}
