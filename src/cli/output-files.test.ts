import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { outputFiles } from "./output-files.js";

it.each([
  ["r.html", "html"],
  ["r.jsonl", "jsonl"],
  ["r.timesketch.jsonl", "timesketch"],
  ["R.OCSF.JSONL", "ocsf"],
  ["r.navigator.json", "navigator"],
  ["navigator.json", "json"],
  ["r.arrow", "arrow"],
  ["r.parquet", "parquet"],
])("the ending of %s names %s", (name, format) => {
  const path = join(tmpdir(), `coldhunt-not-there-${name}`);
  expect(outputFiles([path], [], false)).toEqual([{ path, format }]);
});

it("refuses an ending it does not know", () => {
  expect(() => outputFiles([join(tmpdir(), "r.xlsx")], [], false)).toThrow("names no format");
});
