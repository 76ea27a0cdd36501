import { DuckDBConnection } from "@duckdb/node-api";
import { afterEach, expect, it, vi } from "vitest";
import { csv, csvLine } from "./portal-csv.js";
import { HIT, selection } from "./selection.js";
import { importing } from "./workspace.js";

/** How much a scan does, not how long that takes: statements, rows kept and columns read are the same on any machine. */

afterEach(() => vi.restoreAllMocks());

/** A file of forty records, as many of them wanted as said, each record unlike those of other files. */
function file(name: string, wanted: number): string {
  const lines = Array.from({ length: 40 }, (_, at) =>
    csvLine({ ReportId: `${name.charCodeAt(0) * 1000 + at}`, ...(at < wanted ? { ActionType: HIT } : {}) }),
  );
  // sizes differ: equal ones would have to be hashed
  return csv([...lines, csvLine({ FileName: name.repeat(name.charCodeAt(0)) })]);
}

/** The statements of a scan, by connection: the case is the first one opened. */
async function statements(files: Readonly<Record<string, number>>) {
  const told = vi.spyOn(DuckDBConnection.prototype, "run");
  const contents = Object.fromEntries(
    Object.entries(files).map(([name, wanted]) => [`${name}.csv`, file(name, wanted)]),
  );
  const options = { selection, hash: false, surveyFrom: 0 };
  const got = await importing(contents, async ({ rows }) => (await rows("DeviceEvents")).length, options);
  const [first] = told.mock.contexts;
  const all = told.mock.calls.map(([sql], at) => ({
    sql,
    case: told.mock.contexts[at] === first,
  }));
  vi.restoreAllMocks();
  return {
    rows: got,
    inCase: all.filter((one) => one.case).length,
    looks: all.filter((one) => !one.case && one.sql.includes("read_csv") && !one.sql.startsWith("EXPLAIN")),
    wide: all.filter((one) => one.case && one.sql.includes("read_csv")),
  };
}

it("a file without wanted records is read once, through two columns, and takes no statement beside", async () => {
  const few = await statements({ a: 0, b: 0 });
  const more = await statements({ a: 0, b: 0, c: 0, d: 0, e: 0 });
  expect(more.rows).toBe(0);
  const looks = more.looks.flatMap(({ sql }) => sql.match(/\w+(?=\.csv')/g) ?? []);
  expect(looks.sort()).toEqual(["a", "b", "c", "d", "e"]);
  // one, two, and the rest
  expect(more.looks).toHaveLength(3);
  expect(more.wide).toHaveLength(0);
  expect(more.inCase).toBe(few.inCase);
  for (const { sql } of more.looks) {
    const inner = /^.*FROM \(SELECT (.*?) FROM \(SELECT file_index/s.exec(sql)?.[1] ?? "";
    expect([...new Set(inner.match(/\bc\d+\b/g))].sort()).toEqual(["c0", "c3"]);
  }
});

it("of a file with some, those alone are read whole and kept", async () => {
  const few = await statements({ a: 2, b: 2 });
  const more = await statements({ a: 2, b: 2, c: 2, d: 2, e: 2 });
  expect(more.rows).toBe(10);
  // the first ones are looked at again for the numbers of their records, and by then those are to be expected
  expect(more.looks.length).toBeLessThanOrEqual(4);
  expect(more.wide).toHaveLength(5);
  for (const { sql } of more.wide) expect(sql).toContain(".picked'");
  expect((more.inCase - few.inCase) / 3).toBeLessThanOrEqual(11);
});
