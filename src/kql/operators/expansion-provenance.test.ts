import { beforeAll, describe, expect, it } from "vitest";
import { testSession } from "../../../test/evaluate.js";
import { compile } from "../../compile.js";
import type { Column } from "../../plan/types.js";

const COLUMNS: readonly Column[] = [
  { name: "n", type: "long" },
  { name: "d", type: "dynamic" },
];

beforeAll(async () => {
  const session = await testSession();
  await session.run(`
    CREATE TABLE "Bags" (n BIGINT, d JSON, coldhunt_input INTEGER, coldhunt_row BIGINT, coldhunt_ingestion BIGINT);
    INSERT INTO "Bags" VALUES (1, '[10, 20]', 1, 1, 0), (2, '[30]', 1, 2, 0), (1, '[]', 1, 3, 0), (3, NULL, 1, 4, 0);
    CREATE TABLE "Members" AS SELECT n, '{"a": 1, "b": "x"}'::JSON AS d, coldhunt_input, coldhunt_row, coldhunt_ingestion FROM "Bags";`);
});

/** Each result row's own columns, the numbers of its evidence rows and how many they are. */
async function traced(kql: string): Promise<unknown[]> {
  const session = await testSession();
  const compiled = await compile(kql, {
    tables: new Map([
      ["Bags", COLUMNS],
      ["Members", COLUMNS],
    ]),
    dialect: "duckdb",
    provenance: true,
    discover: async (query) => {
      await session.installMacros(query.macros);
      return session.arrays(query.sql);
    },
  });
  await session.installMacros(compiled.macros);
  const names = compiled.columns.map((_, index) => `"${compiled.names[index] ?? ""}"`);
  const rows = await session.arrays(
    `SELECT ${names.join(", ")}, list_sort(list_transform(coldhunt_sources, lambda s: s % 1099511627776)), coldhunt_source_count` +
      ` FROM (${compiled.sql}) ORDER BY ALL`,
  );
  return rows.map((row) =>
    row.map((cell) =>
      Array.isArray(cell) ? cell.map(Number) : typeof cell === "bigint" ? Number(cell) : cell,
    ),
  );
}

describe("evidence rows behind expanded rows", () => {
  it("mv-expand: the row that was expanded", async () => {
    expect(await traced("Bags | mv-expand d to typeof(long)")).toEqual([
      [1, 10, [1], 1],
      [1, 20, [1], 1],
      [2, 30, [2], 1],
      [3, null, [4], 1],
    ]);
  });

  it("mv-apply row by row", async () => {
    expect(await traced("Bags | mv-apply x = d to typeof(long) on (where x > 15) | project n, x")).toEqual([
      [1, 20, [1], 1],
      [2, 30, [2], 1],
    ]);
  });

  it("mv-apply with a summary", async () => {
    expect(
      await traced("Bags | mv-apply x = d to typeof(long) on (summarize s = sum(x)) | project n, s"),
    ).toEqual([
      [1, 30, [1], 1],
      [2, 30, [2], 1],
      [3, 0, [4], 1],
    ]);
  });

  it("a summary of expanded rows: each evidence row once", async () => {
    expect(await traced("Bags | mv-expand d to typeof(long) | summarize s = sum(d) by n")).toEqual([
      [1, 30, [1], 1],
      [2, 30, [2], 1],
      [3, 0, [4], 1],
    ]);
  });

  it("make-series: all rows of the series", async () => {
    expect(await traced("Bags | make-series c = count() on n from 1 to 4 step 1 | project c")).toEqual([
      ["[2,1,1]", [1, 2, 3, 4], 4],
    ]);
  });

  it("bag_unpack and narrow: the row itself", async () => {
    expect(await traced("Members | where n == 2 | evaluate bag_unpack(d)")).toEqual([[2, 1, "x", [2], 1]]);
    expect(await traced("Members | where n == 3 | project n | evaluate narrow()")).toEqual([
      [0, "n", "3", [4], 1],
    ]);
  });

  it("pivot: the rows of the group", async () => {
    expect(
      await traced("Members | extend k = iff(n > 1, 'big', 'small') | project k | evaluate pivot(k)"),
    ).toEqual([[2, 2, [1, 2, 3, 4], 4]]);
  });
});
