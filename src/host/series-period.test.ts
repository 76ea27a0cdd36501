import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../test/evaluate.js";
import { seriesPeriod } from "./series-period.js";

const period = (series: readonly unknown[], points = 0, threshold = 0.6): string =>
  seriesPeriod(JSON.stringify(series), String(points), String(threshold));

/** The application's traffic twice a day of the page on series_periods_detect(): a week. */
const TRAFFIC = [
  80, 139, 87, 110, 68, 54, 50, 51, 53, 133, 86, 141, 97, 156, 94, 149, 95, 140, 77, 61, 50, 54, 47, 133, 72,
  152, 94, 148, 105, 162, 101, 160, 87, 63, 53, 55, 54, 151, 103, 189, 108, 183, 113, 175, 113, 178, 90, 71,
  62, 62, 65, 165, 109, 181, 115, 182, 121, 178, 114, 170,
];

/** The series by the hour with a weekly season of the page on series_decompose(), a noise of our own in it. */
function weekly(slope: number): number[] {
  let state = 1;
  return Array.from({ length: 24 * 7 * 5 }, (_, index) => {
    const t = index + 1;
    state = (state * 48271) % 2147483647;
    const day = Math.floor(t / 24) % 7;
    const tens = Math.floor((t % 24) / 10);
    const off = [150, 200, 780].includes(t) ? -8 : [300, 400, 600].includes(t) ? 8 : 0;
    return (2 * state) / 2147483647 + (day >= 5 ? 5 : 15) - tens * tens + slope * t + off;
  });
}

describe("the period of a series", () => {
  it("is a week in the examples of the reference", () => {
    expect(period(TRAFFIC)).toBe("14");
    expect(period(weekly(0))).toBe("168");
    expect(period(weekly(1 / 72))).toBe("168");
  });

  it("is none where there is no hill, or only a line, or few points", () => {
    expect(period(Array.from({ length: 50 }, (_, index) => 3 * index))).toBe("0");
    expect(period(Array.from({ length: 50 }, (_, index) => 1e12 + 1e10 * index))).toBe("0");
    expect(period(Array.from({ length: 50 }, () => 7))).toBe("0");
    expect(period([1, 9, 1, 9, 1, 9])).toBe("0");
    expect(period([])).toBe("0");
  });

  it("is found in the points that are learnt from, for the threshold that is named", () => {
    const square = Array.from({ length: 48 }, (_, index) => (index % 6 < 3 ? 1 : 5));
    expect(period(square)).toBe("6");
    expect(period([...square, 900, -900, 900], 3)).toBe("6");
    expect(period(TRAFFIC, 0, 0.99)).toBe("0");
    expect(period([...square, null])).toBe("0");
  });

  it("is the shortest of those that are multiples of each other, in whatever noise", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 24 }),
        fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 336, maxLength: 336 }),
        (length, noise) => {
          const wave = noise.map((value, index) => 20 * Math.sin((2 * Math.PI * index) / length) + value);
          expect(period(wave)).toBe(String(length));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("gives the seasons of the reference's example of series_seasonal()", async () => {
    const kql = `print s = dynamic([2, 5, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1])
      | union (print s = dynamic([8, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10]))
      | union (print s = dynamic([1, 3, 5, 2, 4, 6, 1, 3, 5, 2, 4, 6]))
      | order by array_length(s) desc | project series_seasonal(s)`;
    expect(await evaluate(kql)).toEqual([
      [[1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1]],
      [[10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10]],
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ]);
  });

  it("is 0 where a season is given that is none, and -1 looks for it", async () => {
    const square = `dynamic([${Array.from({ length: 24 }, (_, index) => (index % 6 < 3 ? 1 : 5)).join(", ")}])`;
    const kql = `print s = ${square} | project array_sum(series_seasonal(s, 0)), array_sum(series_seasonal(s, -5)), array_sum(series_seasonal(s, -1))`;
    expect(await evaluate(kql)).toEqual([[0, 0, 72]]);
    expect(await evaluate(`print s = ${square} | project (b) = series_decompose_forecast(s, 2)`)).toEqual([
      [[1, 1, 1, 5, 5, 5, 1, 1, 1, 5, 5, 5, 1, 1, 1, 5, 5, 5, 1, 1, 1, 5, 5, 5]],
    ]);
  });
});
