import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, testSession } from "../../../test/evaluate.js";

const D = `parse_json('{"a":{"b":[10,20,30]},"n":null,"a.b":1,"a\\'b":2,"*":3,"$x":4,"x/y":5,"x~y":6,"0":7,"":8,"é":9}')`;

const VALUES: readonly (readonly [string, unknown])[] = [
  ["d.a.b[0]", 10],
  ["d.a.b[-1]", 30],
  ["d['a']['b'][1]", 20],
  ["d.a.b[7]", null],
  ["d.a.b[-7]", null],
  ["d.n", null],
  ["d.n.m", null],
  ["d.nothing", null],
  ["d.a.b.c", null],
  ["d[0]", null],
  ["d['a.b']", 1],
  ['d["a\'b"]', 2],
  ["d['*']", 3],
  ["d['$x']", 4],
  ["d['x/y']", 5],
  ["d['x~y']", 6],
  ["d['0']", 7],
  ["d['é']", 9],
  ["d.a.b['0']", null],
  ["d[k]", { b: [10, 20, 30] }],
  ["d[k].b[i]", 20],
  ["d.a.b[i - 2]", 30],
  ["d[star]", 3],
  ["d[slash]", 5],
  ["d[tostring(0)]", 7],
  ["d.a.b[tostring(0)]", null],
  ["d[i]", null],
  ["d.a.b[dynamic(2)]", 30],
  ["d[tostring(dynamic(null))]", 8],
];

describe("steps into a dynamic value", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    const kql = `print d = ${D}, k = 'a', i = 1, star = '*', slash = 'x/y' | project v = ${expression}`;
    expect(await evaluate(kql)).toEqual([[value]]);
  });

  it("takes every name as it is", async () => {
    const session = await testSession();
    await session.installMacros(["kql_element"]);
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (name) => {
        fc.pre(!name.includes("\0"));
        const bag = JSON.stringify({ other: 0, [name]: 42 });
        const literal = name
          .replaceAll("\\", "\\\\")
          .replaceAll("'", "\\'")
          .replaceAll("\n", "\\n")
          .replaceAll("\r", "\\r");
        const [row] = await evaluate(
          `print d = parse_json(bag), n = '${literal}' | project d[n], d['${literal}']`.replace(
            "bag",
            () => `'${bag.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
          ),
        );
        expect(row).toEqual([42, 42]);
      }),
      { numRuns: 60 },
    );
  });
});
