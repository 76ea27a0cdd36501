import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const TWO = "datatable(a:int, b:dynamic)[1, dynamic([10, 20]), 2, dynamic(['a', 'b'])]";
const BAGS =
  'datatable(a:int, b:dynamic)[1, dynamic({"p": "a1", "q": "b1"}), 2, dynamic({"p": "a2", "q": null})]';

/** Expected rows are those of the KQL reference's examples, or follow from its sentences. */
const QUERIES: readonly (readonly [string, unknown[][]])[] = [
  [
    `${TWO} | mv-expand b`,
    [
      [1, 10],
      [1, 20],
      [2, "a"],
      [2, "b"],
    ],
  ],
  [
    `${BAGS} | mv-expand b`,
    [
      [1, { p: "a1" }],
      [1, { q: "b1" }],
      [2, { p: "a2" }],
      [2, { q: null }],
    ],
  ],
  [
    `${BAGS} | mv-expand kind=array b | extend key = b[0], val = b[1]`,
    [
      [1, ["p", "a1"], "p", "a1"],
      [1, ["q", "b1"], "q", "b1"],
      [2, ["p", "a2"], "p", "a2"],
      [2, ["q", null], "q", null],
    ],
  ],
  [`${BAGS} | take 1 | mv-expand bagexpansion=array b | project b`, [[["p", "a1"]], [["q", "b1"]]]],
  // in step, the short one filled with null
  [
    'datatable(b:dynamic, c:dynamic)[dynamic({"p":"a","q":"b"}), dynamic([5,4,3])] | mv-expand b, c',
    [
      [{ p: "a" }, 5],
      [{ q: "b" }, 4],
      [null, 3],
    ],
  ],
  // one after the other: every pair
  [
    "print b = dynamic([1,2]), c = dynamic([5,6]) | mv-expand b | mv-expand c",
    [
      [1, 5],
      [1, 6],
      [2, 5],
      [2, 6],
    ],
  ],
  // null keeps a row, an empty array and an empty bag do not
  [
    "datatable(n:long, d:dynamic)[1, dynamic(null), 2, dynamic([]), 3, dynamic({}), 4, dynamic([null]), 5, dynamic('x')]" +
      " | mv-expand d",
    [
      [1, null],
      [4, null],
      [5, "x"],
    ],
  ],
  [
    "datatable(a:dynamic, b:dynamic)[dynamic([]), dynamic([1, 2]), dynamic([]), dynamic([]), dynamic(null), dynamic([3])]" +
      " | mv-expand a, b",
    [
      [null, 1],
      [null, 2],
      [null, 3],
    ],
  ],
  [
    "range x from 1 to 4 step 1 | summarize x = make_list(x) | mv-expand with_itemindex=Index x",
    [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ],
  ],
  [
    "print a = dynamic([7]), b = dynamic([1,2]) | mv-expand with_itemindex=i a, b",
    [
      [7, 1, 0],
      [null, 2, 1],
    ],
  ],
  ["print d = dynamic([1,2,3]) | mv-expand d limit 2", [[1], [2]]],
  ["print d = range(1, 200) | mvexpand d | count", [[128]]],
  ["print d = range(1, 200) | mv-expand d | count", [[200]]],
  // the value of the row before it is replaced
  [
    "print d = dynamic({'x':[1,2]}) | mv-expand d = d.x, e = d.x",
    [
      [1, 1],
      [2, 2],
    ],
  ],
  // cast, not parsed
  [
    "print d = dynamic([1, 'a', '2', null, 2.5]) | mv-expand d to typeof(long)",
    [[1], [null], [null], [null], [2]],
  ],
  [
    "print d = dynamic([1, 'a', null, {'x':1}]) | mv-expand d to typeof(string)",
    [["1"], ["a"], [""], ['{"x":1}']],
  ],
  [
    "print d = dynamic([true, 'true', 1, 0, 2, 2.5]) | mv-expand d to typeof(bool)",
    [[true], [null], [true], [false], [true], [null]],
  ],
  ["print d = dynamic([1, 2.5, '3']) | mv-expand d to typeof(real)", [[1], [2.5], [null]]],
  [
    "print d = dynamic([datetime(2021-01-01), 'x', 5, true, null]) | mv-expand d to typeof(datetime)",
    [["2021-01-01T00:00:00.0000000Z"], [null], [null], [null], [null]],
  ],
];

describe("mv-expand", () => {
  it.each(QUERIES)("%s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });

  it.each(["timespan", "decimal"])("elements as %s are refused", async (type) => {
    await expect(evaluate(`print d = dynamic(['1']) | mv-expand d to typeof(${type})`)).rejects.toMatchObject(
      {
        code: "KQL-UNSUPPORTED",
      },
    );
  });

  it("an expanded column keeps its place, a new one comes last", async () => {
    const { columns } = await evaluateTable(
      "print a = 1, d = dynamic([1]), z = 'z' | mv-expand with_itemindex=i d to typeof(int), e = pack_array(1)",
    );
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual([
      "a:long",
      "d:int",
      "z:string",
      "e:dynamic",
      "i:long",
    ]);
  });
});
