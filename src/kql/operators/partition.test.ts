import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

const STORMS = `let Storms = datatable(event: string, injuries: long)["Hail", 1, "Wind", 2, "Fire", 2, "Snow", 7];`;

describe("partition by a value", () => {
  const ROWS = `datatable(g: string, x: string)["a", "p", "b", "r", "a", "p", "a", "q", "b", "r", "c", "t"]`;

  it.each([
    [
      "top-hitters 1 of x",
      [
        ["p", 2],
        ["r", 2],
        ["t", 1],
      ],
    ],
    [
      "project x | evaluate narrow() | where Row > 0 | project Value, Row",
      [
        ["p", 1],
        ["q", 2],
        ["r", 1],
      ],
    ],
  ])("%s begins anew for each", async (subquery, rows) => {
    const names = subquery.startsWith("top") ? "x asc" : "Value asc";
    expect(await evaluate(`${ROWS} | partition by g (${subquery}) | sort by ${names}`)).toEqual(rows);
  });

  it("refuses a subquery whose rows are not made of the partition's", async () => {
    await expect(evaluate(`${ROWS} | partition by g (getschema)`)).rejects.toThrow(/not made of the rows/);
  });
});

describe("partition by a value, over a table of its own", () => {
  it.each([
    // the reference's example: the rows of each value, all together
    [
      "range x from 1 to 2 step 1 | partition hint.strategy=legacy by x {Storms | where x == injuries} | count",
      [[3]],
    ],
    [
      "range x from 1 to 2 step 1 | partition by x {Storms | where injuries > toscalar(x) | project event, over = x} | sort by over asc, event asc",
      [
        ["Fire", 1],
        ["Snow", 1],
        ["Wind", 1],
        ["Snow", 2],
      ],
    ],
    // a value that is there twice is one partition
    [
      "datatable(x: long)[2, 7, 2] | partition by x {Storms | where injuries >= x | top 1 by injuries asc} | sort by injuries asc, event asc",
      [
        [expect.stringMatching(/Wind|Fire/), 2],
        ["Snow", 7],
      ],
    ],
    // each has its count, also where no row is left
    [
      "range x from 6 to 8 step 1 | partition by x {Storms | where injuries > x | count} | sort by Count asc",
      [[0], [0], [1]],
    ],
    ["range x from 1 to 2 step 1 | partition by x {Storms | where false | take 5 | count}", [[0], [0]]],
    ["range x from 1 to 2 step 1 | partition by x {(Storms | take 0) | summarize n = count()}", [[0], [0]]],
    [
      "range x from 1 to 2 step 1 | partition by x {Storms | where injuries == x | as P | extend n = toscalar(P | count) | project event, n} | sort by event asc",
      [
        ["Fire", 2],
        ["Hail", 1],
        ["Wind", 2],
      ],
    ],
  ])("%s", async (kql, rows) => {
    expect(await evaluate(`${STORMS} ${kql}`)).toEqual(rows);
  });

  it.each([
    [
      "datatable(event: string)['Hail'] | partition by event {Storms | count}",
      /of the partition's own table as well/,
    ],
    [
      "range x from 1 to 2 step 1 | partition by x {Storms | join (Storms | where injuries == x) on event}",
      /in a table beside/,
    ],
    [
      "range x from 1 to 2 step 1 | partition by x {Storms | summarize m = max(injuries), v = toscalar(x)}",
      /summarize/,
    ],
  ])("%s is refused", async (kql, reason) => {
    await expect(evaluate(`${STORMS} ${kql}`)).rejects.toThrow(reason);
  });
});
