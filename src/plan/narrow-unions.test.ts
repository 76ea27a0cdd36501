import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../compile.js";
import { openSession, type Session } from "../store/session.js";
import { columns } from "../schema/compact.js";

const TABLES = new Map([
  ["North", columns("Name Weight:long OnlyNorth Both:long")],
  ["South", columns("Name Weight:long OnlySouth:real Both")],
]);

let session: Session;

beforeAll(async () => {
  session = await openSession();
  await session.run(`CREATE TABLE "North" AS SELECT * FROM (VALUES ('a', 1::BIGINT, 'n', 5::BIGINT), ('b', 2, 'm', 6))
    AS t("Name", "Weight", "OnlyNorth", "Both")`);
  await session.run(`CREATE TABLE "South" AS SELECT * FROM (VALUES ('a', 10::BIGINT, 0.5::DOUBLE, 'x'))
    AS t("Name", "Weight", "OnlySouth", "Both")`);
});

afterAll(() => {
  session.close();
});

async function answerOf(kql: string): Promise<{ sql: string; rows: unknown[][] }> {
  const { sql, macros } = await compile(kql, { tables: TABLES, dialect: "duckdb" });
  await session.installMacros(macros);
  return { sql, rows: await session.arrays(sql) };
}

describe("a union of which few columns are read", () => {
  it.each([
    [
      "union * | summarize sum(Weight) by Name | order by Name asc",
      [
        ["a", 11n],
        ["b", 2n],
      ],
    ],
    [
      "union withsource=T * | summarize n = count() by T | order by T asc",
      [
        ["North", 2n],
        ["South", 1n],
      ],
    ],
    ["union * | count", [[3n]]],
    ["union * | where OnlyNorth == 'm' | extend Twice = Weight * 2 | project Twice", [[4n]]],
    // the column of the same name and another type stays apart
    ["union North, South | where Both_long > 5 | project Name", [["b"]]],
    ["union North, South | top 1 by Weight desc | project Both_string, Name", [["x", "a"]]],
    [
      `union (union North, South | extend Name = toupper(Name) | project-away Both*), (North | where Weight == 1)
        | where Name startswith_cs 'A' | distinct Name, Weight | order by Weight asc`,
      [
        ["A", 1n],
        ["A", 10n],
      ],
    ],
    [
      "let both = materialize(union *); both | summarize n = count() | extend s = toscalar(both | summarize sum(OnlySouth))",
      [[3n, 0.5]],
    ],
  ])("answers %s", async (kql, rows) => {
    expect((await answerOf(kql)).rows).toEqual(rows);
  });

  it("does not fill the others", async () => {
    const { sql } = await answerOf("union * | where Weight > 1 | summarize count() by Name");
    expect(sql).toContain("Weight");
    for (const unread of ["OnlyNorth", "OnlySouth", "Both"]) expect(sql).not.toContain(unread);
  });

  it("gives all of them where the query does", async () => {
    expect((await answerOf("union North, South | where Weight == 10 | project-away Both*")).rows).toEqual([
      ["a", 10n, "", 0.5],
    ]);
  });
});
