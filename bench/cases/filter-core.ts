import { join } from "node:path";
import { compile } from "../../src/compile.js";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";
import { openSession } from "../../src/store/session.js";
import type { BenchCase } from "../run/case.js";
import { events } from "../run/data-sets.js";
import { FILTER, source } from "../run/duckdb.js";
import { evidenceTable } from "../run/evidence-table.js";
import { assertSameRows } from "../run/same-rows.js";

const QUERY = `DeviceEvents
| where ingestion_time() >= ago(365d)
| where InitiatingProcessFileName =~ "mmc.exe"
| where ActionType in~ ("CreateRemoteThreadApiCall", "MemoryRemoteProtect", "NtAllocateVirtualMemoryRemoteApiCall",
    "NtMapViewOfSectionRemoteApiCall", "ReadProcessMemoryApiCall", "SetThreadContextRemoteApiCall", "QueueUserApcRemoteApiCall")`;

const HAND_WRITTEN = `
  SELECT * EXCLUDE (coldhunt_input, coldhunt_row, coldhunt_ingestion) FROM DeviceEvents
  WHERE coldhunt_ingestion >= getvariable('kql_now') - 315360000000000 AND ${FILTER}`;

/** The card's three filters alone, compiled, against the same filters written by hand on the same table. */
export function filterCore(times: number): BenchCase {
  return {
    name: `filter-core${times === 1 ? "" : `-x${times}`}`,
    bar: 1.05,
    async prepare(bench) {
      const data = await events(bench, "parquet");
      const path = join(bench.scratch, `filter-core-${times}.duckdb`);
      const session = await openSession({ path });
      await session.run(evidenceTable(source("parquet", data.files), times));
      const [newest] = await session.arrays("SELECT max(coldhunt_ingestion) FROM DeviceEvents");
      await session.run(`SET VARIABLE kql_now = ${newest?.[0] as bigint}::BIGINT`);
      const compiled = await compile(QUERY, { tables: DEFENDER_TABLES, dialect: "duckdb", window: "card" });
      await session.installMacros(compiled.macros);
      return {
        rows: data.rows * times,
        bytes: 0,
        ours: () => session.arrays(compiled.sql),
        baseline: {
          what: "the same filters written by hand, on the same table",
          run: () => session.arrays(HAND_WRITTEN),
        },
        check: async () => {
          const ours = await session.rows(compiled.sql);
          assertSameRows(
            ours.map((row) => ({ ...row, ...HIDDEN })),
            await session.rows(HAND_WRITTEN),
          );
        },
        close: () => session.close(),
      };
    },
  };
}

/** Columns that pass through behind those of the query. */
const HIDDEN = { coldhunt_input: null, coldhunt_row: null, coldhunt_ingestion: null };
