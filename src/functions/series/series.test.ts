import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const NUMBERS = "dynamic([23, 46, 23, 87, 4, 8, 3, 75, 2, 56, 13, 75, 32, 16, 29])";
const GAPS = "dynamic([null, 111.0, null, 36.0, 41.0, null, null, 16.0, 61.0, 33.0, null, null])";
const WHOLE_GAPS = "dynamic([null, 111, null, 36, 41, null, null, 16, 61, 33, null, null])";
const LINE = "dynamic([2, 5, 6, 8, 11, 15, 17, 18, 25, 26, 30, 30])";

/** Expected values are those of the KQL reference's examples, or follow from its formulas. */
const VALUES: readonly (readonly [string, unknown])[] = [
  ["series_add(dynamic([1,2,4]), dynamic([4,2,1]))", [5, 4, 5]],
  ["series_add(dynamic([1,'a',4]), dynamic([4,2]))", [5, null, null]],
  ["series_add(dynamic([1.5]), dynamic([1]))", [2.5]],
  ["series_subtract(dynamic([1,2,4]), dynamic([4,2,1]))", [-3, 0, 3]],
  ["series_multiply(dynamic([1,2,4]), dynamic([4,2,1]))", [4, 4, 4]],
  ["series_divide(dynamic([1,2,4]), dynamic([4,2,1]))", [0.25, 1, 4]],
  ["series_divide(dynamic([2,0]), dynamic([0,0]))", ["Infinity", "NaN"]],
  ["series_pow(dynamic([1,2,3,4]), dynamic([1,2,3,0.5]))", [1, 4, 27, 2]],
  ["series_greater(dynamic([1,2,4]), dynamic([4,2,1]))", [false, false, true]],
  ["series_greater_equals(dynamic([1,2,4]), dynamic([4,2,1]))", [false, true, true]],
  ["series_less(dynamic([1,2,4]), dynamic([4,2,1]))", [true, false, false]],
  ["series_less_equals(dynamic([1,2,4]), dynamic([4,2,1]))", [true, true, false]],
  ["series_equals(dynamic([1,2,4]), dynamic([4,2,1]))", [false, true, false]],
  ["series_not_equals(dynamic([1,2,4]), dynamic([4,2]))", [true, false, null]],
  ["series_abs(dynamic([-6.5,0,8.2]))", [6.5, 0, 8.2]],
  ["series_sign(dynamic([-6,0,8,'x']))", [-1, 0, 1, null]],
  ["series_ceiling(dynamic([-1.5,1,2.5]))", [-1, 1, 3]],
  ["series_floor(dynamic([-1.5,1,2.5]))", [-2, 1, 2]],
  ["series_exp(dynamic([0]))", [1]],
  ["series_sum(dynamic([1,2,3,4]))", 10],
  ["series_product(dynamic([1,2,3,4]))", 24],
  ["series_magnitude(dynamic([3,4]))", 5],
  ["series_dot_product(dynamic([1,2,4]), dynamic([4,2,1]))", 12],
  ["series_dot_product(dynamic([1,2,4]), 2)", 14],
  ["series_dot_product(dynamic([]), dynamic([1]))", null],
  ["round(series_cosine_similarity(dynamic([0.1,0.2,0.1,0.2]), dynamic([1,2,3,4])), 9)", 0.923760431],
  ["round(series_pearson_correlation(dynamic([1,2,3,4,5]), dynamic([2,4,6,8,10])), 9)", 1],

  ["series_fill_linear(GAPS)", [111, 111, 73.5, 36, 41, 98 / 3, 73 / 3, 16, 61, 33, 33, 33]],
  [
    "series_fill_linear(GAPS, double(null), false)",
    [null, 111, 73.5, 36, 41, 98 / 3, 73 / 3, 16, 61, 33, null, null],
  ],
  ["series_fill_linear(WHOLE)", [111, 111, 73, 36, 41, 32, 24, 16, 61, 33, 33, 33]],
  ["series_fill_linear(dynamic([null,null]))", [0, 0]],
  ["series_fill_linear(dynamic([null,null]), double(null), true, 3.14159)", [3.14159, 3.14159]],
  ["series_fill_linear(dynamic([0, 4, 0, 8]), 0)", [4, 4, 6, 8]],
  ["series_fill_forward(WHOLE)", [null, 111, 111, 36, 41, 41, 41, 16, 61, 33, 33, 33]],
  ["series_fill_backward(WHOLE)", [111, 111, 36, 36, 41, 16, 16, 16, 61, 33, null, null]],
  ["series_fill_const(dynamic([111,null,36,null]), 0.0)", [111, 0, 36, 0]],
  ["series_fill_const(dynamic([111,0,36]), -1, 0)", [111, -1, 36]],

  ["series_fir(dynamic([5,15,10,20]), dynamic([1,-1]), false, false)", [5, 10, -5, 10]],
  ["series_fir(dynamic([0,0,0,0,2,2,3,3]), dynamic([1,-1]))", [0, 0, 0, 0, 2, 0, 1, 0]],
  ["series_fir(dynamic([0,0,9,0,0]), dynamic([1,1,1]))", [0, 0, 3, 3, 3]],
  ["series_fir(dynamic([0,0,9,0,0]), dynamic([1,1,1]), true, true)", [0, 3, 3, 3, 0]],
  ["series_fir(dynamic([1,2]), dynamic([1,-1]), true)", null],
  ["series_iir(range(1.0, 4, 1), dynamic([1]), dynamic([1,-1]))", [1, 3, 6, 10]],

  [
    "series_stats_dynamic(NUMBERS)",
    {
      min: 2,
      min_idx: 8,
      max: 87,
      max_idx: 3,
      avg: 32.8,
      stdev: 28.50363385354827,
      variance: 812.4571428571429,
      sum: 492,
      len: 15,
    },
  ],
  ["series_stats_dynamic(dynamic([1, null]))", null],
  ["series_stats_dynamic(dynamic([1, null, 3]), true).max_idx", 2],
  ["round(todouble(series_fit_line_dynamic(LINE).rsquare), 3)", 0.983],
  ["round(todouble(series_fit_line_dynamic(LINE).slope), 3)", 2.731],
  ["round(todouble(series_fit_line_dynamic(LINE).interception), 3)", -1.667],
  ["round(todouble(series_fit_line_dynamic(LINE).line_fit[1]), 4)", 3.7949],
];

describe("series", () => {
  it.each(VALUES)("%s", async (expression, value) => {
    const text = expression
      .replace("NUMBERS", NUMBERS)
      .replace("GAPS", GAPS)
      .replace("WHOLE", WHOLE_GAPS)
      .replace("LINE", LINE);
    expect(await evaluate(`print v = ${text}`)).toEqual([[value]]);
  });

  it("series_stats gives a column for each statistic", async () => {
    const { columns, rows } = await evaluateTable(`print x = ${NUMBERS} | project series_stats(x)`);
    expect(columns.map((column) => column.name)).toEqual(
      ["min", "min_idx", "max", "max_idx", "avg", "stdev", "variance"].map(
        (name) => `series_stats_x_${name}`,
      ),
    );
    expect(rows[0]?.slice(0, 5)).toEqual([2, 8, 87, 3, 32.8]);
  });

  it("under given names there are as many columns as names", async () => {
    const kql = `print x = ${NUMBERS} | extend lo = series_stats(x), (a, b, hi) = series_stats(x) | project-away x`;
    const { columns, rows } = await evaluateTable(kql);
    expect(columns.map((column) => column.name)).toEqual(["lo", "a", "b", "hi"]);
    expect(rows).toEqual([[2, 2, 8, 87]]);
  });

  it("series_fit_line gives six columns", async () => {
    const kql = `print y = ${LINE} | project (r, s, v, rv, i, l) = series_fit_line(y) | project round(v, 3), round(rv, 3), round(i, 3), array_length(l)`;
    expect(await evaluate(kql)).toEqual([[98.629, 1.686, -1.667, 12]]);
  });

  it("series_iir filters each of several rows by itself", async () => {
    const kql =
      "datatable(x:dynamic)[dynamic([1, 2]), dynamic([]), dynamic([5]), dynamic([3, 3, 3, 3])] | project series_iir(x, dynamic([1]), dynamic([1, -1]))";
    expect(await evaluate(kql)).toEqual([[[1, 3]], [[]], [[5]], [[3, 6, 9, 12]]]);
  });

  it("series_seasonal takes the median of each place of a given period", async () => {
    const kql =
      "print series_seasonal(dynamic([1, 7, 3, 9, 20, 8, 2]), 2), series_seasonal(dynamic([4, 6]), 1)";
    expect(await evaluate(kql)).toEqual([
      [
        [2.5, 8, 2.5, 8, 2.5, 8, 2.5],
        [5, 5],
      ],
    ]);
  });

  it.each([
    ["series_seasonal(dynamic([1, 2]), toint(rand(1)))", /only known while the query runs/],
    ["series_seasonal(dynamic([1, null]), 1)", /missing values/],
  ])("%s is refused", async (call, reason) => {
    await expect(evaluate(`print x = ${call}`)).rejects.toThrow(reason);
  });

  it.each(["series_periods_validate(x, 4.0)", "series_periods_detect(x, 4.0, 8.0, 1)"])(
    "%s is refused with its reason",
    async (call) => {
      await expect(evaluate(`print x = ${NUMBERS} | extend ${call}`)).rejects.toThrow(/is not translated/);
    },
  );
});
