import {
  call,
  infix,
  integerLiteral,
  macro,
  notNull,
  NULL,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { isRefusal, javaOfAll, regexOf, searchIn } from "../regex/search.js";
import {
  everywhere,
  openSignature,
  refuse,
  signature,
  type Refusal,
  type Renderer,
  type ScalarFunction,
} from "../signature.js";

const ZERO = integerLiteral(0);
const ONE = integerLiteral(1);
const TO_THE_END = integerLiteral(-1);

function placeOf(search: "strpos" | "instr") {
  return (text: Fragment, needle: Fragment): Fragment => {
    if (needle.literal === "") return NULL;
    if (typeof needle.literal !== "string") return macro("kql_indexof", text, needle, ZERO, TO_THE_END, ONE);
    return infix(call(search, text, needle), "-", ONE, Precedence.Additive);
  };
}

function placeWithin(
  text = NULL,
  needle = NULL,
  start = ZERO,
  length = TO_THE_END,
  occurrence = ONE,
): Fragment {
  return needle.literal === "" ? NULL : macro("kql_indexof", text, needle, start, length, occurrence);
}

/**
 * The 0-based place of an occurrence, -1 where there is none. The search may be confined to a start (from the end
 * where negative) and a length; an empty needle gives null.
 */
export const indexof: ScalarFunction = {
  name: "indexof",
  reference: "kusto/query/indexof-function",
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "long",
      sql: { duckdb: placeOf("strpos"), spark: placeOf("instr") },
      repeats: "all",
    }),
    openSignature({
      params: ["text", "text", "long", "long", "long"],
      optional: 2,
      returns: "long",
      sql: everywhere(placeWithin),
      repeats: "all",
    }),
  ],
};

/** RE2's spelling of a regular expression. */
function re2(pattern: Fragment): Fragment | Refusal {
  const regex = regexOf(pattern);
  if (isRefusal(regex)) return regex;
  return regex.marked === undefined
    ? stringLiteral(regex.pattern)
    : refuse(String.raw`the regular expression has '\b'`);
}

function java(pattern: Fragment): Fragment | Refusal {
  const regex = javaOfAll(pattern);
  return isRefusal(regex) ? regex : sparkText(regex.pattern);
}

function placeOfMatch(spelled: (pattern: Fragment) => Fragment | Refusal): Renderer {
  return (text = NULL, pattern = NULL, start = ZERO, length = TO_THE_END, occurrence = ONE) => {
    const regex = spelled(pattern);
    return isRefusal(regex) ? regex : macro("kql_indexof_regex", text, regex, start, length, occurrence);
  };
}

/** The same for a regular expression; a negative start gives null and matches do not overlap. */
export const indexofRegex: ScalarFunction = {
  name: "indexof_regex",
  reference: "kusto/query/indexof-regex-function",
  signatures: [
    openSignature({
      params: ["text", "string", "long", "long", "long"],
      optional: 3,
      returns: "long",
      sql: { duckdb: placeOfMatch(re2), spark: placeOfMatch(java) },
      repeats: "all",
    }),
  ],
};

/** Whether a text can overlap itself, as "aa" does in "aaa". */
function overlapsItself(needle: string): boolean {
  for (let size = 1; size < needle.length; size++) {
    if (needle.startsWith(needle.slice(needle.length - size))) return true;
  }
  return false;
}

function countPlain(division: "//" | "DIV") {
  return (text: Fragment, needle: Fragment): Fragment | Refusal => {
    if (needle.literal === "") return integerLiteral(0);
    if (typeof needle.literal !== "string" || overlapsItself(needle.literal))
      return notNull(macro("kql_countof", text, needle));
    const left = call("length", call("replace", text, needle, stringLiteral("")));
    const taken = infix(call("length", text), "-", left, Precedence.Additive);
    const size = [...needle.literal].length;
    return size === 1 ? taken : infix(taken, division, integerLiteral(size), Precedence.Multiplicative);
  };
}

function countMatches(text: Fragment, pattern: Fragment): Fragment | Refusal {
  const regex = regexOf(pattern);
  if (isRefusal(regex)) return regex;
  return notNull(
    searchIn(text, regex, (searched, re2) => call("len", call("regexp_extract_all", searched, re2))),
  );
}

type Count = (text: Fragment, wanted: Fragment) => Fragment | Refusal;

function countOfKind(kind: Fragment, plain: Count, regex: Count): Count {
  if (kind.literal === "normal") return plain;
  if (kind.literal === "regex") return regex;
  return () => refuse("a kind that is neither 'normal' nor 'regex'");
}

const countInSpark: Count = (text, pattern) => {
  const regex = javaOfAll(pattern);
  return isRefusal(regex) ? regex : call("regexp_count", text, sparkText(regex.pattern));
};

/** Occurrences of a text, which may overlap, or matches of a regular expression, which do not. */
export const countof: ScalarFunction = {
  name: "countof",
  reference: "kusto/query/countof-function",
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "long",
      sql: { duckdb: countPlain("//"), spark: countPlain("DIV") },
      repeats: [0, 1],
    }),
    signature({
      params: ["text", "text", "string"],
      returns: "long",
      sql: {
        duckdb: (text, search, kind) => countOfKind(kind, countPlain("//"), countMatches)(text, search),
        spark: (text, search, kind) => countOfKind(kind, countPlain("DIV"), countInSpark)(text, search),
      },
      repeats: [0, 1],
    }),
  ],
};
