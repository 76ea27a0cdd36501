import { expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

const PATHS = String.raw`datatable(Path:string)["a1.exe", "bb.dll", "C22.exe"]`;

it.each<[string, unknown[][]]>([
  ["extend ending = @'\\.exe$' | where Path matches regex ending | project Path", [["a1.exe"], ["C22.exe"]]],
  [
    "extend r = '(?i)^c' | sort by Path desc | where strlen(Path) > 1 | where Path matches regex r | project Path",
    [["C22.exe"]],
  ],
  [
    "extend r = '[0-9]' | project-rename digit = r | where Path matches regex digit | project Path",
    [["a1.exe"], ["C22.exe"]],
  ],
  // the last one that is given counts
  ["extend r = 'x' | extend r = '^b' | where Path matches regex r | project Path", [["bb.dll"]]],
])("reads a regular expression that a column is given: %s", async (steps, rows) => {
  expect(await evaluate(`${PATHS} | ${steps}`)).toEqual(rows);
});

it.each([
  "extend r = strcat('^', Path) | where Path matches regex r",
  "extend r = 'a' | summarize take_any(Path) by r | where Path matches regex r",
])("does not guess at one that differs by row: %s", async (steps) => {
  await expect(evaluate(`${PATHS} | ${steps}`)).rejects.toThrow("only known while the query runs");
});
