import { describe, expect, it } from "vitest";
import { compile } from "../../compile.js";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const near = (values: readonly number[]): unknown =>
  values.map((value) => expect.closeTo(value, 12) as number);

async function notesOn(kql: string): Promise<readonly string[]> {
  return (await compile(kql, { tables: new Map(), dialect: "duckdb" })).approximations;
}

/** Of the reference's page as it was in 2019. */
const EXAMPLE = "dynamic([30, 28, 5, 27, 31, 38, 29, 80, 25, 37, 30])";
const EXAMPLE_SCORES = [
  0, 0, -3.206896551724138, -0.1724137931034483, 0, 2.6666666666666667, 0, 16.666666666666669,
  -0.4482758620689655, 2.3333333333333337, 0,
];

/** The other scores follow by hand. Quartiles of 1 to 9 are 3 and 7; without the lowest of them 4 and 7.5 ... */
const SCORES: readonly (readonly [call: string, scores: readonly number[]])[] = [
  [`series_outliers(${EXAMPLE})`, EXAMPLE_SCORES],
  [`series_outliers(${EXAMPLE}, "ctukey", double(null), 10, 90)`, EXAMPLE_SCORES],
  ['series_outliers(dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9]), "tukey")', [-0.5, -0.25, 0, 0, 0, 0, 0, 0.25, 0.5]],
  // 1, 2 | 3 ... 9 and 1 ... 7 | 8, 9 with a fifth of them left out: quartiles 3.5 and 7.5 of 2 to 9, 2.5 and 5.5 of 1 to 7
  [
    'series_outliers(dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9]), "ctukey", 0, 20, 80)',
    [-2.75 / 3.5, -1.75 / 3.5, 0, 0, 0, 0, 0, 2.5 / 3, 3.5 / 3],
  ],
  [
    'series_outliers(dynamic([1, 2, 3, null, 4, -1, 5, 6, 7, 8, 9]), "tukey", -1)',
    [-0.5, -0.25, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.5],
  ],
  ["series_outliers(dynamic([5, 5, 5]))", [0, 0, 0]],
  ["series_outliers(dynamic([]))", []],
];

describe("series_outliers", () => {
  it.each(SCORES)("%s", async (call, scores) => {
    expect(await evaluate(`print ${call}`)).toEqual([[near(scores)]]);
  });

  it("gives null for what is no array", async () => {
    expect(await evaluate(`print x = parse_json("{}") | project series_outliers(x)`)).toEqual([[null]]);
  });

  it.each([
    ['series_outliers(x, "other")', /none of 'ctukey' and 'tukey'/],
    ['series_outliers(x, "ctukey", 0, 1, 90)', /percentiles that are no numbers from 2 to 98/],
    ["series_outliers(dynamic([0, 0, 0, 0, 7]))", /most of the others are the same is not documented/],
  ])("%s is refused", async (call, reason) => {
    await expect(evaluate(`print x = ${EXAMPLE} | project ${call}`)).rejects.toThrow(reason);
  });

  it("says that its scores may differ", async () => {
    expect(await notesOn(`print series_outliers(${EXAMPLE})`)).toEqual([
      expect.stringContaining("outliers are scored"),
    ]);
  });
});

/** Two values in turn, about a line; the fifth and the last but one point lie off. */
const SERIES = "dynamic([10, 21, 12, 23, 90, 25, 16, 27, 18, 29, -9, 31])";

describe("series_decompose_anomalies", () => {
  it("scores what season and trend leave, and has a column for each part", async () => {
    const kql = `print y = ${SERIES} | extend (b, s, t, r) = series_decompose(y, 0, 'linefit') | project y, series_decompose_anomalies(y, 1.5, 0, 'linefit'), b, s = series_outliers(r)`;
    const { columns, rows } = await evaluateTable(kql);
    expect(columns.map(({ name }) => name)).toEqual([
      "y",
      "series_decompose_anomalies_y_ad_flag",
      "series_decompose_anomalies_y_ad_score",
      "series_decompose_anomalies_y_baseline",
      "b",
      "s",
    ]);
    const [[, flags, scores, baseline, ...expected] = []] = rows;
    expect([baseline, scores]).toEqual(expected);
    expect(flags).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, -1, 0]);
  });

  it("flags what scores more than the threshold", async () => {
    const one = "print y = dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9]) | project";
    const call = (threshold: string): string =>
      `(f) = series_decompose_anomalies(y, ${threshold}, 0, 'avg', 0, 'tukey')`;
    expect(await evaluate(`${one} ${call("0.3")}`)).toEqual([[[-1, 0, 0, 0, 0, 0, 0, 0, 1]]]);
    expect(await evaluate(`${one} ${call("0.5")}`)).toEqual([[[0, 0, 0, 0, 0, 0, 0, 0, 0]]]);
  });

  it.each([
    ["range(1, 40, 1)", "linefit", 0],
    ["array_concat(range(1, 20, 1), range(21, 60, 1))", "linefit", 0],
    // tenths have no exact form, and a trend of them leaves what rounding makes
    ["series_multiply(range(1, 40, 1), series_fill_const(repeat(0.1, 40), 0))", "linefit", 0],
    ["repeat(0.1, 40)", "avg", 4],
  ])("finds nothing in %s, which is all season and trend", async (series, trend, period) => {
    const kql = `print y = ${series} | project (f, s) = series_decompose_anomalies(y, 1.5, ${period}, '${trend}') | project array_sum(series_abs(f)), array_sum(s)`;
    expect(await evaluate(kql)).toEqual([[0, 0]]);
  });

  it("is used as cards use it", async () => {
    const kql = `range n from 1 to 24 step 1
      | extend t = datetime(2024-01-01) + n * 1h, count_ = iff(n == 20, 90, 10 + n % 4 * 3 + n % 5)
      | make-series Total = sum(count_) on t from datetime(2024-01-01 01:00) to datetime(2024-01-02 01:00) step 1h
      | extend (anomalies, score, baseline) = series_decompose_anomalies(Total, 1.5, -1, 'linefit')
      | mv-expand t to typeof(datetime), Total to typeof(long), anomalies to typeof(int), score to typeof(real), baseline to typeof(real)
      | where anomalies > 0 | project t, Total`;
    expect(await evaluate(kql)).toEqual([["2024-01-01T20:00:00.0000000Z", 90]]);
  });

  it.each([
    ["series_outliers(y)", /not yet scored in Spark/],
    ["series_decompose_anomalies(y, 1.5, 7)", /not yet scored in Spark/],
    ["series_decompose(y)", /period .* which Spark has not/],
    ["series_decompose_forecast(y, 2, -1)", /period .* which Spark has not/],
    ["series_seasonal(y)", /period .* which Spark has not/],
    ["series_seasonal(y, -1)", /period .* which Spark has not/],
  ])("Spark refuses %s", async (call, reason) => {
    const kql = `print y = ${SERIES} | project ${call}`;
    await expect(compile(kql, { tables: new Map(), dialect: "spark" })).rejects.toThrow(reason);
  });

  it("says that the period may be another where it is not named", async () => {
    const notes = (call: string): Promise<readonly string[]> =>
      notesOn(`print y = ${SERIES} | project ${call}`);
    expect(await notes("series_decompose_anomalies(y)")).toHaveLength(2);
    expect(await notes("series_decompose_anomalies(y, 1.5, -1)")).toHaveLength(2);
    expect(await notes("series_decompose_anomalies(y, 1.5, 0)")).toHaveLength(1);
    expect(await notes("series_decompose(y, 7)")).toEqual([]);
    expect(await notes("series_decompose(y)")).toEqual([expect.stringContaining("period")]);
    expect(await notes("series_seasonal(y)")).toEqual([expect.stringContaining("period")]);
  });
});
