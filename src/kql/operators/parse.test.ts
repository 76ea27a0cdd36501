import { describe, expect, it } from "vitest";
import { evaluate, evaluateTable } from "../../../test/evaluate.js";

/** Rows of one text column `s`, then a pipe. */
function over(texts: readonly string[], pipe: string): string {
  return `datatable(s: string)[${texts.map((text) => JSON.stringify(text)).join(", ")}] | ${pipe} | project-away s`;
}

const PARSED: readonly (readonly [pipe: string, text: string, row: readonly unknown[]])[] = [
  ['parse s with "a=" x ";b=" y', "a=1;b=2;b=3", ["1", "2;b=3"]],
  ['parse s with x "-" y', "no", ["", ""]],
  ['parse s with x "-" y', "-", ["", ""]],
  // without a star the text has to begin and end with the pattern
  ['parse s with "b" x', "ab1", [""]],
  ['parse s with * "b" x', "ab1", ["1"]],
  ['parse s with "a" x "c"', "abcd", [""]],
  ['parse s with "a" x "c" *', "abcd", ["b"]],
  // texts are no regular expressions, and a value may hold line ends
  ['parse s with "[" x "](" y ")"', "[a.b](c\nd)", ["a.b", "c\nd"]],
  ['parse s with * "n=" n: long * "t=" t', "x n=12, t=z", [12, "z"]],
  [
    'parse s with n: int "," r: real "," d: datetime "," i: timespan',
    "-5,1.5e1,2020-01-02,01:30:00",
    [-5, 15, "2020-01-02T00:00:00.0000000Z", "01:30:00"],
  ],
  // one value that is not of its type undoes the row
  ['parse s with x "," n: long', "a,b", ["", null]],
  ['parse s with x "," d: datetime "," y', "a,2020-13-45,b", ["", null, ""]],
  ['parse s with x "," n: long', "a,99999999999999999999", ["", null]],
  ['parse kind=relaxed s with x "," n: long "," y', "a,b,c", ["a", null, "c"]],
  ['parse kind=relaxed s with x "," d: datetime * ";" y', "a,b", ["", null, ""]],
  [String.raw`parse kind=regex s with @"\w+=" n: long @"\s*;\s*(x|y)=" v`, "ab=1 ; y=2", [1, "2"]],
  // greedy, unless the flags say otherwise
  ['parse kind=regex s with * "a" x "," *', "za1,2,3", ["1,2"]],
  ['parse kind=regex flags=U s with * "a" x "," *', "za1,2,3", ["1"]],
  ['parse kind=regex flags=i s with "A" x', "ab", ["b"]],
  ['parse kind=regex s with "a" x', "a\nb", [""]],
  // a regular expression is looked for anywhere, and need not reach the end
  ['parse kind=regex s with "a" v "b"', "abcbd", ["bc"]],
  ['parse kind=regex s with "a" v "c"', "aXc\n", ["X"]],
  ['parse kind=regex s with "k=" v ","', "k=1,k=2,end", ["1,k=2"]],
  ['parse kind=regex flags=m s with "^a=" v', "x\na=1", ["1"]],
  // U turns the skips about too: up to the last "x=", and from there to the first comma
  ['parse kind=regex flags=U s with * "x=" v ","', "y=1,x=2,x=9,", ["9"]],
  // and its values look like what they are, while the other modes read what stands between two texts
  ['parse kind=regex s with "n=" n: long', "n=27x", [27]],
  ['parse s with "n=" n: long', "n=27x", [null]],
  ['parse kind=regex s with "b=" b: bool', "b=12", [null]],
  ['parse s with "b=" b: bool', "b=12", [true]],
  ['parse kind=regex s with "r=" r: real @"\\|"', "r=.5|", [null]],
  ['parse s with "r=" r: real "|"', "r=.5|", [0.5]],
  // before a star a number may stand after blanks; at the end a relaxed pattern can do without it
  ['parse s with "n=" n: long *', "n= 27 x", [27]],
  ['parse kind=relaxed s with "a=" a "," n: long *', "a=1,x", ["1", null]],
  ['parse kind=relaxed s with "a=" n: long * "b=" b', "a=x b=1", [null, ""]],
  ['parse kind=regex flags=s s with "a" x', "a\nb", ["\nb"]],
];

describe("parse", () => {
  it.each(PARSED.filter(([pipe]) => !pipe.includes("datetime *")))("%s over %j", async (pipe, text, row) => {
    expect(await evaluate(over([text], pipe))).toEqual([row]);
  });

  it("replaces a column in its place", async () => {
    const { columns, rows } = await evaluateTable('print s = "k=v", n = 1 | parse s with "k=" s');
    expect(columns.map((column) => column.name)).toEqual(["s", "n"]);
    expect(rows).toEqual([["v", 1]]);
  });

  it("takes values that are no strings", async () => {
    expect(
      await evaluate('print d = dynamic({"a": 7}) | parse d with * ":" n: long "}" | project n'),
    ).toEqual([[7]]);
  });

  it("parse-where keeps what matches", async () => {
    const texts = ["a=1", "a=x", "b=1"];
    expect(await evaluate(over(texts, 'parse-where s with "a=" n: long'))).toEqual([[1]]);
    expect(await evaluate(over(texts, 'parse-where s with "a=" x'))).toEqual([["1"], ["x"]]);
    expect(await evaluate(over(texts, 'parse-where kind=regex flags=i s with "A=" x'))).toEqual([
      ["1"],
      ["x"],
    ]);
  });

  it.each([
    ['parse s with * "a" d: datetime * "b"', "whose end no text marks"],
    ['parse kind=regex s with "a(?=b)" x', "lookaround"],
    ['parse kind=regex s with "a" d: datetime', "at the end of a regular expression"],
    ['parse s with "a" x: dynamic', "type dynamic"],
    ["parse-kv s as (a: dynamic) with (pair_delimiter=';', kv_delimiter='=')", "type dynamic"],
    [String.raw`parse kind=regex s with @"\ba" x`, String.raw`'\b'`],
  ])("%s is refused", async (pipe, reason) => {
    await expect(evaluate(over(["a"], pipe))).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      message: expect.stringContaining(reason) as string,
    });
  });
});

const PAIRS: readonly (readonly [keys: string, options: string, text: string, row: readonly unknown[]])[] = [
  ["a: string, b: long", "pair_delimiter=';', kv_delimiter='='", " a = x y ; b = 7 ", ["x y", 7]],
  ["b: long, a: string, c: string", "pair_delimiter=';', kv_delimiter='='", "a=1;b=z", [null, "1", ""]],
  ["a: string", "pair_delimiter=';', kv_delimiter='='", "a=1;a=2", ["1"]],
  ["A: string", "pair_delimiter=';', kv_delimiter='='", "a=1", [""]],
  ["a: string, b: string", "pair_delimiter=';', kv_delimiter='='", "a=;b=x=y", ["", "x=y"]],
  ["b: string", "pair_delimiter=';', kv_delimiter='='", "junk;b=1", ["1"]],
  ["a: string, b: string", "pair_delimiter=', ', kv_delimiter=': '", "a: 1,2, b: x:y", ["1,2", "x:y"]],
  ["a: string, b: string", "pair_delimiter=' ', kv_delimiter='='", "a=x y b=z", ["x", "z"]],
  [
    "a: string, b: string",
    "pair_delimiter=' ', kv_delimiter='=', greedy=true",
    "a=x y b=z w",
    ["x y", "z w"],
  ],
  [
    "a: string, ['b c']: string",
    `pair_delimiter=' ', kv_delimiter='=', quote='"'`,
    'a="x =y" "b c"=z',
    ["x =y", "z"],
  ],
  [
    "a: string, c: string",
    "pair_delimiter=' ', kv_delimiter='=', quote='()'",
    "a=(b=1 c=2) c=3",
    ["b=1 c=2", "3"],
  ],
  [
    "a: string, b: string",
    `pair_delimiter=';', kv_delimiter='=', quote='"', escape='\\\\'`,
    String.raw`a="x\";\\";b=1`,
    [String.raw`x";\ `.trim(), "1"],
  ],
  ["a: string", `pair_delimiter=';', kv_delimiter='=', quote='"', quote="'"`, "a='x;y'", ["x;y"]],
  ["a: string", `pair_delimiter=';', kv_delimiter='=', quote='"'`, 'a=""', [""]],
  ["a: string, b: long", String.raw`regex=@'<(\w+)>([^<]*)'`, "<a> x <b>7", ["x", 7]],
];

describe("parse-kv", () => {
  it.each(PAIRS)("(%s) with (%s) over %j", async (keys, options, text, row) => {
    expect(await evaluate(over([text], `parse-kv s as (${keys}) with (${options})`))).toEqual([row]);
  });

  it("takes what is no letter or digit for a delimiter where none is named", async () => {
    const text = "[INFO] Id:7, Node:n1; Text: 'it \\' is'";
    const plain = over([text], "parse-kv s as (Node: string, Id: long, None: string)");
    expect(await evaluate(plain)).toEqual([["n1", 7, ""]]);
    const quoted = over([text], String.raw`parse-kv s as (Text: string) with (quote="'", escape='\\')`);
    expect(await evaluate(quoted)).toEqual([["it ' is"]]);
  });

  it("is refused where its delimiters are not both named", async () => {
    const query = over(["a"], "parse-kv s as (a: string) with (pair_delimiter=';')");
    await expect(evaluate(query)).rejects.toMatchObject({ code: expect.stringMatching(/^KQL-/) as string });
  });
});
