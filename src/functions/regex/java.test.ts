import { describe, expect, it } from "vitest";
import { openSession } from "../../store/session.js";
import { orbitOf } from "./case-orbits.js";
import { toJava } from "./kusto-regex.js";

/** Kusto's pattern, Java's. */
const PRINTED: readonly (readonly [string, string])[] = [
  ["a.b", String.raw`a[^\n]b`],
  ["(?s)a.b", "a(?s:.)b"],
  // Java's own $ also stands before a last line end
  ["a$", String.raw`a\z`],
  ["(?m)^a$", String.raw`(?:^|(?<=\n))a(?=\n|\z)`],
  // Java's own (?i) takes the dotless i and the dotted capital for an i
  ["(?i)ik", "[Ii][Kk\u212a]"],
  ["(?i)[h-j]", "[h-jHIJ]"],
  ["(?i)x(?-i)y", "[Xx]y"],
  ["(?U)a*b*?", "a*?b*"],
  ["(?P<name>a)(?:b)", "(a)(?:b)"],
  [String.raw`\d`, String.raw`[\p{Nd}]`],
  [String.raw`\p{Greek}`, String.raw`[\p{IsGreek}]`],
  ["[[:digit:]a&b]", String.raw`[0-9a\&b]`],
  ["a**?", "FAULT a repetition of what may be empty"],
  ["(?=a)", "FAULT lookaround"],
];

describe("toJava", () => {
  it.each(PRINTED)("%s", (kusto, java) => {
    const regex = toJava(kusto);
    expect("fault" in regex ? `FAULT ${regex.fault}` : regex.pattern).toBe(java);
  });

  it.each([
    ["a*", true],
    ["a|", true],
    [String.raw`\b`, true],
    ["a+", false],
    ["^a", false],
  ])("knows whether '%s' may match nothing", (pattern, empty) => {
    expect(toJava(pattern)).toMatchObject({ empty });
  });
});

describe("orbitOf", () => {
  it("holds the letters that RE2 takes for one in any case", async () => {
    const letters = ["a", "I", "\u212a", "s", "ß", "İ", "ı", "ς", "µ", "ᾳ", "Dž", "ι", "Ж", "1", "中", "ꭰ"];
    const session = await openSession();
    try {
      for (const letter of letters) {
        const around = orbitOf(letter);
        const others = [...new Set(letters.concat(["i", "k", "S", "Σ", "σ", "Ω", "ſ", "ẞ"]))];
        const [[same] = []] = await session.arrays(
          `SELECT list_filter([${others.map((one) => `'${one}'`).join(", ")}], lambda c: regexp_full_match(c, '(?i)${letter}'))`,
        );
        expect(others.filter((one) => around.includes(one))).toEqual(same);
      }
    } finally {
      session.close();
    }
  });
});
