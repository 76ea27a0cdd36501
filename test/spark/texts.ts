/** Queries over texts that are easily got wrong, for both engines. */
import { literal, SUBJECT } from "./subject.js";

const NEEDLES: readonly string[] = [
  "",
  "cmd",
  "CMD.exe",
  ".exe",
  "exe ",
  "strasse",
  "straße",
  "istanbul",
  "İstanbul",
  "ΣΊΣΥΦΟΣ",
  "kelvin",
  "SHARP",
  "café",
  "😀",
  "😀cmd",
  "𝒜",
  "\\",
  "$1",
  "[a-z]*",
  "'",
  '"',
  "\n",
  "aa",
  "aba",
  "μ",
];

const WORDS = `datatable(w:string)[${NEEDLES.map(literal).join(", ")}]`;

const TERM_OPERATORS = ["has", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];

function needleQueries(): string[] {
  const searches = NEEDLES.map((needle) => {
    const tests = TERM_OPERATORS.flatMap((name) => [name, `${name}_cs`]).map(
      (name, index) => `t${index} = s ${name} ${literal(needle)}`,
    );
    return `${SUBJECT} | extend ${tests.join(", ")}, e = s =~ ${literal(needle)}, i = s in~ (${literal(needle)}, "x")`;
  });
  const lists = NEEDLES.slice(1).map((needle, index) => {
    const list = `${literal(needle)}, ${literal(NEEDLES[(index * 7 + 3) % NEEDLES.length] ?? "")}`;
    return `${SUBJECT} | extend any = s has_any (${list}), all = s has_all (${list}), index = has_any_index(s, dynamic([${list}]))`;
  });
  return [...searches, ...lists];
}

function computedNeedles(): string[] {
  const both = `${SUBJECT} | extend k = 1 | join kind=inner (${WORDS} | extend k = 1) on k | project s, w`;
  return [
    ...TERM_OPERATORS.map((name) => `${both} | extend x = s ${name} w, y = s ${name}_cs w, z = s !${name} w`),
    `${both} | extend x = s has_any (pack_array(w, "zz")), y = s has_all (pack_array(w)), i = has_any_index(s, pack_array("zz", w))`,
    `${both} | extend x = indexof(s, w), y = indexof(s, w, 2), z = indexof(s, w, -3), u = indexof(s, w, 1, 5), v = indexof(s, w, 0, -1, 2)`,
    `${both} | where w != "" | extend x = replace_string(s, w, "<$0>"), y = split(s, w), z = split(s, w, 1), c = countof(s, w)`,
    `${both} | extend x = strcmp(s, w), y = strcat(s, w, 1), z = strcat_delim(w, s, 2, true), t = translate(w, "xyz", s), u = translate("abc😀", w, s)`,
  ];
}

const OF_TEXT: readonly string[] = [
  "toupper(s)",
  "tolower(s)",
  "strlen(s)",
  "string_size(s)",
  "reverse(s)",
  "isascii(s)",
  "isutf8(s)",
  "isempty(s)",
  "isnotempty(s)",
  "isnull(s)",
  "isnotnull(s)",
  "substring(s, 2)",
  "substring(s, 1, 3)",
  "substring(s, -3)",
  "substring(s, -3, 2)",
  "substring(s, -100, 2)",
  "substring(s, 0, -1)",
  "substring(s, 3000000000, 3000000000)",
  "substring(s, strlen(s) - 2, 9)",
  "substring(s, strlen(s) * -1, 1)",
  'split(s, "c")',
  'split(s, " ", 0)',
  'split(s, ".", 5)',
  "strrep(s, 3)",
  'strrep(s, 2, "\\\\")',
  'strrep(s, strlen(s) - 2, ",")',
  'replace_strings(s, dynamic(["cmd", "c", "$1", "😀"]), dynamic(["c", "K", "\\\\1", "\\\'"]))',
  'replace_string(s, "\\\\", "\\\\\\\\")',
  'translate("abcß😀", "😀xyz", s)',
  'translate("aac", "", s)',
  'countof(s, "aa")',
  'countof(s, "aba")',
  'countof(s, "a")',
  'countof(s, "cmd")',
  'countof(s, "😀")',
  'indexof(s, "cmd")',
  'indexof(s, "😀", 0, -1, 2)',
  'indexof(s, "a", 1, 2, 2)',
  'indexof(s, "a", -2)',
  'indexof(s, "")',
  "url_encode(s)",
  "url_encode_component(s)",
  "url_decode(s)",
  "url_decode(url_encode(s))",
  "base64_encode_tostring(s)",
  "base64_decode_tostring(s)",
  "base64_decode_tostring(base64_encode_tostring(s))",
  "base64_decode_toarray(base64_encode_tostring(s))",
  "base64_encode_fromarray(base64_decode_toarray(base64_encode_tostring(s)))",
  "regex_quote(s)",
  "hash_md5(s)",
  "hash_sha1(s)",
  "hash_sha256(s)",
  "to_utf8(s)",
  "make_string(to_utf8(s))",
  'coalesce(s, "", "fallback")',
  'strcat_array(pack_array(s, 1, true, ""), "-")',
  's : "cmd"',
  's : "cm*"',
  's : "*md"',
  's : "c*e"',
  's : "*str*"',
];

const PLACES: readonly string[] = [
  'indexof_regex(s, "c.d")',
  'indexof_regex(s, @"\\w+", 2)',
  'indexof_regex(s, "a", 1, 4)',
  'indexof_regex(s, "aba", 0, -1, 2)',
  'indexof_regex(s, "a+?|b", 0, -1, 3)',
  'indexof_regex(s, "😀", 0, -1, 2)',
  'indexof_regex(s, "a", -1)',
  'indexof_regex(s, "a", 50)',
  'indexof_regex(s, "a", 0, -1, 0)',
];

const ALONE: readonly string[] = [
  'print a = url_decode("%"), b = url_decode("%zz%41"), c = url_decode("%ff"), d = url_decode("%F0%9F%98%80+x"), e = url_decode("%c3"), f = url_decode("é%C3%A9")',
  'print a = base64_decode_tostring("S3VzdG8="), b = base64_decode_tostring("S3VzdG8"), c = base64_decode_tostring("////"), d = base64_decode_tostring("QR=="), e = base64_decode_tostring("Q Q="), f = base64_decode_tostring("====")',
  'print c = base64_encode_fromguid(toguid("10e99626-bc2b-754c-bb3e-fe606de25700")), d = base64_encode_fromarray(dynamic([1, 256])), e = base64_encode_fromarray(dynamic([])), f = base64_encode_fromarray(dynamic([65.0, 10]))',
  "print a = make_string(75, 117), b = make_string(dynamic([128512, 65279, 65]), 65), f = make_string(dynamic([65.5])), g = make_string(dynamic([]))",
  'print a = strrep("ab", 2000), b = strrep("ab", -1), c = strrep("ab", 0, "x"), d = strrep("ab", long(null)), e = strrep("", 3, "x")',
  'print a = isempty(dynamic("")), b = isempty(dynamic(null)), c = isempty(dynamic([])), d = isnull(dynamic({}).x), e = isnotempty(dynamic("x").y), f = isempty(int(null)), g = isnull(int(null)), h = isnull(1)',
  'print a = coalesce(int(null), 5), b = coalesce(dynamic(null), dynamic([1])), c = coalesce("", ""), d = coalesce(long(null), long(null))',
  'print a = strcat("ß", dynamic({"a": 1}), 1.5, true, datetime(2020-01-01), 1h, long(null)), b = strcat("it\\\'s", "\\\\"), c = strcat_delim("-", 1, "", "x")',
];

/** Every query; all of them compare in the order of their rows alone where the engine keeps one. */
export const TEXT_QUERIES: readonly string[] = [
  ...needleQueries(),
  ...computedNeedles(),
  ...[...OF_TEXT, ...PLACES].map((expression) => `${SUBJECT} | extend x = ${expression}`),
  ...ALONE,
];
