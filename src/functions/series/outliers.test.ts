import { describe, expect, it } from "vitest";
import { compile } from "../../compile.js";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

const near = (values: readonly number[]): unknown =>
  values.map((value) => expect.closeTo(value, 12) as number);

async function notesOn(kql: string): Promise<readonly string[]> {
  return (await compile(kql, { tables: new Map(), dialect: "duckdb" })).approximations;
}

/** A series whose scores by the engine were published (question 75264555 of stackoverflow.com). */
const EXAMPLE = "dynamic([-3, 2.4, 15, 3.9, 5, 6, 4.5, 5.2, 3, 4, 5, 16, 7, 5, 5, 4])";
const EXAMPLE_SCORES = [
  -1.9040785483608571, -0.10021466044004519, 1.3361954725339347, 0, 0, 0, 0, 0, 0, 0, 0, 1.6702443406674186,
  0, 0, 0, 0,
];
const QUARTER_SCORES = [-0.5, -0.25, 0, 0, 0, 0, 0, 0.25, 0.5];

/** The other scores follow by hand: the quartiles of 1 to 9 are 3 and 7. */
const SCORES: readonly (readonly [call: string, scores: readonly number[]])[] = [
  [`series_outliers(${EXAMPLE})`, EXAMPLE_SCORES],
  [`series_outliers(${EXAMPLE}, "ctukey", double(null), 10, 90)`, EXAMPLE_SCORES],
  ['series_outliers(dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9]), "tukey")', QUARTER_SCORES],
  ['series_outliers(dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9]), "ctukey", 0, 25, 75)', QUARTER_SCORES],
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
    ['series_outliers(x, "ctukey", 0, 1, 90)', /percentiles other than 10 and 90/],
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

  it("flags what is not as all others are, as in a series of rare events", async () => {
    const kql = `print y = array_concat(repeat(0, 20), dynamic([6]), repeat(0, 9)) | project (f, s) = series_decompose_anomalies(y, 1.5, 0)
      | mv-expand with_itemindex = i f to typeof(int) | where f != 0 | project i, f`;
    expect(await evaluate(kql)).toEqual([[20, 1]]);
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
