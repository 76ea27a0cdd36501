import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, expect, it, vi } from "vitest";
import { DEFENDER_TABLES } from "../../src/schema/defender.js";
import { openSession } from "../../src/store/session.js";
import { candidateColumn } from "../../src/plan/candidates.js";
import { HIT, selection } from "./selection.js";
import { importing, ticks } from "./workspace.js";

afterEach(() => vi.restoreAllMocks());

/** SQL of an event of each day of a month, with all columns that tell the table, the others empty. */
function of(actions: readonly string[], month: string): string {
  const rows = actions.map((action, at) => `(TIMESTAMP '2026-${month}-0${at + 1} 08:00:00', '${action}')`);
  const filled = [`t AS "Timestamp"`, "a AS ActionType"];
  const empty = (DEFENDER_TABLES.get("DeviceEvents") ?? [])
    .filter(({ name }) => name !== "Timestamp" && name !== "ActionType")
    .map(({ name }) => `'' AS ${name}`);
  return `SELECT ${[...filled, ...empty].join(", ")} FROM (VALUES ${rows.join(", ")}) AS v(t, a)`;
}

async function parquet(files: Readonly<Record<string, string>>): Promise<Record<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
  const session = await openSession();
  const made: Record<string, Uint8Array> = {};
  try {
    for (const [name, sql] of Object.entries(files)) {
      const path = join(folder, "one.parquet");
      await session.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
      made[name] = await readFile(path);
    }
  } finally {
    session.close();
    await rm(folder, { recursive: true, force: true });
  }
  return made;
}

it("Parquet files of the same columns are looked at by one statement, and each has its own account", async () => {
  const files = await parquet({
    "a.parquet": of(["A", "B"], "01"),
    "b.parquet": of(["C", HIT, "C"], "02"),
    "c.parquet": of(["D"], "03"),
    // a column more
    "d.parquet": `SELECT *, 'x' AS Tenant FROM (${of(["E"], "04")})`,
    // a name that could stand for c.parquet
    "[c].parquet": of(["F", "F"], "05"),
    // no records
    "e.parquet": `${of(["A"], "06")} WHERE false`,
  });
  const told = vi.spyOn(DuckDBConnection.prototype, "runAndReadAll");
  await importing(
    files,
    async ({ inputs, rows, session }) => {
      const looks = told.mock.calls.map(([sql]) => sql).filter((sql) => /file_index.*b\.parquet'/s.test(sql));
      expect(looks).toHaveLength(1);
      expect(looks[0]).toContain("b.parquet");
      expect(looks[0]).not.toContain("d.parquet");
      const accounts = new Map(inputs.map((input) => [input.path.replace(/^.*\//, ""), input]));
      expect([...accounts].map(([name, { rows: counts }]) => [name, counts.read, counts.imported])).toEqual([
        ["[c].parquet", 2, 2],
        ["a.parquet", 2, 2],
        ["b.parquet", 3, 3],
        ["c.parquet", 1, 1],
        ["d.parquet", 1, 1],
        ["e.parquet", 0, 0],
      ]);
      expect(accounts.get("a.parquet")).toMatchObject({
        table: "DeviceEvents",
        format: "parquet",
        firstEvent: ticks("2026-01-01T08:00:00Z"),
        lastEvent: ticks("2026-01-02T08:00:00Z"),
      });
      expect(accounts.get("b.parquet")?.lastEvent).toBe(ticks("2026-02-03T08:00:00Z"));
      expect(inputs.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
      const kept = await rows("DeviceEvents");
      expect(kept.map((row) => [row["coldhunt_input"], row["coldhunt_row"], row["ActionType"]])).toEqual([
        [accounts.get("b.parquet")?.id, 2n, HIT],
      ]);
      const entered = await session.arrays("SELECT id, path FROM coldhunt.inputs ORDER BY id");
      expect(entered).toEqual(inputs.map(({ id, path }) => [id, path]));
      const seen = await session.arrays("SELECT input, action_types FROM coldhunt.looks ORDER BY input");
      expect(seen.find(([id]) => id === accounts.get("a.parquet")?.id)?.[1]).toEqual(
        expect.arrayContaining(["a", "b"]),
      );
    },
    { selection, surveyFrom: 0, hash: false },
  );
});

it("a copy of a file that waits to be entered is found to be one", async () => {
  const files = await parquet({ "a.parquet": of(["A", "B"], "01"), "b.parquet": of(["C", "D"], "02") });
  const twice = { ...files, "c.parquet": files["a.parquet"] ?? new Uint8Array() };
  await importing(
    twice,
    ({ inputs }) => {
      expect(inputs.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, 1]);
      expect(inputs[2]?.rows).toEqual({ read: 2, imported: 0, rejected: 0, duplicate: 2 });
    },
    { selection, surveyFrom: 0 },
  );
});

it("an ActionType that a file does not have is looked at as an empty text, among its different values", async () => {
  const without = (day: string) =>
    `SELECT * REPLACE (nullif(ActionType, 'none') AS ActionType) FROM (${of(["", "none", "A"], day)})`;
  const files = await parquet({ "a.parquet": without("01"), "b.parquet": without("02") });
  const action = `"${candidateColumn("ActionType")}"`;
  const empty = {
    tables: new Map([["DeviceEvents", { condition: `${action} = ''`, columns: ["ActionType"] }]]),
    macros: [],
  };
  const told = vi.spyOn(DuckDBConnection.prototype, "runAndReadAll");
  await importing(
    files,
    async ({ rows }) => {
      const [look = ""] = told.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes("file_index"));
      // COALESCE makes the different values of a column into those of each row
      expect(look).not.toMatch(/coalesce/i);
      const kept = await rows("DeviceEvents");
      expect(kept.map((row) => [row["coldhunt_input"], row["coldhunt_row"], row["ActionType"]])).toEqual([
        [1, 1n, ""],
        [1, 2n, ""],
        [2, 1n, ""],
        [2, 2n, ""],
      ]);
    },
    { selection: empty, surveyFrom: 0, hash: false },
  );
});
