import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { ExternalData } from "../plan/externals.js";
import { openSession } from "../store/session.js";
import { loadExternal } from "./external-data.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-external-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const COLUMNS = [
  { name: "name", type: "string" },
  { name: "weight", type: "long" },
  { name: "seen", type: "datetime" },
] as const;

async function load(
  bytes: string | Buffer,
  properties: Record<string, string>,
  columns = COLUMNS as ExternalData["columns"],
  address = "https://example.test/list",
) {
  const path = join(folder, "data");
  writeFileSync(path, bytes);
  const session = await openSession();
  const data: ExternalData = { address, columns, properties };
  try {
    await loadExternal(session, data, path);
    return await session.arrays(
      `SELECT COLUMNS(lambda name: NOT starts_with(name, 'coldhunt_')) FROM "https://example.test/list"`,
    );
  } finally {
    session.close();
  }
}

const TICKS = 639_080_361_310_417_203n; // 2026-03-02T08:15:31.0417203Z
const ROWS = [
  ['it\'s, "x"', 9_007_199_254_740_993n, TICKS],
  ["", null, null],
];

describe("the rows of externaldata come from a local file", () => {
  const csv = `name,weight,seen\r\n"it's, ""x""",9007199254740993,2026-03-02T08:15:31.0417203Z\r\n,no number,\r\n`;
  it("CSV, its first record left out when the query says so", async () => {
    expect(await load(csv, { format: "csv", ignoreFirstRecord: "true" })).toEqual(ROWS);
    expect(await load(csv, { format: "csv" })).toHaveLength(3);
    expect(await load(`\ufeff${csv}`, { ignoreFirstRecord: "True" })).toEqual(ROWS);
    expect(await load(gzipSync(csv), { ignoreFirstRecord: "true" })).toEqual(ROWS);
  });
  it("tabs", async () => {
    expect(await load("a\t5\t\n", { format: "tsv" })).toEqual([["a", 5n, null]]);
  });
  it("lines of text", async () => {
    expect(await load("one, two\nthree\n", { format: "txt" }, [{ name: "line", type: "string" }])).toEqual([
      ["one, two"],
      ["three"],
    ]);
  });
  it("JSON by the names of its members", async () => {
    const records = `{"weight":7,"name":"a"}\n{"name":"b","seen":"2026-03-02T08:15:31.0417203Z"}`;
    expect(await load(records, { format: "multijson" })).toEqual([
      ["a", 7n, null],
      ["b", null, TICKS],
    ]);
  });
  it("JSON bags over several lines, one after the other", async () => {
    const records = `{"name": "}{",\n "weight": 7}\n{"name":"b\\"{",\n"seen":"2026-03-02T08:15:31.0417203Z"}`;
    expect(await load(records, { format: "multijson" })).toEqual([
      ["}{", 7n, null],
      ['b"{', null, TICKS],
    ]);
  });
  it("a whole file as one value", async () => {
    const column = [{ name: "text", type: "string" }] as const;
    expect(await load("one\n\ntwo\n", { format: "raw" }, column)).toEqual([["one\n\ntwo\n"]]);
  });
  it.each([
    ["psv", "it's|5|"],
    ["scsv", "it's;5;"],
    ["sohsv", "it's\u00015\u0001"],
    ["tsve", "it's\t5\t"],
  ])("%s", async (format, text) => {
    expect(await load(`${text}\n`, { format })).toEqual([["it's", 5n, null]]);
  });
  it("Parquet by the names of its columns, whatever their types and order", async () => {
    const path = join(folder, "data.parquet");
    const writer = await openSession();
    await writer.run(
      `COPY (SELECT TIMESTAMP '2026-03-02 08:15:31.041720' AS seen, 7 AS weight, [1, 2] AS list) TO '${path}' (FORMAT parquet)`,
    );
    writer.close();
    const columns = [...COLUMNS, { name: "list", type: "dynamic" }] as const;
    expect(await load(readFileSync(path), { format: "parquet" }, columns)).toEqual([
      ["", 7n, TICKS - 3n, "[1,2]"],
    ]);
  });
  it("what a mapping names, by path or by place", async () => {
    const json = '[{"Column":"name","Properties":{"Path":"$.a[\'b\'][1]"}},{"column":"weight","path":"$.w"}]';
    const records = `{"a":{"b":["x","y"]},"w":3,"name":"no"}`;
    expect(await load(records, { format: "json", ingestionMapping: json })).toEqual([["y", 3n, null]]);
    const csv =
      '[{"Column":"weight","Properties":{"Ordinal":"0"}},{"Column":"name","Properties":{"Ordinal":1}}]';
    expect(await load("4,z\n", { format: "csv", ingestionMapping: csv })).toEqual([["z", 4n, null]]);
  });
  it.each([
    ["a format", "x", { format: "avro" }],
    ["an ending", "x", {}, "https://example.test/list.orc"],
    ["a web server's log", "x", {}, "https://example.test/list.log.gz"],
    ["an escape", "a\\tb\t1\t\n", { format: "tsve" }],
    ["an archive", "PK\u0003\u0004", { format: "csv" }],
    ["half a record", '{"name":"a"', { format: "multijson" }],
    ["a wildcard", "{}", { format: "json", ingestionMapping: '[{"Column":"name","Path":"$..a"}]' }],
    [
      "a transformation",
      "{}",
      { format: "json", jsonMapping: '[{"column":"name","path":"$.a","transform":"x"}]' },
    ],
    ["no mapping", "{}", { format: "json", ingestionMapping: "x" }],
    ["a named mapping", "{}", { format: "json", ingestionMappingReference: "m" }],
  ])("%s that is not read is refused", async (_what, text, properties, address?: string) => {
    await expect(load(text, properties as Record<string, string>, COLUMNS, address)).rejects.toMatchObject({
      code: "EVIDENCE-SHAPE",
    });
  });
});
