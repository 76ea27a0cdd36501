import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { DuckDBInstance } from "@duckdb/node-api";

/** Where a measurement was made and with what. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly os: string;
  readonly node: string;
  readonly duckdb: string;
  readonly coldhunt: string;
  readonly date: string;
}

export async function machine(): Promise<Machine> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const [row] = (await connection.runAndReadAll("SELECT version()")).getRowsJS();
  instance.closeSync();
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    os: `${type()} ${release()}`,
    node: process.version,
    duckdb: row?.[0] as string,
    coldhunt: (JSON.parse(text) as { version: string }).version,
    date: new Date().toISOString().slice(0, 10),
  };
}
