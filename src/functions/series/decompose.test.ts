import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const near = (values: readonly number[]): unknown =>
  values.map((value) => expect.closeTo(value, 12) as number);

/** Expected values follow by hand from the steps that the reference lists: season, what it leaves, trend, baseline. */
const DECOMPOSED: readonly (readonly [string, readonly number[], readonly number[], readonly number[]])[] = [
  ["y, 2", [3, 12, 3, 12, 3, 12], [2, 11, 2, 11, 2, 11], [1, 1, 1, 1, 1, 1]],
  [
    "y, 2, 'linefit', 2",
    [0.9, 10.3, 1.7, 11.1, 2.5, 11.9],
    [1.5, 10.5, 1.5, 10.5, 1.5, 10.5],
    [-0.6, -0.2, 0.2, 0.6, 1, 1.4],
  ],
  ["y, 0, 'linefit', 1", [3.8, 4.9, 6, 7.1, 8.2, 9.3], [0, 0, 0, 0, 0, 0], [3.8, 4.9, 6, 7.1, 8.2, 9.3]],
  ["y, 8 - array_length(y)", [3, 12, 3, 12, 3, 12], [2, 11, 2, 11, 2, 11], [1, 1, 1, 1, 1, 1]],
  ["y, 0, 'none'", [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]],
];
const Y = [1, 10, 2, 11, 6, 15];

describe("series_decompose", () => {
  it.each(DECOMPOSED)("(%s)", async (args, baseline, seasonal, trend) => {
    const kql = `print y = dynamic([${Y.join(", ")}]) | project series_decompose(${args})`;
    const residual = Y.map((value, index) => value - (baseline[index] ?? 0));
    expect(await evaluate(kql)).toEqual([[near(baseline), near(seasonal), near(trend), near(residual)]]);
  });

  it("has a column for each part", async () => {
    const { columns } = await evaluateTable("print y = dynamic([1, 2]) | project series_decompose(y, 0)");
    expect(columns.map((column) => `${column.name}: ${column.type}`)).toEqual([
      "series_decompose_y_baseline: dynamic",
      "series_decompose_y_seasonal: dynamic",
      "series_decompose_y_trend: dynamic",
      "series_decompose_y_residual: dynamic",
    ]);
  });

  it("forecasts the last points from those before, whatever is there", async () => {
    const kql = `print y = dynamic([1, 10, 2, 11, null, 0]) | project f = series_decompose_forecast(y, 2, 2, 'linefit')`;
    expect(await evaluate(kql)).toEqual([[near([0.9, 10.3, 1.7, 11.1, 2.5, 11.9])]]);
  });

  it.each([
    ["series_decompose(y, -2)", /not documented/],
    ["series_decompose(y, -array_length(y))", /not documented/],
    ["series_decompose(y, 0, 'other')", /'avg', 'linefit' and 'none'/],
    ["series_decompose(dynamic([1, null, 2]), 0)", /not documented/],
    ["series_decompose(y, 2, 'avg', 1)", /not documented/],
  ])("%s is refused", async (call, reason) => {
    await expect(evaluate(`print y = dynamic([1, 2]) | project ${call}`)).rejects.toThrow(reason);
  });
});
