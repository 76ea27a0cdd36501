/**
 * The character classes of Kusto's regular expressions are Unicode's; RE2 knows general categories and scripts only,
 * so the others are spelled out. https://learn.microsoft.com/kusto/query/regex
 */

/** `\d`, `\s` and `\w` as insides of bracketed classes. */
export const PERL_CLASSES: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  // RE2's own \s is ASCII without the vertical tab
  s: String.raw`\s\v\x{85}\p{Z}`,
  // the alphabetic symbols (circled and squared letters) are no letters by category
  w: String.raw`\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}Ⓐ-ⓩ🄰-🅉🅐-🅩🅰-🆉`,
};

const CATEGORIES: Readonly<Record<string, string>> = {
  other: "C",
  control: "Cc",
  cntrl: "Cc",
  format: "Cf",
  privateuse: "Co",
  letter: "L",
  lowercaseletter: "Ll",
  modifierletter: "Lm",
  otherletter: "Lo",
  titlecaseletter: "Lt",
  uppercaseletter: "Lu",
  mark: "M",
  combiningmark: "M",
  spacingmark: "Mc",
  enclosingmark: "Me",
  nonspacingmark: "Mn",
  number: "N",
  decimalnumber: "Nd",
  digit: "Nd",
  letternumber: "Nl",
  othernumber: "No",
  punctuation: "P",
  punct: "P",
  connectorpunctuation: "Pc",
  dashpunctuation: "Pd",
  closepunctuation: "Pe",
  finalpunctuation: "Pf",
  initialpunctuation: "Pi",
  otherpunctuation: "Po",
  openpunctuation: "Ps",
  symbol: "S",
  currencysymbol: "Sc",
  modifiersymbol: "Sk",
  mathsymbol: "Sm",
  othersymbol: "So",
  separator: "Z",
  lineseparator: "Zl",
  paragraphseparator: "Zp",
  spaceseparator: "Zs",
};

const SHORT = /^(?:C[cfo]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** Scripts that RE2 knows by the same name; others are refused rather than guessed. */
const SCRIPTS: ReadonlySet<string> = new Set(
  (
    "Arabic Armenian Bengali Bopomofo Braille Cherokee Cyrillic Devanagari Ethiopic Georgian Greek Gujarati " +
    "Gurmukhi Han Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Sinhala " +
    "Syriac Tamil Telugu Thaana Thai Tibetan Common Inherited"
  ).split(" "),
);

/** A Unicode property as RE2 spells it; undefined where RE2 has none of that name. */
export function propertyOf(name: string): string | undefined {
  if (SHORT.test(name)) return name;
  const loose = name
    .replace(/^(?:gc|general_category|sc|script)\s*[=:]/i, "")
    .replace(/[\s_-]/g, "")
    .toLowerCase();
  const category = CATEGORIES[loose];
  if (category !== undefined) return category;
  if (/^[a-z]{1,2}$/.test(loose)) {
    const cased = loose.charAt(0).toUpperCase() + loose.slice(1);
    if (SHORT.test(cased)) return cased;
  }
  return [...SCRIPTS].find((script) => script.toLowerCase() === loose);
}
