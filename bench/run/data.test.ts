import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Data } from "./data.js";

const folder = mkdtempSync(join(tmpdir(), "coldhunt-data-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a data set is made once, and anew when it is to be different", async () => {
  const said: string[] = [];
  const data = new Data(folder, 7, (text) => said.push(text));
  const parts = { "a.csv": { rows: 10, form: "csv" }, "b.csv": { rows: 20, form: "csv" } } as const;
  const set = await data.set("two", parts);
  expect(set.rows).toBe(30);
  const [first = "", second = ""] = set.files.map((file) => readFileSync(file, "utf8"));
  expect(set.bytes).toBe(Buffer.byteLength(first) + Buffer.byteLength(second));
  expect(first.split("\n")[1]).not.toBe(second.split("\n")[1]);
  await data.set("two", parts);
  expect(said).toHaveLength(2);
  await data.set("two", { ...parts, "b.csv": { rows: 21, form: "csv" } });
  expect(said).toHaveLength(4);
});
