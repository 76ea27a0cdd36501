import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, type DiscoveryQuery } from "../src/compile.js";
import { printDuckdb } from "../src/dialect/duckdb/printer.js";
import { DUCKDB_TYPES } from "../src/fragment/duckdb-types.js";
import { quoteName } from "../src/fragment/quote.js";
import type { ExternalData } from "../src/plan/externals.js";
import { rewrite } from "../src/plan/rewrite.js";
import { KNOWN_TABLES } from "../src/schema/stand-ins.js";
import { openSession, type Session } from "../src/store/session.js";
import { fillTables } from "./filled-case.js";

const FOLDER = new URL("corpus/", import.meta.url);

/** The queries of the corpus: detections in the manner of published ones, with what those are seen to use. */
const QUERIES = readdirSync(FOLDER)
  .sort()
  .flatMap((file) =>
    readFileSync(new URL(file, FOLDER), "utf8")
      .split("\n=====\n")
      .map((kql, index): readonly [string, string] => [`${file} ${index + 1}`, kql]),
  );

let empty: Session;
let filled: Session;

beforeAll(async () => {
  [empty, filled] = [await openSession({ threads: 1 }), await openSession({ threads: 1 })];
  await fillTables(empty, KNOWN_TABLES, { rows: false });
  await fillTables(filled, KNOWN_TABLES, { rows: true });
});

afterAll(() => {
  empty.close();
  filled.close();
});

describe("every query of the corpus", () => {
  it.each(QUERIES)("runs over an empty and a filled case: %s", async (_, kql) => {
    await runOver(empty, kql, ["filtered"]);
    // a filter hides odd values from what comes after it, but the engine may compute that first
    await runOver(filled, kql, ["filtered", "unfiltered"]);
  });
});

async function runOver(
  session: Session,
  kql: string,
  ways: readonly ("filtered" | "unfiltered")[],
): Promise<void> {
  const prepare = async (query: Pick<DiscoveryQuery, "macros" | "externals">): Promise<void> => {
    await session.installMacros(query.macros);
    for (const external of query.externals) await oneEmptyRow(session, external);
  };
  const discover = async (query: DiscoveryQuery): Promise<unknown[][]> => {
    await prepare(query);
    return session.arrays(query.sql);
  };
  const compiled = await compile(kql, {
    tables: KNOWN_TABLES,
    dialect: "duckdb",
    provenance: true,
    discover,
  });
  for (const way of ways) {
    const plan =
      way === "filtered"
        ? compiled.plan
        : rewrite(compiled.plan, (relation) => (relation.kind === "filter" ? relation.input : relation));
    const { sql, macros } = printDuckdb(plan, kql);
    await prepare({ macros, externals: compiled.externals });
    const rows = await session.arrays(sql);
    for (const row of rows) expect(row.length).toBeGreaterThanOrEqual(compiled.columns.length);
  }
}

async function oneEmptyRow(session: Session, { address, columns }: ExternalData): Promise<void> {
  const nulls = columns.map(({ name, type }) => `NULL::${DUCKDB_TYPES[type]} AS ${quoteName(name)}`);
  await session.run(
    `CREATE OR REPLACE TEMP VIEW ${quoteName(address)} AS SELECT ${nulls.join(", ")},
      1::INTEGER AS coldhunt_input, 1::BIGINT AS coldhunt_row, 0::BIGINT AS coldhunt_ingestion`,
  );
}
