/** Queries with regular expressions, for both engines. */
import { literal, SUBJECT } from "./subject.js";

const PATTERNS: readonly string[] = [
  String.raw`cmd`,
  String.raw`(?i)CMD\.exe`,
  String.raw`(?i)istanbul`,
  String.raw`(?i)[h-j]stanbul`,
  String.raw`(?i)[^h-j]stanbul`,
  String.raw`(?i)strasse|straße`,
  String.raw`(?i)kelvin|sharp`,
  String.raw`(?i)σίσυφοσ`,
  String.raw`(?i)[k-s]+`,
  String.raw`(?i)µ`,
  String.raw`^\w+$`,
  String.raw`\bcmd\b`,
  String.raw`\b\w+\b`,
  String.raw`cmd\b`,
  String.raw`^(\w)(\w*)`,
  String.raw`(\w+)\s+(\w+)`,
  String.raw`(a)|(b)|(c)`,
  String.raw`(?:(a)|b)+`,
  String.raw`(a+?)(a*)`,
  String.raw`(?U)(a+)(a*)`,
  String.raw`(?s)l.*e`,
  String.raw`l.*e`,
  String.raw`(?m)^\w+$`,
  String.raw`(?m)^(\w+)$`,
  String.raw`end$`,
  String.raw`end\s$`,
  String.raw`\n\z`,
  String.raw`\A\s`,
  String.raw`.😀`,
  String.raw`^.cmd.$`,
  String.raw`[😀𝒜]`,
  String.raw`[^a-z]+`,
  String.raw`\d`,
  String.raw`[\d]cmd`,
  String.raw`\D+`,
  String.raw`[^\W_]+`,
  String.raw`[\s\S]+`,
  String.raw`[[:alpha:]]+`,
  String.raw`[[:^alpha:]]+`,
  String.raw`[[:punct:]]+`,
  String.raw`\p{Greek}+`,
  String.raw`\P{L}+`,
  String.raw`\p{Lu}\p{Ll}`,
  String.raw`(?i)\p{Greek}+`,
  String.raw`[a&b&c]+`,
  String.raw`\\[A-Z]\w+`,
  String.raw`"(\w+)"`,
  String.raw`(?P<first>\w)(?P<second>\w)`,
  String.raw`(?x) c m d # a comment`,
  String.raw`a{2,3}`,
  String.raw`(?:aba)+`,
  String.raw`\x63md|\u{6d}d`,
  String.raw`(\S+)\.(\S+)`,
  String.raw`[\]\[^-]`,
  String.raw`(cmd)?$`,
  String.raw`(x*)*y`,
];

const SINGLE: readonly string[] = [
  "s matches regex P",
  "extract(P, 0, s)",
  "trim(P, s)",
  "trim_start(P, s)",
  "trim_end(P, s)",
];
const ALL: readonly string[] = [
  'replace_regex(s, P, "<\\\\0>")',
  'replace_regex(s, P, "$1\\\\\\\\")',
  'countof(s, P, "regex")',
];

function queries(pattern: string): string[] {
  const groups = [...pattern.matchAll(/\((?!\?[^P])/g)].length;
  const one = [...SINGLE, ...ALL, ...(groups > 0 ? ["extract(P, 1, s)", "extract_all(P, s)"] : [])];
  return one.map(
    (expression) => `${SUBJECT} | extend x = ${expression.replace("P", () => literal(pattern))}`,
  );
}

export const REGEX_QUERIES: readonly string[] = [
  ...PATTERNS.flatMap(queries),
  String.raw`print a = replace_regex("ab12", @"([a-z])(\d)", @"\2\1"), b = replace_regex("a1", @"(\w)(\d)", @"\10$\\\2"), c = replace_regex("a", "a", @"\0\0")`,
  String.raw`print a = extract_all(@"(?P<k>\w)=(?P<v>\w)?", dynamic(["v", "k"]), "a=1 b= c=3"), b = extract_all(@"(\w)=(\w)?", dynamic([2]), "a=1 b=")`,
];
