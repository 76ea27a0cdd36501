import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { columns } from "../schema/compact.js";
import { openSession, type Session } from "../store/session.js";

const NUMBERS = Array.from({ length: 20 }, (_, at) => at + 1);
const TABLES = new Map(NUMBERS.map((n) => [`Table${n}`, columns(`Name Weight:long Own${n}`)]));

let session: Session;

beforeAll(async () => {
  session = await openSession();
  for (const n of NUMBERS)
    await session.run(
      `CREATE TABLE "Table${n}" AS SELECT 'a' AS "Name", ${n}::BIGINT AS "Weight", 'o' AS "Own${n}" WHERE ${n} IN (3, 5)`,
    );
});

afterAll(() => {
  session.close();
});

const filled = (table: string): boolean => ["Table3", "Table5"].includes(table);

async function answerOf(
  kql: string,
  options: { readonly filled?: (table: string) => boolean },
): Promise<{ readonly sql: string; readonly tables: readonly string[]; readonly rows: unknown[][] }> {
  const { sql, macros, tables } = await compile(kql, { tables: TABLES, dialect: "duckdb", ...options });
  await session.installMacros(macros);
  return { sql, tables, rows: await session.arrays(sql) };
}

describe("a union of many tables", () => {
  it.each([
    [
      "union withsource=T Table* | summarize sum(Weight) by T | order by T asc",
      [
        ["Table3", 3n],
        ["Table5", 5n],
      ],
    ],
    ["search 'a' | summarize n = count(), w = sum(Weight)", [[2n, 8n]]],
    ["search 'o' | where Own5 == 'o' | project Weight", [[5n]]],
    ["find in (Table*) where Weight > 3 project Name, Weight | project Weight", [[5n]]],
    ["union Table* | where Own19 == 'o' | count", [[0n]]],
    ["Table3 | join kind=inner (union Table*) on Name | count", [[2n]]],
  ])("has the same rows without the tables that have none: %s", async (kql, rows) => {
    const short = await answerOf(kql, { filled });
    expect(short.rows).toEqual(rows);
    expect((await answerOf(kql, {})).rows).toEqual(rows);
    // what it needs stays all that it names
    expect(short.tables).toHaveLength(20);
    expect(short.sql).toContain('"Table3"');
    expect(short.sql).not.toContain('"Table4"');
  });

  it("has all its columns, and one member where no table has rows", async () => {
    const kql = "union Table*";
    const none = await compile(kql, { tables: TABLES, dialect: "duckdb", filled: () => false });
    const all = await compile(kql, { tables: TABLES, dialect: "duckdb" });
    expect(none.columns).toEqual(all.columns);
    expect(await session.arrays(none.sql)).toEqual([]);
    expect(none.sql).not.toContain('"Table3"');
  });

  it("is read whole where it is short, so that its SQL is good for other evidence", async () => {
    const { sql, fromData } = await compile("union Table1, Table2, Table3", {
      ...{ tables: TABLES, dialect: "duckdb", filled },
    });
    expect(sql).toContain('"Table1"');
    expect(fromData).toBeUndefined();
  });
});
