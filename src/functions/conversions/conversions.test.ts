import { expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

type Row = readonly [expression: string, value: unknown];

/** The value of an expression, computed from literals and, where it is a function of one text, from a column. */
async function valueOf(expression: string): Promise<unknown> {
  return (await evaluate(`print x = ${expression}`))[0]?.[0];
}

const CALLS: readonly Row[] = [
  // reals are cut, longs wrap, text must spell a whole number
  ["toint(2.9)", 2],
  ["toint(-2.9)", -2],
  ["toint(2147483648)", -2147483648],
  ["toint(-2147483649)", 2147483647],
  ["tolong(real(nan))", null],
  ["toint(true)", 1],
  ["tolong(1d)", 864000000000],
  ["tolong(datetime(0001-01-01 00:00:00.0000001))", 1],
  ["todouble(1h)", 36000000000],
  ["todouble(false)", 0],
  ["tolong(long(null))", null],
  ["toreal(7)", 7],
  // a decimal holds 15 digits
  ['todecimal("123.45678") == decimal(123.45678)', true],
  ["decimal(0.1) + decimal(0.2) == decimal(0.3)", true],
  ["decimal(1) / 3 * 3 == decimal(1)", false],
  ["gettype(decimal(1) / 3)", "decimal"],
  // numbers are true unless 0
  ["tobool(0.5)", true],
  ["tobool(0)", false],
  ["tobool(-1)", true],
  ["tobool(long(null))", null],
  // numbers are ticks
  ["todatetime(1)", "0001-01-01T00:00:00.0000001Z"],
  ["todatetime(1.5)", "0001-01-01T00:00:00.0000001Z"],
  ["todatetime(-1)", null],
  ["todatetime(3155378976000000000)", null],
  ["totimespan(36000000000)", "01:00:00"],
  // the type the analyser sees, of a dynamic what it holds
  ["gettype(1)", "long"],
  ["gettype(toint(1))", "int"],
  ["gettype(1.0)", "real"],
  ["gettype(decimal(1))", "decimal"],
  ['gettype("")', "string"],
  ["gettype(1 == 1)", "bool"],
  ["gettype(now())", "datetime"],
  ["gettype(1s)", "timespan"],
  ["gettype(guid(12e8b78d-55b4-46ae-b068-26d7a0080254))", "guid"],
  ['gettype(parse_json("1"))', "long"],
  ['gettype(parse_json("-1"))', "long"],
  ['gettype(parse_json("1.0"))', "double"],
  ["gettype(parse_json('\"abc\"'))", "string"],
  ["gettype(parse_json('{\"abc\":1}'))", "dictionary"],
  ['gettype(parse_json("[1, 2, 3]"))', "array"],
  ['gettype(parse_json("true"))', "bool"],
  ['gettype(parse_json(""))', "null"],
  ["gettype(dynamic(null))", "null"],
  ["gettype(dynamic([datetime(2020-01-01)])[0])", "datetime"],
  // a timespan written into a dynamic is its ticks; packed into one it is its text
  ["tostring(dynamic([1d, 90m, 1tick, time(1.02:03:04)]))", "[864000000000,54000000000,1,937840000000]"],
  ["tostring(pack_array(1d))", '["1.00:00:00"]'],
  ["tostring(dynamic([long(5), 0x10, long(null), real(nan)]))", '[5,16,null,"NaN"]'],
  // two's complement of the type's own width
  ["tohex(256)", "100"],
  ["tohex(-256)", "ffffffffffffff00"],
  ["tohex(toint(-256), 8)", "ffffff00"],
  ["tohex(toint(-256))", "ffffff00"],
  ["tohex(256, 8)", "00000100"],
  ["tohex(256, 2)", "100"],
  ["tohex(1, 40)", "0000000000000001"],
  ["tohex(long(null))", ""],
  // capitals for a bool, seven digits for a time
  ["tostring(true)", "True"],
  ["tostring(bool(null))", ""],
  ["tostring(1500.0)", "1500.0"],
  // of several texts of 17 digits that read back as the number, the greatest
  ["tostring(0.1 + 0.2)", "0.30000000000000007"],
  ["strcat(-0.1 - 0.2, '!')", "-0.30000000000000007!"],
  ["tostring(1.0 / 3)", "0.3333333333333333"],
  ["tostring(-0.0)", "-0.0"],
  ["tostring(9007199254740993.0)", "9007199254740992.0"],
  ["tostring(real(nan))", "NaN"],
  ["tostring(real(-inf))", "-inf"],
  ["tostring(datetime(2020-06-15))", "2020-06-15T00:00:00.0000000Z"],
  ["tostring(1d)", "1.00:00:00"],
  ["tostring(datetime(null))", ""],
  ["guid(74BE27DE1E4E49D9B579FE0B331D3642)", "74be27de-1e4e-49d9-b579-fe0b331d3642"],
];

it.each(CALLS)("%s is %j", async (expression, value) => {
  expect(await valueOf(expression)).toEqual(value);
});

const TEXTS: readonly (readonly [
  name: string,
  rows: readonly (readonly [text: string, value: unknown])[],
])[] = [
  [
    "tolong",
    [
      [" 45 ", 45],
      ["+7", 7],
      ["3.14", null],
      ["1e3", null],
      ["", null],
      ["1_000", null],
      ["0xFFFFFFFFFFFFFFFF", -1],
      ["0X1f", 31],
      ["-0x10", null],
      ["0x10000000000000000", null],
      ["9223372036854775807", 9223372036854775807n],
      ["9223372036854775808", null],
    ],
  ],
  [
    "toint",
    [
      ["2147483648", null],
      ["0x7FFFFFFF", 2147483647],
    ],
  ],
  [
    "todouble",
    [
      ["1.5E+3", 1500],
      [".5", 0.5],
      ["5.", 5],
      ["+.5", 0.5],
      ["0x1F", null],
      ["1_000", null],
      ["1d", null],
      ["nan", NaN],
      ["-inf", -Infinity],
      ["1e19", 1e19],
    ],
  ],
  ["todecimal", [["nan", null]]],
  [
    "tobool",
    [
      ["tRuE", true],
      [" true", null],
      ["yes", null],
      ["1.0", null],
      ["-1", true],
      ["0", false],
      ["", null],
    ],
  ],
  [
    "todatetime",
    [
      ["2020-06-15T13:45:09.1234567Z", "2020-06-15T13:45:09.1234567Z"],
      ["2020-06-15 13:45:09.12345678", "2020-06-15T13:45:09.1234567Z"],
      ["2020-06-15T13:45:09+02:00", "2020-06-15T11:45:09.0000000Z"],
      ["2020-06-15T13:45:09-0230", "2020-06-15T16:15:09.0000000Z"],
      ["2014-11-08 15:05:25 GMT", "2014-11-08T15:05:25.0000000Z"],
      [" 2014-11-08 ", "2014-11-08T00:00:00.0000000Z"],
      ["2014-11", "2014-11-01T00:00:00.0000000Z"],
      ["12-02-2022", "2022-12-02T00:00:00.0000000Z"],
      ["11/8/2014 12:05 AM", "2014-11-08T00:05:00.0000000Z"],
      ["11/8/2014 12:05 PM", "2014-11-08T12:05:00.0000000Z"],
      ["11/8/2014 13:05 PM", null],
      ["Sat, 8 Nov 14 15:05 GMT", "2014-11-08T15:05:00.0000000Z"],
      ["Saturday, 08-Nov-14 15:05:02", "2014-11-08T15:05:02.0000000Z"],
      ["8 Nov 14 15:05:02 GMT", "2014-11-08T15:05:02.0000000Z"],
      ["08-Nov-99 15:05", "1999-11-08T15:05:00.0000000Z"],
      ["12.02.2022", "2022-12-02T00:00:00.0000000Z"],
      ["2 Dec 2022", "2022-12-02T00:00:00.0000000Z"],
      ["Dec 2, 2022", "2022-12-02T00:00:00.0000000Z"],
      ["20221202", "2022-12-02T00:00:00.0000000Z"],
      ["13-01-2022", null],
      ["2022120", null],
      ["2021-02-29", null],
      ["2020-13-01", null],
      ["2020-01-01 24:00", null],
      ["0001-01-01T00:00+02:00", null],
      ["0000-01-01", null],
      ["not a date", null],
      ["", null],
    ],
  ],
  [
    "totimespan",
    [
      ["1.02:03:04.5", "1.02:03:04.5000000"],
      ["-1.02:03:04.5", "-1.02:03:04.5000000"],
      ["0:0:0.001", "00:00:00.0010000"],
      ["01:30", "01:30:00"],
      ["24:00:00", null],
      ["1d", "1.00:00:00"],
      ["1.5h", "01:30:00"],
      ["-2 minutes", "-00:02:00"],
      ["1.001s", "00:00:01.0010000"],
      ["0.00000019s", "00:00:00.0000001"],
      ["3", "3.00:00:00"],
      ["1 week", null],
      ["99999999999d", null],
      ["abc", null],
      ["", null],
    ],
  ],
  [
    "toguid",
    [
      ["0123456789abcdef0123456789ABCDEF", "01234567-89ab-cdef-0123-456789abcdef"],
      ["0123456789ab-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"],
      ["74be27de-1e4e-49d9-b579-fe0b331d3642 and more", "74be27de-1e4e-49d9-b579-fe0b331d3642"],
      ["74be27de1-e4e-49d9-b579-fe0b331d3642", null],
      ["a string that is not a guid", null],
    ],
  ],
];

it.each(TEXTS)("%s reads text, as a literal, as a column and inside of a dynamic", async (name, rows) => {
  const texts = rows.map(([text]) => JSON.stringify(text));
  const values = rows.map(([, value]) => value);
  expect((await evaluate(`print ${texts.map((text) => `${name}(${text})`).join(", ")}`))[0]).toEqual(values);
  const column = await evaluate(`datatable(s:string)[${texts.join(", ")}] | project x = ${name}(s)`);
  expect(column.map(([value]) => value)).toEqual(values);
  const dynamic = await evaluate(
    `datatable(s:string)[${texts.join(", ")}] | extend d = pack_array(s)[0] | project x = ${name}(d)`,
  );
  expect(dynamic.map(([value]) => value)).toEqual(values);
});

it("a dynamic is converted by what it holds", async () => {
  const rows = await evaluate(
    `print d = dynamic([9.99, true, [1], {"a":1}, null, 3000000000, "1.5", 9007199254740993])
     | mv-expand d | project tolong(d), toint(d), todouble(d), tobool(d)`,
  );
  expect(rows).toEqual([
    [9, 9, 9.99, true],
    [1, 1, 1, true],
    [null, null, null, null],
    [null, null, null, null],
    [null, null, null, null],
    [3000000000, -1294967296, 3000000000, true],
    [null, null, 1.5, null],
    [9007199254740993n, 1, 9007199254740992, true],
  ]);
});

it("the text of a decimal is refused", async () => {
  await expect(evaluate("print strcat(decimal(1.50), '%')")).rejects.toThrow(/the text of a decimal/);
  expect(await evaluate("print strcat(toreal(decimal(1.50)), '%')")).toEqual([["1.5%"]]);
});

it("a real that does not fit is cut to what does; as a constant the engine takes another, and it is refused", async () => {
  const rows = "datatable(r: real)[5.7, -5.7, 1e10, -1e10, 1e30, real(-inf), real(nan), real(null)]";
  expect(await evaluate(`${rows} | project tolong(r), toint(r)`)).toEqual([
    [5, 5],
    [-5, -5],
    [10_000_000_000, 2147483647],
    [-10_000_000_000, -2147483648],
    [2n ** 63n - 1n, 2147483647],
    [-(2n ** 63n), -2147483648],
    [null, null],
    [null, null],
  ]);
  for (const expression of ["toint(1e10)", "tolong(1e19)", "toint(real(-inf))"])
    await expect(evaluate(`print ${expression}`)).rejects.toMatchObject({ code: "KQL-UNSUPPORTED" });
});
