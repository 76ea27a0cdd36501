import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../diagnostics/error.js";
import { readSource, readSources } from "./source.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-source-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with one file in it, some folders down. */
function lake(name: string, file: string, content: string | Buffer = ""): string {
  const below = join(folder, name, "y=2026", "m=03");
  mkdirSync(below, { recursive: true });
  writeFileSync(join(below, "_SUCCESS"), "");
  writeFileSync(join(below, file), content);
  return join(folder, name);
}

const STREAMED =
  '{"time":"2026-03-02T00:00:00Z","category":"AdvancedHunting-DeviceEvents","properties":{}}\r\n';

describe("a source", () => {
  it.each([
    ["parquet", lake("stored", "part-0.snappy.parquet")],
    ["csv", lake("csv", "a.csv.gz")],
    ["json", lake("lines", "a.jsonl", '{"Timestamp":"2026-03-02T00:00:00Z"}\n')],
    ["json", lake("broken", "a.json", '{"category": "AdvancedHunting-Dev')],
    ["streaming", lake("streamed", "PT1H.json", STREAMED)],
    ["streaming", lake("packed", "PT1H.json.gz", gzipSync(STREAMED.repeat(1000)))],
  ] as const)("that is there is %s by its files", async (kind, path) => {
    expect(await readSource(`DeviceEvents=${path}`)).toEqual({
      table: "DeviceEvents",
      kind,
      place: `file://${path}`,
      given: path,
      local: path,
    });
  });

  it("whose name has signs of patterns is taken as it is", async () => {
    const path = lake("a{b}*[c]?", "x.parquet");
    expect((await readSource(`DeviceEvents=${path}`)).place).toBe(`file://${folder}/a\\{b\\}\\*\\[c\\]\\?`);
  });

  it.each([
    ["DeviceEvents=lake.default.device_events", "table", "lake.default.device_events"],
    ["DeviceEvents=table:events", "table", "events"],
    ["DeviceEvents=s3a://bucket/x.parquet", "parquet", "s3a://bucket/x.parquet"],
    [
      "DeviceEvents=parquet:abfss://c@a.dfs.core.windows.net/x=1/",
      "parquet",
      "abfss://c@a.dfs.core.windows.net/x=1/",
    ],
    ["DeviceEvents=streaming:s3a://bucket/*/y=2026", "streaming", "s3a://bucket/*/y=2026"],
  ])("that cannot be seen: %s", async (text, kind, place) => {
    expect(await readSource(text)).toMatchObject({ kind, place });
  });

  it.each([
    ["DeviceEvents", /takes a table and where its rows are/],
    ["DeviceEvent=x.parquet", /no table whose columns are known/],
    ["DeviceEvents=s3a://bucket/events/", /cannot be seen from here/],
    ["DeviceEvents=table:a.b.c.d", /is no table/],
    ["DeviceEvents=table:a; DROP TABLE b", /is no table/],
    [`DeviceEvents=${lake("other", "a.txt")}`, /holds no Parquet, JSON or CSV file/],
  ])("is refused: %s", async (text, message) => {
    const error: unknown = await readSource(text).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(message);
  });

  it("may be named once a table", async () => {
    await expect(readSources(["DeviceEvents=a", "DeviceEvents=b"])).rejects.toThrow(/twice/);
  });
});
