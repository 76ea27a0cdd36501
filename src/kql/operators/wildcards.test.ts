import { expect, it } from "vitest";
import { compile } from "../../compile.js";
import type { Column } from "../../plan/types.js";
import { KNOWN_TABLES } from "../../schema/stand-ins.js";
import { evaluateTable, testSession } from "../../../test/evaluate.js";

const TABLES: ReadonlyMap<string, readonly Column[]> = new Map([
  ["HostA", [column("Name", "string"), column("Extra", "string"), column("Port", "long")]],
  ["HostB", [column("Name", "string"), column("Extra", "dynamic")]],
  ["Other", [column("Name", "string")]],
]);

function column(name: string, type: Column["type"]): Column {
  return { name, type };
}

async function run(kql: string): Promise<{ names: string[]; rows: unknown[][] }> {
  const session = await testSession();
  await session.run(`
    CREATE OR REPLACE TABLE "HostA" AS SELECT 'a' AS "Name", 'x y' AS "Extra", 22::BIGINT AS "Port";
    CREATE OR REPLACE TABLE "HostB" AS SELECT 'b' AS "Name", '{"k":["x"]}'::JSON AS "Extra";
    CREATE OR REPLACE TABLE "Other" AS SELECT 'o' AS "Name";`);
  const { columns, rows } = await evaluateTable(kql, TABLES);
  return { names: columns.map(({ name, type }) => `${name} ${type}`), rows };
}

it("takes the tables that a wildcard fits", async () => {
  const { rows } = await run("union withsource=From Host* | project From, Name, Port | sort by Name asc");
  expect(rows).toEqual([
    ["HostA", "a", 22],
    ["HostB", "b", null],
  ]);
});

it.each(["union Host*", "union HostA, HostB", "union HostA, (HostA | take 0), HostB"])(
  "%s has a column for each type of a name",
  async (kql) => {
    const { names, rows } = await run(`${kql} | sort by Name asc`);
    expect(names).toEqual(["Name string", "Extra_string string", "Extra_dynamic dynamic", "Port long"]);
    expect(rows).toEqual([
      ["a", "x y", null, 22],
      ["b", "", { k: ["x"] }, null],
    ]);
  },
);

it("refuses to tell the columns where the analyser misses some", async () => {
  const union = "union HostA, (HostA | take 0), HostB";
  await expect(run(`${union} | project-away Extra`)).rejects.toThrow(/split by the types/);
  await expect(run(`${union} | project-reorder * asc`)).rejects.toThrow(/is not sorted/);
  await expect(run(`${union} | join HostA on Name`)).rejects.toThrow(/Extra_string/);
  expect((await run(`${union} | summarize count() by Name | count`)).rows).toEqual([[2]]);
});

it.each([
  ["project-away Port", ["Name", "Extra_string", "Extra_dynamic"]],
  ["project-keep Port, N*", ["Name", "Port"]],
  ["project-reorder Port, E*", ["Port", "Extra_string", "Extra_dynamic", "Name"]],
])("picks among columns that are split by type: %s", async (pick, names) => {
  const { columns } = await evaluateTable(`union HostA, (HostA | take 0), HostB | ${pick}`, TABLES);
  expect(columns.map(({ name }) => name)).toEqual(names);
});

it("leaves out of a wildcard what only stands in for the cloud's knowledge", async () => {
  const compiled = async (kql: string): ReturnType<typeof compile> =>
    compile(kql, { tables: KNOWN_TABLES, dialect: "duckdb" });
  const { columns } = await compiled("union withsource=From Device*");
  expect(columns.map(({ name }) => name)).not.toContain("IP");
  expect((await compiled('search "x"')).tables).not.toContain("SeenBy");
  expect((await compiled("DeviceInfo | invoke SeenBy()")).tables).toContain("SeenBy");
});

it("searches all tables, or those that are named", async () => {
  expect((await run('search "x" | project ["$table"], Name | sort by Name asc')).rows).toEqual([
    ["HostA", "a"],
    ["HostB", "b"],
  ]);
  expect((await run("search in (Host*) Port == 22 | project Name")).rows).toEqual([["a"]]);
});

it("finds in the tables that have the column", async () => {
  expect((await run("find where Port == 22 project Name")).rows).toEqual([["HostA", "a"]]);
  expect((await run('find in (Other, HostA) where Name in ("o", "a") project Name, Port')).rows).toEqual([
    ["Other", "o", null],
    ["HostA", "a", 22],
  ]);
});
