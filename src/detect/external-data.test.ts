import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
) {
  const path = join(folder, "data");
  writeFileSync(path, bytes);
  const session = await openSession();
  const data: ExternalData = { address: "https://example.test/list", columns, properties };
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
  it("a format that is not read is refused", async () => {
    await expect(load("x", { format: "avro" })).rejects.toMatchObject({ code: "EVIDENCE-SHAPE" });
  });
});
