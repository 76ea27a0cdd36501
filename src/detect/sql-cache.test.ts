import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CompiledCard } from "./compiled-card.js";
import { cacheKey, readCached, writeCached } from "./sql-cache.js";

const COMPILED: CompiledCard = {
  sql: "SELECT 1",
  columns: [{ name: "a", type: "long" }],
  names: ["a"],
  tables: ["T"],
  macros: ["kql_now"],
  filterColumns: new Map([["T", ["a"]]]),
  actionTypes: ["X"],
  lifted: ["l"],
  kept: ["k"],
  candidates: [{ table: "T", condition: "c", columns: ["a"], macros: [] }],
  keptBounds: ["SELECT 1"],
  externals: [],
  approximations: ["p"],
};
const TABLES = new Map([["T", [{ name: "a", type: "long" as const }]]]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "coldhunt-cache-"));
  process.env["XDG_CACHE_HOME"] = folder;
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

it("gives back what was kept, and nothing for another key", async () => {
  const key = await cacheKey("T", "all", TABLES);
  expect(await readCached(key)).toBeUndefined();
  await writeCached(key, COMPILED);
  expect(await readCached(key)).toEqual(COMPILED);
  expect(await readCached(await cacheKey("T | take 1", "all", TABLES))).toBeUndefined();
  expect(await readdir(join(folder, "coldhunt"))).toEqual([`${key}.json`]);
});

it("has another key for another query, window or column", async () => {
  const keys = [
    await cacheKey("T", "all", TABLES),
    await cacheKey("T", "card", TABLES),
    await cacheKey("T ", "all", TABLES),
    await cacheKey("T", "all", new Map([["T", [{ name: "a", type: "string" as const }]]])),
    await cacheKey("T", "all", new Map([...TABLES, ["U", []]])),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

it("takes a damaged file for none", async () => {
  const key = await cacheKey("T", "all", TABLES);
  await writeCached(key, COMPILED);
  const path = join(folder, "coldhunt", `${key}.json`);
  await writeFile(path, (await readFile(path, "utf8")).replace("SELECT 1", "SELECT 2"));
  expect(await readCached(key)).toBeUndefined();
  await writeFile(path, "{");
  expect(await readCached(key)).toBeUndefined();
});

it("goes on where it cannot be written", async () => {
  process.env["XDG_CACHE_HOME"] = join(folder, "file");
  await writeFile(join(folder, "file"), "");
  await writeCached("key", COMPILED);
  expect(await readCached("key")).toBeUndefined();
});
