import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csv, csvLine, eventOf, HEAD } from "../../test/ingest/portal-csv.js";
import { recordsPerByte } from "./records-per-byte.js";

let path: string;
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), "coldhunt-density-")), "export");
});
afterAll(() => rm(dirname(path), { recursive: true, force: true }));

describe("how many records a file has for each byte", () => {
  const many = csv(Array.from({ length: 20_000 }, () => csvLine({ FileName: "two\nlines" })));
  const json = `[${Array.from({ length: 20_000 }, () => JSON.stringify(eventOf())).join(",")}]`;
  it.each<[string, string | Buffer, number]>([
    ["CSV with line ends in quotes", many, 20_000 / many.length],
    ["a JSON array without line ends", json, 20_000 / json.length],
    ["gzip", gzipSync(many), 20_000 / gzipSync(many).length],
  ])("is estimated for %s", async (_, content, density) => {
    await writeFile(path, content);
    const found = (await recordsPerByte(path)) ?? 0;
    expect(Math.abs(found / density - 1)).toBeLessThan(0.05);
  });

  it("is not estimated for what has no records in its text", async () => {
    await writeFile(path, Buffer.from("PAR1\u0000\u0001"));
    expect(await recordsPerByte(path)).toBeUndefined();
    await writeFile(path, HEAD);
    expect(await recordsPerByte(path)).toBeUndefined();
    expect(await recordsPerByte(`${path}.missing`)).toBeUndefined();
    await writeFile(path, gzipSync(`[{"Timestamp":"","FileName":"${"x".repeat(17 * 1024 * 1024)}"}]`));
    expect(await recordsPerByte(path)).toBeUndefined();
  });
});
