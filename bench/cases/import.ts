import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { coldhunt } from "../run/coldhunt.js";
import type { BenchCase } from "../run/case.js";
import { events } from "../run/data-sets.js";
import { read, source, withDatabase } from "../run/duckdb.js";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";

const COLUMNS = DEFENDER_TABLES.get("DeviceEvents") ?? [];

/** `coldhunt import` of one file into a case, against DuckDB's own load of the same file into a database. */
export function importCase(form: "csv" | "jsonl" | "parquet"): BenchCase {
  return {
    name: `import-${form}`,
    bar: 1.25,
    async prepare(bench) {
      const data = await events(bench, form);
      const ours = join(bench.scratch, `import-${form}.case.duckdb`);
      const theirs = join(bench.scratch, `import-${form}.plain.duckdb`);
      const load = `CREATE TABLE DeviceEvents AS SELECT * FROM ${source(form, data.files)}`;
      const reset = async () => {
        for (const path of [ours, theirs]) {
          for (const file of [path, `${path}.wal`]) if (existsSync(file)) await rm(file);
        }
      };
      return {
        rows: data.rows,
        bytes: data.bytes,
        ours: () => coldhunt("import", [...data.files, "--case", ours, "--quiet"]),
        baseline: {
          what: "DuckDB: CREATE TABLE AS SELECT * with typed columns, into a database file",
          run: () => withDatabase(theirs, (connection) => connection.run(load)),
        },
        reset,
        check: async () => {
          const mine = await withDatabase(ours, (connection) => read(connection, contents("ticks")));
          const others = await withDatabase(theirs, (connection) => read(connection, contents("timestamps")));
          if (JSON.stringify(mine) !== JSON.stringify(others))
            throw new Error(`contents differ: ${JSON.stringify([mine, others])}`);
        },
      };
    },
  };
}

/** Count of rows and a sum of hashes for each column: equal for equal contents in any order. */
function contents(times: "ticks" | "timestamps"): string {
  const sums = COLUMNS.map(({ name, type }) => {
    const column = `"${name}"`;
    if (type === "string") return `sum(hash(coalesce(${column}, ''))::HUGEINT)::VARCHAR AS ${column}`;
    if (type === "datetime" && times === "timestamps")
      return `sum(hash(epoch_ns(${column}) // 100 + 621355968000000000)::HUGEINT)::VARCHAR AS ${column}`;
    const cast = type === "int" ? `${column}::BIGINT` : column;
    return `sum(hash(${cast})::HUGEINT)::VARCHAR AS ${column}`;
  });
  return `SELECT count(*) AS rows, ${sums.join(", ")} FROM DeviceEvents`;
}
