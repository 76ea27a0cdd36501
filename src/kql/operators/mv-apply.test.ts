import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const T = "datatable(i:int, arr:dynamic)[0, dynamic([5, 1, 3]), 1, dynamic([4, 10, 8, 7])]";
const PAIRS =
  "datatable(v:int, a:dynamic, b:dynamic)[1, dynamic(['A1','A2']), dynamic(['B1','B2','B3']), 5, dynamic(['C1','C2']), dynamic(['D1'])]";

/** Expected rows are those of the KQL reference's examples, or follow from its sentences. */
const QUERIES: readonly (readonly [string, unknown[][]])[] = [
  [
    "datatable(i:int, arr:dynamic)[0, dynamic([7]), 1, dynamic([6, 11, 7])] | mv-apply x = arr to typeof(long) on (take 100)" +
      " | project i, x",
    [
      [0, 7],
      [1, 6],
      [1, 11],
      [1, 7],
    ],
  ],
  [
    `${T} | mv-apply x = arr to typeof(long) on (top 1 by x) | project i, x`,
    [
      [0, 5],
      [1, 10],
    ],
  ],
  [
    `${T} | mv-apply x = arr to typeof(long) on (top 2 by x | summarize t = make_list(x)) | project i, arr, t`,
    [
      [0, [5, 1, 3], [5, 3]],
      [1, [4, 10, 8, 7], [10, 8]],
    ],
  ],
  [
    `${T} | mv-apply with_itemindex=n x = arr to typeof(long) on (where n >= 2) | project i, x, n`,
    [
      [0, 3, 2],
      [1, 8, 2],
      [1, 7, 3],
    ],
  ],
  [
    `${PAIRS} | mv-apply p = a, q = b on (extend o = strcat(p, "_", q) | summarize o = make_list(o)) | project v, o`,
    [
      [1, ["A1_B1", "A2_B2", "_B3"]],
      [5, ["C1_D1", "C2_"]],
    ],
  ],
  [
    "datatable(v:int, a:dynamic, b:dynamic)[1, dynamic(['A1','A2','A3']), dynamic([10,30,7]), 7, dynamic(['B1','B2','B5']), dynamic([15,11,50])]" +
      " | mv-apply p = a, q = b to typeof(long) on (top 2 by q | summarize p = make_list(p), q = make_list(q)) | project v, p, q",
    [
      [1, ["A2", "A1"], [30, 10]],
      [7, ["B5", "B1"], [50, 15]],
    ],
  ],
  // the record's other columns are seen inside
  [
    `${T} | extend m = 4 + i | mv-apply x = arr to typeof(long) on (where x > m) | project i, x`,
    [
      [0, 5],
      [1, 10],
      [1, 8],
      [1, 7],
    ],
  ],
  // a group for each record, not for each value
  [
    "datatable(i:int, arr:dynamic)[0, dynamic([1,1]), 1, dynamic([1])] | mv-apply x = arr to typeof(long) on (summarize n = count() by x) | project i, x, n",
    [
      [0, 1, 2],
      [1, 1, 1],
    ],
  ],
  // two equal records stay two
  [
    "datatable(i:int, arr:dynamic)[0, dynamic([1,2]), 0, dynamic([1,2])] | mv-apply x = arr to typeof(long) on (summarize s = sum(x)) | project i, s",
    [
      [0, 3],
      [0, 3],
    ],
  ],
  // no element passes: a summary has its row all the same; no element at all: no row
  [
    "datatable(i:int, arr:dynamic)[0, dynamic([1,2]), 1, dynamic([7]), 2, dynamic([])]" +
      " | mv-apply x = arr to typeof(long) on (where x > 5 | summarize n = count(), l = make_list(x)) | project i, n, l | sort by i asc",
    [
      [0, 0, []],
      [1, 1, [7]],
    ],
  ],
  [
    "datatable(i:int, arr:dynamic)[0, dynamic([1,2]), 1, dynamic([7])] | mv-apply x = arr to typeof(long) on (where x > 5) | project i, x",
    [[1, 7]],
  ],
  // null is one element
  ["print arr = dynamic(null) | mv-apply x = arr on (summarize n = count()) | project n", [[1]]],
  // another mv-expand, and another mv-apply, inside
  [
    'print d = dynamic([{"r":[1,2]},{"r":[3,4,5]}]) | mv-apply o = d on (mv-expand v = o.r to typeof(long) | summarize s = sum(v)) | project s',
    [[15]],
  ],
  [
    "datatable(i:int, d:dynamic)[1, dynamic([[1,2],[3]]), 2, dynamic([[5]])]" +
      " | mv-apply o = d on (mv-apply v = o to typeof(long) on (summarize s = sum(v)) | summarize ss = make_list(s)) | project i, ss",
    [
      [1, [3, 3]],
      [2, [5]],
    ],
  ],
  [
    "datatable(Source:string, Target:string, Count:long)['555-1234', '555-1212', 46, '555-2424', '', long(null)]" +
      " | extend Pack = pack_all() | mv-apply r = Pack on (mv-expand kind=array Pack | where Pack[1] !startswith '555' | summarize props = make_set(Pack[0]))" +
      " | project values = bag_remove_keys(Pack, props)",
    [[{ Source: "555-1234", Target: "555-1212" }], [{ Source: "555-2424" }]],
  ],
  [
    `${T} | mv-apply x = arr to typeof(long) limit 2 on (summarize s = sum(x)) | project i, s`,
    [
      [0, 6],
      [1, 14],
    ],
  ],
  [
    `${T} | mv-apply x = arr to typeof(long) on (order by x asc | take 1) | project i, x`,
    [
      [0, 1],
      [1, 4],
    ],
  ],
  [
    `${T} | mv-apply x = arr to typeof(long) on (project y = x * 2) | where y > 14 | project i, y`,
    [
      [1, 20],
      [1, 16],
    ],
  ],
];

describe("mv-apply", () => {
  it.each(QUERIES)("%s", async (kql, rows) => {
    expect(await evaluate(kql)).toEqual(rows);
  });

  it("columns: those of the record, then those of the subquery", async () => {
    const { columns } = await evaluateTable(
      `${T} | mv-apply x = arr to typeof(long) on (summarize m = max(x))`,
    );
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual(["i:int", "arr:dynamic", "m:long"]);
  });

  it("a column of the record computed anew is refused", async () => {
    await expect(evaluate(`${T} | mv-apply x = arr on (extend i = 7)`)).rejects.toThrow(/computes 'i'/);
  });
});
