import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";

const ROWS = `datatable(g: string, x: long)["a", 1, "b", 10, "a", 3, "b", 30, "a", 4, "c", 5]`;

describe("a value of the partition at hand", () => {
  it.each([
    [
      "as P | extend share = x * 100.0 / toscalar(P | summarize sum(x))",
      [
        ["a", 1, 12.5],
        ["a", 3, 37.5],
        ["a", 4, 50],
        ["b", 10, 25],
        ["b", 30, 75],
        ["c", 5, 100],
      ],
    ],
    [
      "as P | where x < toscalar(P | summarize max(x)) | project g, x, least = toscalar(P | summarize min(x))",
      [
        ["a", 1, 1],
        ["a", 3, 1],
        ["b", 10, 10],
      ],
    ],
    [
      "where x > 3 | as P | top 1 by x | extend n = toscalar(P | count), other = toscalar(P | where x == 4 | project g)",
      [
        ["a", 4, 1, "a"],
        ["b", 30, 2, ""],
        ["c", 5, 1, ""],
      ],
    ],
    [
      "as P | sort by x desc | extend n = toscalar(P | count) | take 1",
      [
        ["a", 4, 3],
        ["b", 30, 2],
        ["c", 5, 1],
      ],
    ],
    [
      "as P | summarize x = sum(x) / toscalar(P | count) by g",
      [
        ["a", 2],
        ["b", 20],
        ["c", 5],
      ],
    ],
    [
      "extend n = toscalar(datatable(y: long)[7]) | top 1 by x",
      [
        ["a", 4, 7],
        ["b", 30, 7],
        ["c", 5, 7],
      ],
    ],
  ])("%s", async (subquery, rows) => {
    expect(await evaluate(`${ROWS} | partition by g (${subquery}) | sort by g asc, x asc`)).toEqual(rows);
  });

  it("in the subquery of mv-apply is that of its record", async () => {
    const kql = `datatable(id: long, a: dynamic)[1, dynamic([1, 2]), 2, dynamic([5])]
      | mv-apply x = a to typeof(long) on (as P | extend sum = toscalar(P | summarize sum(x)) | project x, sum)
      | project id, x, sum | sort by id asc, x asc`;
    expect(await evaluate(kql)).toEqual([
      [1, 1, 3],
      [1, 2, 3],
      [2, 5, 5],
    ]);
  });

  it.each([
    ["as P | summarize s = sum(x / toscalar(P | count))", /other than in where, extend and project/],
    ["as P | where x in ((P | project x))", /a comparison with the rows of the same partition/],
  ])("%s is refused", async (subquery, reason) => {
    await expect(evaluate(`${ROWS} | partition by g (${subquery})`)).rejects.toThrow(reason);
  });
});
