import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { macrosWithDependencies } from "../../src/store/macros.js";
import type { BenchCase } from "../run/case.js";
import { coldhunt, findings } from "../run/coldhunt.js";
import { events } from "../run/data-sets.js";
import { FILTER, read, withDatabase } from "../run/duckdb.js";
import { assertSameRows, type PlainRow } from "../run/same-rows.js";

const CARD = "0xFF-0546-Process_Injection_Initiated_By_MMC-Win";

/** The arguments are parsed for the rows that are left, not for all. */
const HAND_WRITTEN = `
  WITH hits AS MATERIALIZED (SELECT * EXCLUDE (coldhunt_input, coldhunt_row, coldhunt_ingestion) FROM DeviceEvents WHERE ${FILTER}),
  parsed AS (SELECT *, kql_parse_command_line(InitiatingProcessCommandLine) AS argv FROM hits)
  SELECT * EXCLUDE (argv), argv AS ParsedCommandLine, CASE WHEN argv->>1 LIKE '/%' THEN argv->>2 ELSE argv->>1 END AS MscFile FROM parsed`;

/** `coldhunt hunt` with the MMC card over a case, report written, against hand-written SQL on the same file. */
export const cardOnCase: BenchCase = {
  name: "card-on-case",
  bar: 1.1,
  async prepare(bench) {
    const data = await events(bench, "parquet");
    const path = join(bench.scratch, "card-on-case.duckdb");
    const report = join(bench.scratch, "card-on-case.json");
    await coldhunt("import", [...data.files, "--case", path, "--quiet"]);
    const macros = (await macrosWithDependencies(["kql_parse_command_line"])).map((macro) =>
      macro.sql.replaceAll("CREATE OR REPLACE MACRO", "CREATE OR REPLACE TEMP MACRO"),
    );
    let rows: PlainRow[] = [];
    return {
      rows: data.rows,
      bytes: 0,
      ours: () =>
        coldhunt("hunt", ["--case", path, "--card", CARD, "--no-hash", "--quiet", "--force", "-o", report]),
      baseline: {
        what: "hand-written DuckDB SQL on the same case file, rows written as JSON",
        run: () =>
          withDatabase(
            path,
            async (connection) => {
              for (const macro of macros) await connection.run(macro);
              rows = await read(connection, HAND_WRITTEN);
              writeFileSync(`${report}.plain`, JSON.stringify(rows));
            },
            { access_mode: "READ_ONLY" },
          ),
      },
      check: () => {
        assertSameRows(
          findings(report),
          rows.map((row) => ({ ...row, ...times(row) })),
        );
      },
    };
  },
};

/** Ticks of the case as the report writes them. */
function times(row: PlainRow): PlainRow {
  const texts = Object.entries(row).flatMap(([name, value]) => {
    if (!/Time(?:stamp)?$/.test(name) || value === null) return [];
    const ticks = BigInt(value as string) - 621_355_968_000_000_000n;
    const seconds = new Date(Number(ticks / 10_000n)).toISOString().slice(0, 19);
    return [[name, `${seconds}.${String(ticks % 10_000_000n).padStart(7, "0")}Z`] as const];
  });
  return Object.fromEntries(texts);
}
