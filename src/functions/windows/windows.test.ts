import { expect, it } from "vitest";
import { QueryError } from "../../diagnostics/error.js";
import { evaluate } from "../../../test/evaluate.js";

/** Rows in this order, the first row of a segment marked, with one window value each. */
async function window(expression: string): Promise<unknown[]> {
  const kql = `datatable(i: long, begins: bool, v: long, s: string)[
      1, true, 5, "x",  2, false, 5, "y",  3, false, 7, "y",  4, true, 7, "z",  5, false, long(null), "z"]
    | sort by i asc
    | extend r = ${expression}
    | project r`;
  return (await evaluate(kql)).map((row) => row[0]);
}

it.each<[string, unknown[]]>([
  ["prev(v)", [null, 5, 5, 7, 7]],
  ["prev(v, 2)", [null, null, 5, 5, 7]],
  ["prev(v, 1, -1)", [-1, 5, 5, 7, 7]],
  ["next(v)", [5, 7, 7, null, null]],
  // a text is never null
  ["prev(s)", ["", "x", "y", "y", "z"]],
  ['next(s, 1, "end")', ["y", "y", "z", "z", "end"]],
  ["row_number()", [1, 2, 3, 4, 5]],
  ["row_number(10)", [10, 11, 12, 13, 14]],
  ["row_number(0, begins)", [0, 1, 2, 0, 1]],
  ["row_cumsum(v)", [5, 10, 17, 24, 24]],
  ["row_cumsum(v, begins)", [5, 10, 17, 7, 7]],
  ["row_cumsum(todouble(v))", [5, 10, 17, 24, 24]],
  ["row_rank_dense(v)", [1, 1, 2, 2, 3]],
  ["row_rank_min(v)", [1, 1, 3, 3, 5]],
  ["row_rank_dense(v, begins)", [1, 1, 2, 1, 2]],
  ["row_rank_min(s, begins)", [1, 2, 2, 1, 1]],
  // window functions inside each other and in other values
  ["row_cumsum(iff(v != prev(v), 1, 0))", [1, 1, 2, 2, 3]],
  ["row_number() + row_number(1, s != prev(s))", [2, 3, 5, 5, 7]],
])("%s", async (expression, expected) => {
  expect(await window(expression)).toEqual(expected);
});

it("sees the rows in the order a filter left them in", async () => {
  const kql =
    "range x from 1 to 6 step 1 | sort by x desc | where x % 2 == 0 | extend p = prev(x) | project x, p";
  expect(await evaluate(kql)).toEqual([
    [6, null],
    [4, 6],
    [2, 4],
  ]);
});

it("filters by a neighbour", async () => {
  const kql = "datatable(v: long)[1, 1, 2, 2, 1] | serialize | where v != prev(v) | project v";
  expect(await evaluate(kql)).toEqual([[1], [2], [1]]);
});

it("keeps the order of many rows", async () => {
  const kql = `range x from 1 to 300000 step 1
    | extend k = (x * 7919) % 300007
    | sort by k asc
    | extend n = row_number(), fits = k >= prev(k, 1, long(-9223372036854775807))
    | summarize countif(not(fits)), max(n)`;
  expect(await evaluate(kql)).toEqual([[0, 300000]]);
});

it("wraps a running sum round", async () => {
  const kql = "datatable(v: long)[9223372036854775807, 1] | serialize c = row_cumsum(v) | project c";
  expect(await evaluate(kql)).toEqual([[2n ** 63n - 1n], [-(2n ** 63n)]]);
});

it("begins sessions anew after a gap, a greatest length, a restart and a null", async () => {
  const kql = `datatable(i: long, at: datetime, again: bool)[
      1, datetime(2026-01-01 00:00), false,
      2, datetime(2026-01-01 00:04), false,
      3, datetime(2026-01-01 00:08), false,
      4, datetime(2026-01-01 00:10), false,
      5, datetime(2026-01-01 00:11), true,
      6, datetime(null), false,
      7, datetime(2026-01-01 00:12), false]
    | sort by i asc
    | extend s = row_window_session(at, 10m, 5m, again)
    | project minutes = datetime_diff("minute", s, datetime(2026-01-01))`;
  expect(await evaluate(kql)).toEqual([[0], [0], [0], [10], [11], [null], [12]]);
});

it("refuses window functions where rows have no order", async () => {
  await expect(
    evaluate("range x from 1 to 2 step 1 | summarize count() by n = row_number()"),
  ).rejects.toThrow(QueryError);
});

it.each([
  ["a table that is read twice", "Sorted | where x > toscalar(Sorted | summarize min(x))"],
  ["a test against a table", "Sorted | where x in (Sorted | where x % 2 == 0)"],
  ["a value of another query", "Sorted | extend least = toscalar(Sorted | summarize min(x))"],
  ["a stored table", "Stored | extend least = toscalar(Stored | summarize min(x))"],
])("keeps the order of many rows over %s", async (_, rows) => {
  const kql = `let Sorted = range x from 1 to 300000 step 1 | extend k = (x * 7919) % 300007 | sort by k asc;
    let Stored = materialize(Sorted);
    ${rows} | extend wrong = k < prev(k) | summarize countif(wrong)`;
  expect(await evaluate(kql)).toEqual([[0]]);
});

it("keeps the order of many rows in parts of a query that are alike", async () => {
  const kql = `let sorted = () { range x from 1 to 300000 step 1 | extend k = (x * 7919) % 300007 | sort by k asc };
    sorted() | where k < prev(k) | union (sorted() | take 3) | count`;
  expect(await evaluate(kql)).toEqual([[3]]);
});

it("keeps the order of rows that are written out", async () => {
  const kql = "let T = datatable(x: long)[3, 1, 2, 5, 4]; T | where x in (T | where x != 5)";
  expect(await evaluate(kql)).toEqual([[3], [1], [2], [4]]);
});

it("takes a default that is no time for none", async () => {
  const kql = `range i from 1 to 3 step 1 | extend seen = datetime(2026-03-01) + i * 1h, took = i * 1s | sort by i asc
    | extend later = next(seen, 1, 0), before = prev(took, 1, 0)
    | project minutes = (later - seen) / 1m, isnull(later), isnull(before), before`;
  expect(await evaluate(kql)).toEqual([
    [60, false, true, null],
    [60, false, false, "00:00:01"],
    [null, true, false, "00:00:02"],
  ]);
});

it("the neighbour of an int is an int, so that the rows stand in a union", async () => {
  const kql = "datatable(i: int)[4, 7] | serialize p = prev(i) | search '4' | project i, p";
  expect(await evaluate(kql)).toEqual([
    [4, null],
    [7, 4],
  ]);
});
