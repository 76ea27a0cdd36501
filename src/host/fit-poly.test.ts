import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { fitPoly } from "./fit-poly.js";

interface Fit {
  readonly rsquare: number;
  readonly coefficients: readonly number[];
  readonly variance: number;
  readonly rvariance: number;
  readonly poly_fit: readonly number[];
}

const LINE = "[2, 5, 6, 8, 11, 15, 17, 18, 25, 26, 30, 30]";

/** Solved in exact fractions. */
const FITS: readonly (readonly [string, string, number, Omit<Fit, "poly_fit">])[] = [
  [
    LINE,
    "null",
    1,
    {
      rsquare: 0.982900730884447,
      coefficients: [2.730769230769231, -1.6666666666666667],
      variance: 98.62878787878788,
      rvariance: 1.6864801864801864,
    },
  ],
  [
    "[1, 0, 5, 2, 11]",
    "[0, 1, 3, 4, 7]",
    2,
    {
      rsquare: 0.8614636209813875,
      coefficients: [0.20833333333333334, -0.025, 0.75],
      variance: 19.7,
      rvariance: 2.7291666666666665,
    },
  ],
  [
    "[3, 1, 4, 1, 5, 9, 2]",
    "null",
    5,
    {
      rsquare: 0.9183451279259662,
      coefficients: [
        -0.11666666666666667, 2.1818181818181817, -15.159090909090908, 48.5, -70.04242424242425,
        37.57142857142857,
      ],
      variance: 7.9523809523809526,
      rvariance: 0.6493506493506493,
    },
  ],
  ["[4, 4, 4]", "null", 0, { rsquare: 1, coefficients: [4], variance: 0, rvariance: 0 }],
];

describe("series_fit_poly", () => {
  it.each(FITS)("%s over %s, degree %i", (y, x, degree, expected) => {
    const fit = JSON.parse(fitPoly(y, x, String(degree))) as Fit;
    for (const name of ["rsquare", "variance", "rvariance"] as const)
      expect(fit[name]).toBeCloseTo(expected[name], 9);
    expect(fit.coefficients).toHaveLength(degree + 1);
    for (const [index, value] of expected.coefficients.entries())
      expect(fit.coefficients[index]).toBeCloseTo(value, 9);
  });

  it("finds the polynomial that the points lie on", () => {
    const x = Array.from({ length: 9 }, (_, index) => index / 8);
    const y = x.map((value) => 3 * value ** 8 - value ** 3 + 2);
    const { coefficients, poly_fit } = JSON.parse(fitPoly(JSON.stringify(y), JSON.stringify(x), "8")) as Fit;
    for (const [index, value] of [3, 0, 0, 0, 0, -1, 0, 0, 2].entries())
      expect(coefficients[index]).toBeCloseTo(value, 6);
    for (const [index, value] of y.entries()) expect(poly_fit[index]).toBeCloseTo(value, 12);
  });

  it.each([
    ["[1, null]", "null", "1"],
    ["[1, 2]", "[1]", "1"],
    ["[1, 2]", "null", "2"],
    ["[1, 2, 3]", "[5, 5, 5]", "1"],
    ["{}", "null", "1"],
  ])("ends the query for %s over %s, degree %s", (y, x, degree) => {
    expect(() => fitPoly(y, x, degree)).toThrow(/not documented/);
  });

  it("takes places and a degree, as in the reference's example", async () => {
    const kql = `range x from -2 to 2 step 1 | extend y = pow(x, 3) - x + 6
      | summarize x = make_list(x), y = make_list(y) | extend series_fit_poly(y, x, 3)
      | project-rename fit = series_fit_poly_y_poly_fit, coeff = series_fit_poly_y_coefficients
      | project coeff, fit, series_fit_poly_y_rsquare`;
    const near = (values: readonly number[]): unknown =>
      values.map((value) => expect.closeTo(value, 9) as number);
    expect(await evaluate(kql)).toEqual([
      [near([1, 0, -1, 6]), near([0, 6, 6, 6, 12]), expect.closeTo(1, 9)],
    ]);
  });

  it("of degree 1 is the line of series_fit_line", async () => {
    const kql = `print y = dynamic(${LINE})
      | extend (r, s, v, rv, i, line) = series_fit_line(y)
      | extend (r2, c, v2, rv2, poly) = series_fit_poly(y)
      | project r - r2, s - todouble(c[0]), v - v2, rv - rv2, todouble(line[3]) - todouble(poly[3]), array_length(c)`;
    const [row = []] = await evaluate(kql);
    expect(row.at(-1)).toBe(2);
    for (const difference of row.slice(0, -1)) expect(difference).toBeCloseTo(0, 12);
  });
});
