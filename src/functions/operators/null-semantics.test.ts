import { expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

/** Pairs of reals with a null, NaN and two zeros among them. */
const PAIRS =
  "datatable(a:real, b:real)[1.0, 2.0, 1.0, 1.0, 1.0, real(null), real(null), real(null), real(nan), 1.0, 1.0, real(nan), real(nan), real(nan), 0.0, -0.0]";

it.each<[operator: string, values: unknown[]]>([
  ["==", [false, true, false, null, false, false, false, true]],
  ["!=", [true, false, true, null, true, true, true, false]],
  ["<", [true, false, null, null, false, false, false, false]],
  ["<=", [true, true, null, null, false, false, false, true]],
  [">", [false, false, null, null, false, false, false, false]],
  [">=", [false, true, null, null, false, false, false, true]],
])("reals compared by %s", async (operator, values) => {
  const rows = await evaluate(`${PAIRS} | project x = a ${operator} b`);
  expect(rows.map(([value]) => value)).toEqual(values);
  const kept = await evaluate(`${PAIRS} | where a ${operator} b | count`);
  expect(kept).toEqual([[values.filter((value) => value === true).length]]);
});

it.each<[expression: string, value: unknown]>([
  ["1 == long(null)", false],
  ["1 != long(null)", true],
  ["long(null) == long(null)", null],
  ["long(null) != long(null)", null],
  ["not(1 == long(null))", true],
  ["real(nan) == real(nan)", false],
  ["1 > real(nan)", false],
  ["1 < real(nan)", false],
  ["real(nan) between (1.0 .. 2.0)", false],
  ["real(nan) !between (1.0 .. 2.0)", true],
  ["5.0 between (1.0 .. real(nan))", false],
  ["long(null) between (1 .. 2)", null],
  ["datetime(2020-01-08) between (datetime(2020-01-01) .. 7d)", true],
  ["5 between (4.5 .. 6)", true],
  ["around(5, 6, 1)", true],
  ["around(datetime(2021-01-01 01:28), datetime(2021-01-01 01:30), 1min)", false],
  ["around(long(null), 6, 1)", null],
  // a dynamic is compared by the type of the other side
  ['dynamic("5") == 5', true],
  ["dynamic(5.5) == 5", false],
  ["dynamic(5.5) > 5", true],
  ["dynamic(9007199254740993) == 9007199254740992", false],
  ["dynamic(9007199254740993) > 9007199254740992", true],
  ["dynamic(null) == 5", false],
  ["dynamic(null) != 5", true],
  ["dynamic(null) > 5", null],
  ["dynamic([5]) == 5", false],
  ['dynamic("2020-01-01") == datetime(2020-01-01)', true],
  ['dynamic("1d") == 24h', true],
  ["dynamic(true) == true", true],
  ["dynamic(5) between (1 .. 10)", true],
  // nulls and NaN in a list match nothing
  ["1 in (long(null), 1)", true],
  ["2 in (long(null), 1)", false],
  ["2 !in (long(null), 1)", true],
  ["long(null) in (1, 2)", false],
  ["long(null) !in (1, 2)", true],
  ["real(nan) in (real(nan), 1.0)", false],
  ["dynamic(5.5) in (5)", false],
  ['dynamic("5") in (4, 5)', true],
  ["dynamic(null) !in (5)", true],
  // empty text is what strings have for null
  ["isnull(long(null))", true],
  ['isnull("")', false],
  ['isnotnull("")', true],
  ["isnull(dynamic(null))", true],
  ['coalesce(tolong("not a number"), tolong("42"), 33)', 42],
  ['coalesce("", "b", "c")', "b"],
  ['coalesce("", "")', ""],
  ["coalesce(long(null), 2.5)", 2.5],
  // a null condition is no condition; both branches have one type
  ['iff(bool(null), "t", "f")', "f"],
  ["iff(true, 1, 2.5)", 1],
  ['case(bool(null), "a", true, "b", "c")', "b"],
  ['gettype(iff(true, parse_json("1"), 2))', "long"],
  // longs wrap, a remainder is never negative
  ["9223372036854775807 + 1", -(2n ** 63n)],
  ["-(-9223372036854775807 - 1)", -(2n ** 63n)],
  ["9223372036854775807 * 2", -2],
  ["-7 / 2", -3],
  ["5 / 0", null],
  ["5 % 0", null],
  ["-7 % -3", 2],
  ["-7.5 % 2", 0.5],
  ["7.5 % 0.0", NaN],
  ["1.0 / 0", Infinity],
  ["long(null) + 1", null],
  ['parse_json("1") + 1', 2],
  ['parse_json("3") / 2.0', 1.5],
])("%s is %s", async (expression, value) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toEqual(value);
});

it.each([["a == b"], ["a + b"], ["a < b"], ["-a"]])("%s of dynamic values is refused", async (expression) => {
  const query = `datatable(a:dynamic, b:dynamic)[dynamic(1), dynamic(2)] | project x = ${expression}`;
  await expect(evaluate(query)).rejects.toMatchObject({ code: expect.stringMatching(/^KQL-/) as unknown });
});

it("what only the analyser complains of is answered", async () => {
  expect(await evaluate("range x from 1 to 3 step 1 | summarize n = count(x)")).toEqual([[3]]);
  expect(await evaluate("print array_length(dynamic({}))")).toEqual([[null]]);
});

it("a null in a column of the list matches nothing", async () => {
  const rows = await evaluate(
    "datatable(x:long, y:long)[1, 1, 1, long(null), 1, 2, long(null), 1] | project x in (y, 3), x !in (y, 3)",
  );
  expect(rows).toEqual([
    [true, false],
    [false, true],
    [false, true],
    [false, true],
  ]);
});

it("assert() stops the query with its message", async () => {
  expect(await evaluate('print assert(1 == 1, "never seen")')).toEqual([[true]]);
  await expect(
    evaluate('range x from 1 to 3 step 1 | where assert(x < 3, "x is too large")'),
  ).rejects.toThrow(/x is too large/);
  await expect(
    evaluate('let ok = false; print x = 1 | where ok | where assert(ok, "not ok")'),
  ).rejects.toThrow(/the condition is false/);
});
