import { describe, expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";
import { toRe2 } from "./kusto-regex.js";

/** A verbatim string literal of KQL. */
function verbatim(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`;
}

const MATCHES: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  [String.raw`^\d{4}$`, "2020", true],
  // full-width digits are digits: the engine's own answer
  [String.raw`^\d{4}$`, "２０２０", true],
  [String.raw`^\D+$`, "２x", false],
  [String.raw`^\w+$`, "naïve_été", true],
  [String.raw`^\w+$`, "e\u0301", true],
  [String.raw`^\w+$`, "a-b", false],
  [String.raw`^\W$`, "²", true],
  [String.raw`^\s$`, "\u00a0", true],
  [String.raw`^\s$`, "\u2003", true],
  [String.raw`^\s$`, "\u200b", false],
  [String.raw`^\S$`, "\u00a0", false],
  [String.raw`^[\s\S]+$`, "a\nb", true],
  ["a.b", "a\nb", false],
  ["(?s)a.b", "a\nb", true],
  ["^b", "a\nb", false],
  ["(?m)^b", "a\nb", true],
  ["a$", "a\n", false],
  [String.raw`^[^\W_]+$`, "été9", true],
  [String.raw`^[^\W_]+$`, "a_b", false],
  [String.raw`^[^\W\d_]+$`, "a9", false],
  [String.raw`^[\W\d]+$`, "9-", true],
  [String.raw`^[\W\d]+$`, "a", false],
  [String.raw`\bfoo\b`, "a foo.", true],
  [String.raw`\bfoo\b`, "foo", true],
  [String.raw`\bfoo\b`, "food", false],
  [String.raw`\bfoo\b`, "foo_", false],
  // the letter next to it is no ASCII letter, so RE2's own \b would see an end of a word
  [String.raw`\bfoo\b`, "éfoo", false],
  [String.raw`\bfoo\b`, "fooé", false],
  [String.raw`\bfoo\b`, "é foo", true],
  [String.raw`\bcafé\b`, "un café.", true],
  [String.raw`^\bé\b$`, "é", true],
  [String.raw`^é\b\s*\b$`, "é", true],
  [String.raw`\bun\b.*\bcafé\b`, "un café", true],
  [String.raw`^[^é]+\bé`, "a é", true],
  ["(?i)STRASSE", "straße", false],
  ["(?i)É", "é", true],
  ["É", "é", false],
  [String.raw`^\x41\u0042\u{43}\x{44}$`, "ABCD", true],
  [String.raw`^\p{Lu}\p{Letter}\P{L}$`, "Aé1", true],
  [String.raw`^\p{Greek}+$`, "αβγ", true],
  ["^[[:alpha:]_]+$", "ab_", true],
  ["^[[:^digit:]]+$", "a1", false],
  ["^[[]a$", "[a", true],
  ["^[^[]+$", "ab", true],
  ["^[a[bc]]+$", "abc", true],
  ["^[]a]+$", "]a", true],
  ["^[a-]+$", "a-", true],
  ["^a**$", "aaa", true],
  ["^(?:a{2}){2}{1}$", "aaaa", true],
  [String.raw`^{[^}]+}$`, "{abc}", true],
  ["(?x) a b # letters", "ab", true],
  [String.raw`^(?<year>\d+)-(?P<month>\d+)$`, "2020-12", true],
  [String.raw`^\_\-\"\/$`, '_-"/', true],
  ["^(|a)b$", "b", true],
];

describe("regular expressions", () => {
  it.each(MATCHES)("%s in %j: %s", async (pattern, text, matches) => {
    const literal = JSON.stringify(text);
    const [row] = await evaluate(`print s = ${literal} | project s matches regex ${verbatim(pattern)}`);
    expect(row).toEqual([matches]);
  });

  it.each([
    ["(?=a)b", "lookaround", 0],
    ["ab(?<!c)", "lookaround", 2],
    [String.raw`(a)\1`, String.raw`the back reference '\1'`, 3],
    ["(?-u:a)", "the flags '(?-u:'", 0],
    [String.raw`a\Bb`, String.raw`'\B'`, 1],
    [String.raw`\b{start}a`, String.raw`the boundary '\b{'`, 0],
    ["é(?>a)", "a group of an unknown kind", 1],
    ["[a-z&&[^b]]", "set operations in a class", 4],
    [String.raw`\q`, String.raw`the escape '\q'`, 0],
    [String.raw`\p{Alphabetic}`, "the character property 'Alphabetic'", 0],
    ["(a", "an unclosed group", 0],
    ["a)", "an unmatched ')'", 1],
    ["*a", "a repetition of nothing", 0],
    ["[b-a]", "a range that runs backwards", 2],
    ["a{1001}", "more than 1000 repetitions", 1],
    ["[a", "an unclosed class", 0],
    [String.raw`a(?:\b|-)?`, "a word boundary in a repetition of what may be empty", 9],
    [String.raw`(?:\ba?)+`, "a word boundary in a repetition of what may be empty", 8],
  ])("%s is refused for %s", (pattern, fault, position) => {
    expect(toRe2(pattern)).toEqual({ fault, position });
  });

  it("counts its groups and knows their names", () => {
    expect(toRe2("(a)(?:b)(?<c>d)(?P<e>f)(?i:g)")).toMatchObject({ groups: [undefined, "c", "e"] });
  });

  it.each(["ADMIN$x", "^a^b", "a$b", String.raw`a\Ab`, String.raw`\zb`, "b^", "(?i)(?:a)$(?:b)"])(
    "%s is in no text: its anchors cannot hold",
    async (pattern) => {
      const rows = await evaluate(
        `datatable(s:string)["ADMINx", "ab", "b", "a", "ADMIN"] | where s matches regex ${verbatim(pattern)}`,
      );
      expect(rows).toEqual([]);
    },
  );

  it("is refused with its place in the query", async () => {
    await expect(evaluate('print "a" matches regex "a(?=b)"')).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
      message: expect.stringContaining("lookaround at its character 2") as string,
      span: { start: 6 },
    });
    await expect(
      evaluate('datatable(p:string)["a", "b"] | project "a" matches regex p'),
    ).rejects.toMatchObject({
      code: "KQL-UNSUPPORTED",
    });
  });
});
