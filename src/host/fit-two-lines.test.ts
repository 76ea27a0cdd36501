import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../test/evaluate.js";
import { fitTwoLines } from "./fit-two-lines.js";

/** The series of the reference's example. */
const RISE_AND_FALL = "[1, 2.2, 2.5, 4.7, 5.0, 12, 10.3, 10.3, 9, 8.3, 6.2]";

/** Solved in exact fractions, over every split into parts of two values or more. */
const FITS = [
  [
    RISE_AND_FALL,
    {
      rsquare: 0.9865131917168768,
      split_idx: 5,
      variance: 13.894,
      rvariance: 0.1873857142857143,
      right: {
        rsquare: 0.9423851242624709,
        slope: -1.0371428571428571,
        interception: 12.98,
        variance: 3.995,
        rvariance: 0.23017142857142858,
      },
      left: {
        rsquare: 0.9384576098059244,
        slope: 1.05,
        interception: -0.07,
        variance: 2.937,
        rvariance: 0.18075,
      },
    },
  ],
  [
    "[9, 7, 0, 1, 5, 2, 8, 3, 3, 4, 1, 10]",
    {
      rsquare: 0.42982594456910667,
      split_idx: 2,
      variance: 11.356060606060606,
      rvariance: 6.474931129476584,
      right: {
        rsquare: 0.22666403448162406,
        slope: 0.503030303030303,
        interception: 0.9333333333333333,
        variance: 10.233333333333333,
        rvariance: 7.913804713804714,
      },
      left: { rsquare: 1, slope: -2, interception: 11, variance: 2, rvariance: 0 },
    },
  ],
  [
    "[5, 5, 5, 5, 5]",
    {
      rsquare: 1,
      split_idx: 2,
      variance: 0,
      rvariance: 0,
      right: { rsquare: 1, slope: 0, interception: 5, variance: 0, rvariance: 0 },
      left: { rsquare: 1, slope: 0, interception: 5, variance: 0, rvariance: 0 },
    },
  ],
] as const;

function near(value: unknown): unknown {
  if (typeof value === "number") return expect.closeTo(value, 9) as unknown;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, near(part)]));
}

describe("series_fit_2lines", () => {
  it.each(FITS)("%s", (series, { right, left, ...whole }) => {
    const fit = JSON.parse(fitTwoLines(series) ?? "") as Record<string, unknown>;
    expect(fit).toMatchObject(near({ ...whole, right, left }) as Record<string, unknown>);
  });

  it("a straight line parts at the first place of all that fit as well", () => {
    const straight = Array.from({ length: 40 }, (_, place) => 0.1 + 0.3 * place);
    const fit = JSON.parse(fitTwoLines(JSON.stringify(straight)) ?? "") as { split_idx: number };
    expect(fit.split_idx).toBe(2);
  });

  it("gives a column for each value and a bag of all", async () => {
    const series = `dynamic(${RISE_AND_FALL})`;
    const { columns } = await evaluateTable(`print y = ${series} | project series_fit_2lines(y)`);
    expect(columns.map(({ name, type }) => `${name.replace("series_fit_2lines_y_", "")}:${type}`)).toEqual([
      "rsquare:real",
      "split_idx:long",
      "variance:real",
      "rvariance:real",
      "line_fit:dynamic",
      ...["right", "left"].flatMap((side) =>
        ["rsquare", "slope", "interception", "variance", "rvariance"].map((name) => `${side}_${name}:real`),
      ),
    ]);
    const kql =
      `print y = ${series} | extend (r, split, v) = series_fit_2lines(y), bag = series_fit_2lines_dynamic(y)` +
      " | project round(r, 6), split, round(v, 3), slope = round(todouble(bag.right.slope), 6)," +
      " length = array_length(bag.line_fit), at = round(todouble(bag.line_fit[5]), 6)";
    expect(await evaluate(kql)).toEqual([[0.986513, 5, 13.894, -1.037143, 11, 11.942857]]);
  });

  it("a value that is no number leaves no fit, and so few values end the query", async () => {
    const kql = "datatable(y:dynamic)[dynamic([1, null, 3, 4]), dynamic({}), dynamic(null)]";
    expect(await evaluate(`${kql} | project series_fit_2lines_dynamic(y)`)).toEqual([[null], [null], [null]]);
    await expect(evaluate("print series_fit_2lines_dynamic(dynamic([1, 2, 3]))")).rejects.toThrow(
      "so few values",
    );
  });
});
