import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

const SITES = `declare pattern site = (country: string)[part: string] {
  ("NO").["hosts"] = { let start = "osl"; datatable(name: string)["osl-1", "osl-2"] | where name startswith start };
  ("NO").["count"] = { print n = 2 };
  ("SE").["hosts"] = { print name = "sto-1" };
};`;

describe("a pattern", () => {
  it.each<[string, unknown[][]]>([
    [`site("NO").hosts`, [["osl-1"], ["osl-2"]]],
    [`site('NO').["count"] | extend m = n + 1`, [[2, 3]]],
    [`union site("SE").hosts, site("NO").hosts | sort by name asc`, [["osl-1"], ["osl-2"], ["sto-1"]]],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${SITES} ${kql}`)).toEqual(rows);
  });

  it("may have no path", async () => {
    const kql = `declare pattern pair = (a: string, b: string) { ("x", "y") = { print z = 1 }; }; pair("x", "y")`;
    expect(await evaluate(kql)).toEqual([[1]]);
  });

  it.each<[string, RegExp]>([
    [`${SITES} union site("NO").hosts, site("NO").hosts`, /the same table of a pattern twice/],
    [`${SITES} site("DK").hosts`, /No pattern matches/],
    [`declare pattern site; print 1`, /a pattern without a mapping/],
  ])("%s is refused", async (kql, message) => {
    await expect(evaluate(kql)).rejects.toThrow(message);
  });
});

describe("the columns of find", () => {
  it.each(["pack_all()", "pack(*)", "pack_all( )"])("may be gathered by %s", async (pack) => {
    const kql = `let A = view() { print id = 1, left = "l", more = 2 }; let B = view() { print id = 1, right = "r" };
      find in (A, B) where id == 1 project left, ${pack}`;
    expect(await evaluate(kql)).toEqual([
      ["A", "l", { id: 1, more: 2 }],
      ["B", "", { id: 1, right: "r" }],
    ]);
  });
});
