import { expect, it } from "vitest";
import { parseTactic, techniqueId, unpairedTags } from "./attack.js";

it.each([
  ["TA0005 - Defense Evasion", "TA0005", "Defense Evasion"],
  ["DefenseEvasion", "TA0005", "Defense Evasion"],
  ["CommandAndControl", "TA0011", "Command And Control"],
  ["TA0040", "TA0040", ""],
  ["Something new", "", "Something new"],
])("the tactic %j", (text, tactic, tacticName) => {
  expect(parseTactic(text)).toEqual({ tactic, tacticName });
});

it.each([
  ["T1218", "014", "T1218.014"],
  ["T1218", ".014", "T1218.014"],
  ["T1218", "T1218.014", "T1218.014"],
  ["T1218.014", "014", "T1218.014"],
  ["t1055", "", "T1055"],
])("the technique %j with %j", (technique, sub, id) => {
  expect(techniqueId(technique, sub)).toBe(id);
});

it("pairs techniques with a tactic only where there is one", () => {
  expect(unpairedTags(["Impact"], ["T1485", "T1486"]).map((tag) => [tag.tactic, tag.technique])).toEqual([
    ["TA0040", "T1485"],
    ["TA0040", "T1486"],
  ]);
});
