import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

const TESTS: readonly (readonly [expression: string, value: boolean])[] = [
  ['"hello world" has "hello"', true],
  ['"helloworld" has "hello"', false],
  ['"hello-world" has "HELLO"', true],
  // an underscore is no part of a term
  ['"a_foo_b" has "foo"', true],
  ['"foo" !has "foo"', false],
  ['"x" has ""', true],
  ['"x" !has ""', false],
  ['"a b" has " "', true],
  ['"1.2.3.4" has "2.3"', true],
  ['"1.22.3" has "2.3"', false],
  ['"NAÏVE" has "naïve"', true],
  ['"éfoo" has "foo"', false],
  ['"Hello" has_cs "hello"', false],
  ['"say Hello" has_cs "Hello"', true],
  ['"x" has_cs ""', true],
  ['"prefix_test" hasprefix "te"', true],
  ['"testing" hasprefix "TEST"', true],
  ['"testing" hasprefix_cs "TEST"', false],
  ['"attest" hasprefix "te"', false],
  ['"ending" hassuffix "end"', false],
  ['"the end." hassuffix "end."', true],
  ['"the weekend" hassuffix "END"', true],
  ['"the weekend" !hassuffix_cs "end"', false],
  ['"a[b]" has "[b"', true],
  ['"a.b" has "a|b"', false],
  [String.raw`"a\0b" has "b"`, true],
  [String.raw`"a\0b" contains "\0"`, true],
  [String.raw`"ab" contains "\0"`, false],
  [String.raw`"x\0b" has_any ("\0b", "y")`, true],
  // never a pattern
  ['"a_b" contains "%"', false],
  ['"100%" contains "%"', true],
  ['"STRASSE" contains "straße"', false],
  ['"CAFÉ" contains "café"', true],
  ['"CAFÉ" contains_cs "café"', false],
  ['"Beta" startswith "be"', true],
  ['"Beta" startswith_cs "be"', false],
  ['"Beta" !endswith "TA"', false],
  ['"" startswith ""', true],
  ['"ÉTÉ" =~ "été"', true],
  ['"é" =~ "e\u0301"', false],
  ['"a" !~ "A"', false],
  ['"b" in ("a", "B")', false],
  ['"b" in~ ("a", "B")', true],
  ['"b" !in~ ("a", "B")', false],
  ['"b" in (dynamic(["a", ["b"]]))', true],
  ['"has two words" has_any ("three", "two")', true],
  ['"has two words" has_any (dynamic(["tw", "word"]))', false],
  ['"a-b c" has_any ("b c", "-")', true],
  ['"a b" has_any ("-a", "b-", "+")', false],
  ['"(a)" has_any ("(", "zz")', true],
  ['"x" has_any ("y", "")', true],
  // a null among the terms is one that every text has; of all of them it asks nothing
  ['"x" has_any (dynamic(["y", null]))', true],
  ['"x" has_any (dynamic([null]))', true],
  ['"x" has_any (dynamic({"l": ["y", null]}).l)', true],
  ['"x" has_all (dynamic({"l": ["x", null]}).l)', true],
  ['"x" has_all (dynamic({"l": ["y", null]}).l)', false],
  ['"x" has_all (dynamic(["x", null]))', true],
  ['"port 4444" has_any (dynamic([80, 4444]))', true],
  ['"has two words" has_all ("two", "HAS")', true],
  ['"has two words" has_all ("two", "three")', false],
  ['"web01 x" : "web*"', true],
  ['"myweb01" : "web*"', false],
  ['"myweb" : "*web"', true],
  ['"myweb01" : "*web*"', true],
  ['"Lab.1 PC" : "lab*pc"', true],
  ['"xLab PC" : "lab*pc"', false],
];

describe("text operators over constants", () => {
  it.each(TESTS)("%s is %s", async (expression, value) => {
    expect(await evaluate(`print v = ${expression}`)).toEqual([[value]]);
  });

  // the same with a needle that differs from row to row
  const computed = TESTS.filter(([expression]) => /^"[^"]*" !?[a-z_~=!]+ "[^"]*"$/.test(expression));
  it.each(computed)("%s is %s, computed", async (expression, value) => {
    const [, text, operator, needle] = /^("[^"]*") (\S+) ("[^"]*")$/.exec(expression) ?? [];
    const query = `datatable(t: string, n: string)[${text ?? ""}, ${needle ?? ""}] | project t ${operator ?? ""} n`;
    expect(await evaluate(query)).toEqual([[value]]);
  });
});

describe("membership in tables and arrays", () => {
  const TABLES = `let Names = datatable(name: string)["Alpha", "be ta", ""];
    let Numbers = datatable(number: long)[1, 2, long(null)];
    let Lists = datatable(x: string, g: long)["a", 1, "b", 1] | summarize list = make_list(x) by g | project list;
    let None = Names | where false;
    datatable(s: string, n: long, a: dynamic)["alpha", 1, dynamic(["Foo", "BAR", 7, null])]`;

  it.each([
    ["s in (Names)", false],
    ["s in~ (Names)", true],
    ["s !in (Names)", true],
    ["s !in~ (Names)", false],
    ["n in (Numbers)", true],
    ["n !in (Numbers)", false],
    ["(n + 5) in (Numbers)", false],
    // the null in the table takes no part: SQL would give null here
    ["(n + 5) !in (Numbers)", true],
    ["long(null) in (Numbers)", false],
    ["long(null) !in (Numbers)", true],
    ["n in (None | project strlen(name))", false],
    ['"x be ta" has_any (Names | where name != "")', true],
    ['"x beta" has_any (Names | where name != "")', false],
    ['"be ta alpha" has_all (Names)', true],
    ['"be ta" has_all (Names)', false],
    ['"x" has_any (None)', false],
    ['"x" has_all (None)', true],
    ['"b" in (Lists)', true],
    ['"B" in~ (Lists)', true],
    ['"c" !in (Lists)', true],
    ['"foo" in (a)', false],
    ['"foo" in~ (a)', true],
    ['"bar" !in~ (a)', false],
    ['"7" in (a)', false],
    ["7 in (a)", true],
    ["7.0 in (a)", true],
    ["8 !in (a)", true],
    ['"a bar" has_any (a)', true],
    // the null of the array is a term that every text has
    ['"a b" has_any (a)', true],
    ['"foo bar 7" has_all (a)', true],
    ['"foo 7" has_all (a)', false],
    ['"foo" in~ ("x", a)', true],
    ['"foo" !in~ ("x", a)', false],
    ["s in~ (dynamic(null))", false],
  ])("%s is %s", async (expression, value) => {
    expect(await evaluate(`${TABLES} | project v = ${expression}`)).toEqual([[value]]);
  });
});

/** What a term is: a run of letters and digits. */
function has(text: string, needle: string): boolean {
  const isWord = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character);
  const characters = [...text];
  const wanted = [...needle];
  return characters.concat("").some((_, start) => {
    const end = start + wanted.length;
    if (wanted.some((character, index) => characters[start + index] !== character)) return false;
    const before = isWord(wanted[0]) && isWord(characters[start - 1]);
    const after = isWord(wanted.at(-1)) && isWord(characters[end]);
    return !before && !after;
  });
}

const letters = fc
  .array(fc.constantFrom("a", "b", "é", "1", "_", "-", " ", ".", "%", "\\", "'", "\n", "[", "("), {
    maxLength: 5,
  })
  .map((parts) => parts.join(""));

it("terms are found where a plain search finds them", async () => {
  await fc.assert(
    fc.asyncProperty(letters, fc.array(letters, { minLength: 1, maxLength: 8 }), async (needle, texts) => {
      const rows = texts.map((text) => JSON.stringify(text)).join(", ");
      const constant = JSON.stringify(needle);
      const query = `datatable(t: string)[${rows}] | extend n = ${constant} | project t,
        t has_cs ${constant}, t has_cs n, t has_any (${constant}, "zz"), t contains_cs ${constant}, t startswith_cs n`;
      const expected = texts.map((text) => [
        text,
        has(text, needle),
        has(text, needle),
        has(text, needle),
        text.includes(needle),
        text.startsWith(needle),
      ]);
      expect(await evaluate(query)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});
