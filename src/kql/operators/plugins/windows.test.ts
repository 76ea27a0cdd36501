import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../../test/evaluate.js";

/** Expected rows follow from the sentences of the KQL reference. */
describe("rolling_percentile", () => {
  const ROWS =
    "datatable(n:long, v:long, side:string)[1, 10, 'l', 1, 30, 'l', 2, 20, 'l', 3, 90, 'l', 3, 1, 'r', 1, 3, 'r', 2, 2, 'r']";

  it("looks at a bin and those before it", async () => {
    const { columns, rows } = await evaluateTable(
      `${ROWS} | where side == 'l' | evaluate rolling_percentile(v, 50, n, 1, 2)`,
    );
    expect(columns.map((column) => column.name)).toEqual(["n", "rolling_2_percentile_v_50"]);
    expect(rows).toEqual([
      [1, 10],
      [2, 20],
      [3, 20],
    ]);
  });

  it("keeps the dimensions apart", async () => {
    expect(await evaluate(`${ROWS} | evaluate rolling_percentile(v, 100, n, 1, 3, side)`)).toEqual([
      [1, "l", 30],
      [2, "l", 30],
      [3, "l", 90],
      [1, "r", 3],
      [2, "r", 3],
      [3, "r", 3],
    ]);
  });

  it.each(["n != 2", "not(side == 'r' and n == 1)", "not(side == 'r' and n == 3)"])(
    "stops at a bin without rows: %s",
    async (where) => {
      const kql = `${ROWS} | where ${where} | evaluate rolling_percentile(v, 50, n, 1, 2, side)`;
      await expect(evaluate(kql)).rejects.toThrow("a bin without rows");
    },
  );
});

describe("active_users_count", () => {
  const count = (rows: string, args = "5, 1, 2, 10") =>
    evaluate(
      `datatable(who:string, n:long)[${rows}] | evaluate active_users_count(who, n, 100, 150, ${args})`,
    );

  it.each<[string, string, unknown[][]]>([
    ["two periods within the look-back", "'a', 101, 'a', 104", [[100, 1]]],
    ["one period twice is one", "'a', 104, 'a', 104", []],
    ["the look-back's first instant is out", "'a', 101, 'a', 106", []],
    ["rows before the start count as look-back only", "'a', 98, 'a', 99, 'a', 102", [[100, 1]]],
    ["rows behind the end do not count", "'a', 151, 'a', 152", []],
    [
      "each id once a bin",
      "'a', 121, 'a', 122, 'a', 123, 'b', 128, 'b', 131",
      [
        [120, 1],
        [130, 1],
      ],
    ],
    [
      "a bin without active ids has no row",
      "'a', 100, 'a', 101, 'a', 148, 'a', 149",
      [
        [100, 1],
        [140, 1],
      ],
    ],
    ["no time", "'a', long(null), 'a', 101", []],
  ])("%s", async (_, rows, expected) => {
    expect(await count(rows)).toEqual(expected);
  });

  it.each([
    ["'a', 150", "5, 1, 2, 10", "just at the end"],
    ["'a', 103", "6, 2, 2, 10", "inside a period"],
    ["'a', 102", "5, 2, 2, 10", "no multiple of the period"],
  ])("stops where there are two readings: %s", async (rows, args, message) => {
    await expect(count(rows, args)).rejects.toThrow(message);
  });
});
