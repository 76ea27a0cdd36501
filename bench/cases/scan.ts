import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { coldhunt, findings } from "../run/coldhunt.js";
import type { BenchCase } from "../run/case.js";
import { manyFiles } from "../run/data-sets.js";
import { FILTER, read, source, withDatabase } from "../run/duckdb.js";
import { assertSameRows, type PlainRow } from "../run/same-rows.js";

/** `coldhunt scan` of twenty files, against one hand-written SELECT over all of them. */
export function scanCase(
  form: "csv" | "jsonl" | "parquet",
  hits: "sparse" | "dense",
  bar: number,
): BenchCase {
  return {
    name: `scan-${form}-${hits}`,
    bar,
    async prepare(bench) {
      const data = await manyFiles(bench, form, hits);
      const report = join(bench.scratch, `scan-${form}-${hits}.json`);
      let rows: PlainRow[] = [];
      const sql = `SELECT * FROM ${source(form, data.files)} WHERE ${FILTER}`;
      return {
        rows: data.rows,
        bytes: data.bytes,
        ours: () => coldhunt("scan", [...data.files, "--no-hash", "--quiet", "--force", "-o", report]),
        baseline: {
          what: `DuckDB: SELECT * WHERE over all files, typed columns, written as JSON`,
          run: () =>
            withDatabase(":memory:", async (connection) => {
              rows = await read(connection, sql);
              writeFileSync(`${report}.plain`, JSON.stringify(rows));
            }),
        },
        check: () => {
          assertSameRows(findings(report).map(asRead), rows);
        },
      };
    },
  };
}

/** Without the columns that the card adds to those of the export. */
function asRead(event: PlainRow): PlainRow {
  return { ...event, ParsedCommandLine: null, MscFile: null };
}
