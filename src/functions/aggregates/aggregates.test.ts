import { describe, expect, it } from "vitest";
import { QueryError } from "../../diagnostics/error.js";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

/** One group of values with an aggregate over them. */
async function over(type: string, values: readonly string[], aggregate: string): Promise<unknown> {
  const rows = await evaluate(`datatable(x: ${type})[${values.join(", ")}] | summarize r = ${aggregate}`);
  return rows[0]?.[0];
}

const NULL_LONG = "long(null)";

describe("aggregates over one group", () => {
  it.each<[string, string[], string, unknown]>([
    // all rows count, nulls too; a null predicate does not
    ["long", ["1", NULL_LONG], "count()", 2],
    ["long", ["1", NULL_LONG], "countif(x > 0)", 1],
    ["long", ["3", "3", NULL_LONG], "dcount(x)", 1],
    ["string", ['"a"', '""', '"a"'], "dcount(x)", 2],
    ["long", ["3", "4", "4"], "count_distinct(x)", 2],
    ["long", ["3", "4", "5"], "count_distinctif(x, x > 3)", 2],
    ["long", ["3", "4", "5"], "dcountif(x, x > 3)", 2],
    // a sum of nothing is 0 and wraps round, an average of nothing is NaN
    ["long", [NULL_LONG], "sum(x)", 0],
    ["long", ["9223372036854775807", "1"], "sum(x)", -(2n ** 63n)],
    ["long", ["1", "2", "10"], "sumif(x, x < 10)", 3],
    ["real", ["0.5", "real(null)", "0.25"], "sum(x)", 0.75],
    ["timespan", ["1h", "30m"], "sum(x)", "01:30:00"],
    ["long", [NULL_LONG], "avg(x)", NaN],
    ["long", ["1", "2", NULL_LONG], "avg(x)", 1.5],
    ["long", ["1", "2", "9"], "avgif(x, x < 9)", 1.5],
    ["timespan", ["1tick", "2tick"], "avg(x)", "00:00:00.0000001"],
    [
      "datetime",
      ["datetime(2026-03-02 08:00:00.0000001)", "datetime(2026-03-02 08:00:00.0000003)"],
      "avg(x)",
      "2026-03-02T08:00:00.0000002Z",
    ],
    ["long", [NULL_LONG], "min(x)", null],
    ["long", ["3", NULL_LONG, "-2"], "min(x)", -2],
    ["string", ['"b"', '"B"', '"a"'], "max(x)", "b"],
    ["string", ['"b"', '"B"', '"a"'], "min(x)", "B"],
    ["bool", ["true", "false"], "max(x)", true],
    ["long", ["3", "8"], "maxif(x, x < 5)", 3],
    ["long", ["3", "8"], "minif(x, x > 5)", 8],
    // a sample of one has no spread
    ["long", ["7"], "stdev(x)", 0],
    ["long", ["2", "4", "4", "4", "5", "5", "7", "9"], "stdevp(x)", 2],
    ["long", ["2", "4", "6"], "variance(x)", 4],
    ["long", ["2", "4", "6", "100"], "varianceif(x, x < 10)", 4],
    ["long", ["2", "4"], "variancep(x)", 1],
    ["real", ["1.0", "2.0", "3.0"], "covariance(x, x * 2)", 2],
    // the differences from a mean that is NaN or infinite are NaN
    ["real", ["1.0", "real(nan)", "3.0"], "stdev(x)", NaN],
    ["real", ["1.0", "real(+inf)", "real(null)"], "variancep(x)", NaN],
    ["real", ["real(nan)", "real(null)"], "variance(x)", 0],
    ["real", ["1.0", "real(nan)", "3.0"], "varianceif(x, x < 10.0)", 2],
    ["real", ["real(null)"], "stdevp(x)", 0],
    ["long", ["12", "10"], "binary_all_and(x)", 8],
    ["long", ["12", "10"], "binary_all_or(x)", 14],
    ["long", ["12", "10"], "binary_all_xor(x)", 6],
    // nearest rank: a value of the group, the 7th of 100 for 7 percent
    ["real", ["1.5", "4.5", "2.5", "3.5"], "percentile(x, 50)", 2.5],
    ["long", ["1", "2", "3"], "percentile(x, 0)", 1],
    ["long", ["1", "2", "3"], "percentile(x, 100)", 3],
    ["long", ["10", "20"], "percentile(x, 50.1)", 20],
    ["timespan", ["1h", "2h", "3h"], "percentile(x, 50)", "02:00:00"],
    ["long", ["1", "2", "3", "4"], "percentiles_array(x, 25, 100)", [1, 4]],
    ["long", ["1", "2", "3"], "percentilew(x, iff(x == 3, 10, 1), 50)", 3],
    ["long", ["1", "2", "3"], "percentilew(x, iff(x == 1, 10, 1), 50)", 1],
    // lists drop nulls of scalars; arrays are spliced, nulls of dynamics stay
    ["long", ["3", NULL_LONG, "1"], "make_list(x)", [3, 1]],
    ["long", ["3", NULL_LONG, "1"], "make_list_with_nulls(x)", [3, null, 1]],
    ["long", ["3", "2", "1"], "make_list(x, 2)", [3, 2]],
    ["long", ["3", "2", "1"], "make_list_if(x, x < 3)", [2, 1]],
    ["string", ['"a"', '""'], "make_list(x)", ["a", ""]],
    ["real", ["1.5", "real(nan)"], "make_list(x)", [1.5, "NaN"]],
    ["timespan", ["1d", "1ms"], "make_list(x)", ["1.00:00:00", "00:00:00.0010000"]],
    ["datetime", ["datetime(2026-03-02)"], "make_list(x)", ["2026-03-02T00:00:00.0000000Z"]],
    [
      "dynamic",
      ["dynamic([1,[2]])", "dynamic(null)", 'dynamic({"a":1})'],
      "make_list(x)",
      [1, [2], null, { a: 1 }],
    ],
    ["long", ["3", "1", "3"], "make_set(x)", [3, 1]],
    ["long", ["3", "1", "3"], "makeset(x)", [3, 1]],
    ["dynamic", ["dynamic([1,2])", "dynamic([2,3])"], "make_set(x)", [1, 2, 3]],
    ["long", ["3", "1", "2"], "make_set_if(x, x > 1)", [3, 2]],
    ["dynamic", ['dynamic({"a":1})', 'dynamic({"a":2,"b":3})', "dynamic(7)"], "make_bag(x)", { a: 1, b: 3 }],
    ["dynamic", ['dynamic({"a b":{"c":[1]}})'], "make_bag(x)", { "a b": { c: [1] } }],
    // a value that is not empty where there is one
    ["string", ['""', '"b"'], "take_any(x)", "b"],
    ["long", [NULL_LONG, "4"], "any(x)", 4],
    ["long", ["4", "5"], "take_anyif(x, x > 4)", 5],
    // several aggregates in one value
    ["long", ["4", "9"], "max(x) - min(x)", 5],
    ["long", ["4", "9"], 'strcat(tostring(count()), ":", tostring(sum(x)))', "2:13"],
  ])("%s %j | %s", async (type, values, aggregate, expected) => {
    expect(await over(type, values, aggregate)).toEqual(expected);
  });
});

describe("a covariance without a name", () => {
  const table = "datatable(height: real, weight: real)[1.0, 2.0, 3.0, 8.0]";

  it("has the names of both its arguments", async () => {
    const { columns, rows } = await evaluateTable(
      `${table} | summarize covariance(height, weight), covariancepif(height, weight, weight > 0), take_any(height)`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      "covariance_height_weight",
      "covariancepif_height_weight",
      "height",
    ]);
    expect(rows).toEqual([[6, 3, 1]]);
  });

  it("is found under that name", async () => {
    const kql = `${table} | summarize covariance(height, weight) | project twice = 2 * covariance_height_weight`;
    expect(await evaluate(kql)).toEqual([[12]]);
  });
});

it("an array of percentiles without a name has one in the singular where it is weighted", async () => {
  const { columns, rows } = await evaluateTable(
    `datatable(v: long, w: long)[1, 5, 4, 1]
     | summarize percentilesw_array(v, w, 50, 100), percentilesw_array(v, w, dynamic([50])), percentiles_array(v, 50)
     | extend sum = array_sum(percentile_v)`,
  );
  expect(columns.map(({ name }) => name)).toEqual(["percentile_v", "percentile_v1", "percentiles_v", "sum"]);
  expect(rows.map((row) => row[3])).toEqual([5]);
});

it("variancepif() is refused", async () => {
  await expect(evaluate("print x = 1 | summarize variancepif(x, true)")).rejects.toMatchObject({
    code: "KQL-UNSUPPORTED",
    message: expect.stringContaining("the variance of a sample") as string,
  });
});

describe("rows picked whole", () => {
  const table = `datatable(k: string, v: real, s: string, n: long)[
    "a", 1.0, "low", 1,  "a", real(nan), "odd", 2,  "a", 5.0, "high", 3,
    "b", real(null), "first", 4,  "b", real(null), "second", 5]`;

  it.each([
    // NaN wins on both sides, nulls lose, and of nothing but nulls the first row is taken
    [
      "arg_max(v, s) by k",
      [
        ["a", NaN, "odd"],
        ["b", null, "first"],
      ],
    ],
    [
      "arg_min(v, s) by k",
      [
        ["a", NaN, "odd"],
        ["b", null, "first"],
      ],
    ],
    [
      "arg_max(n, *) by k",
      [
        ["a", 3, 5, "high"],
        ["b", 5, null, "second"],
      ],
    ],
    [
      "take_any(s, n) by k",
      [
        ["a", "low", 1],
        ["b", "first", 4],
      ],
    ],
    [
      "argmin(n, s) by k",
      [
        ["a", 1, "low"],
        ["b", 4, "first"],
      ],
    ],
    [
      "arg_max(n * 10, twice = n * 2) by k",
      [
        ["a", 30, 6],
        ["b", 50, 10],
      ],
    ],
  ])("summarize %s", async (aggregate, expected) => {
    expect(await evaluate(`${table} | summarize ${aggregate}`)).toEqual(expected);
  });

  it("gives a row of nulls for no input", async () => {
    const empty = "datatable(v: long, s: string)[] | summarize arg_max(v, s), take_any(*)";
    expect(await evaluate(empty)).toEqual([[null, "", null, ""]]);
  });

  it("names the columns as the analyser does", async () => {
    const { columns } = await evaluateTable(
      "datatable(a: long, b: string)[1, 'x'] | summarize argmax(a, b), arg_min(a, b), percentiles(a, 5, 99.9)",
    );
    expect(columns.map((column) => column.name)).toEqual([
      "max_a",
      "max_a_b",
      "a",
      "b",
      "percentile_a_5",
      "percentile_a_99_9",
    ]);
  });
});

it("groups by a bin under the column's own name", async () => {
  const kql = "range x from -1 to 3 step 1 | summarize n = count() by bin(x, 2) | sort by x asc";
  expect(await evaluate(kql)).toEqual([
    [-2, 1],
    [0, 2],
    [2, 2],
  ]);
});

it("keeps fewer elements in the old spellings", async () => {
  const sizes = ["makelist(x)", "makeset(x)", "makelist(x, 150)", "make_list(x)"].map(
    (call) => `array_length(${call})`,
  );
  const kql = `range x from 1 to 200 step 1 | summarize ${sizes.join(", ")}`;
  expect(await evaluate(kql)).toEqual([[128, 128, 150, 200]]);
});

it("weighs percentiles", async () => {
  const kql = `datatable(v: long, w: long)[100, 8, 200, 6, 300, 3, 400, 1, 500, 0]
    | summarize percentilesw(v, w, 44, 45, 95), percentilesw_array(v, w, dynamic([44, 45, 95]))`;
  expect(await evaluate(kql)).toEqual([[100, 200, 400, [100, 200, 400]]]);
});

it("has percentiles that are no finite numbers in an array as a list has them", async () => {
  const kql = `datatable(v: real)[1.5, real(+inf), real(-inf)]
    | summarize list = make_list(v), some = percentiles_array(v, 50, 100, 0), weighed = percentilesw_array(v, 2, 50, 100, 0)
    | project same = tostring(some) == tostring(list), alike = tostring(weighed) == tostring(list), greatest = some[1] == "Infinity"`;
  expect(await evaluate(kql)).toEqual([[true, true, true]]);
});

it("has a group for null keys and none without rows", async () => {
  expect(await evaluate("datatable(k: long)[1, long(null), long(null)] | summarize count() by k")).toEqual([
    [1, 1],
    [null, 2],
  ]);
  expect(await evaluate("datatable(k: long)[] | summarize count() by k")).toEqual([]);
});

it.each([
  ["hll(x)", "sketch"],
  ["tdigest(x)", "sketch"],
  ["percentile(x, 101)", "0 to 100"],
])("refuses %s", async (aggregate, reason) => {
  const failure = evaluate(`range x from 1 to 2 step 1 | summarize ${aggregate}`);
  await expect(failure).rejects.toThrow(QueryError);
  await failure.catch((error: unknown) => {
    expect(error instanceof QueryError ? `${error.message} ${error.hint ?? ""}` : "").toContain(reason);
  });
});

it.each(["make_list(x, g)", "make_set(x, x)", "make_bag(pack('a', x), g)"])(
  "the size of %s is no constant, and refused",
  async (aggregate) => {
    const kql = `datatable(x: long, g: long)[1, 2] | summarize ${aggregate}`;
    await expect(evaluate(kql)).rejects.toMatchObject({ code: "KQL-UNSUPPORTED" });
  },
);
