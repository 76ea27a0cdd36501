import {
  call,
  FALSE,
  infix,
  inList,
  macro,
  Precedence,
  prefix,
  stringLiteral,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

const REFERENCE = "kusto/query/datatypes-string-operators";

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}

/** The text with case taken away; ASCII literals at once, the rest by the engine's own tables. */
export function foldCase(text: Fragment): Fragment {
  if (typeof text.literal === "string" && isAscii(text.literal))
    return stringLiteral(text.literal.toLowerCase());
  return call("lower", text);
}

type Test = (text: Fragment, needle: Fragment) => Fragment;

function negate(test: Test): Test {
  return (text, needle) => {
    const result = test(text, needle);
    if (result.literal === true) return FALSE;
    return prefix("NOT", result, Precedence.Not);
  };
}

function operator(name: string, test: Test): ScalarFunction {
  return {
    name,
    reference: REFERENCE,
    signatures: [signature({ params: ["string", "string"], returns: "bool", sql: { duckdb: test } })],
  };
}

/** A test with its negation, each for any and for exact case: `contains`, `!contains`, `contains_cs`, `!contains_cs`. */
function family(name: string, test: Test): ScalarFunction[] {
  const folded: Test = (text, needle) => test(foldCase(text), foldCase(needle));
  return [
    operator(name, folded),
    operator(`!${name}`, negate(folded)),
    operator(`${name}_cs`, test),
    operator(`!${name}_cs`, negate(test)),
  ];
}

/** Never LIKE: `%`, `_` and `\` in the needle mean themselves. */
const plainFamilies = [
  ...family("contains", (text, needle) => call("contains", text, needle)),
  ...family("startswith", (text, needle) => call("starts_with", text, needle)),
  ...family("endswith", (text, needle) => call("ends_with", text, needle)),
];

const equalAnyCase: Test = (text, needle) =>
  infix(foldCase(text), "=", foldCase(needle), Precedence.Comparison);
const unequalAnyCase: Test = (text, needle) =>
  infix(foldCase(text), "<>", foldCase(needle), Precedence.Comparison);

/** Letters and digits of all scripts make up terms; the reference says alphanumeric, older pages ASCII. */
const WORD = String.raw`\p{L}\p{N}`;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** The characters RE2 gives a meaning, with a backslash before them. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|\-/]/g, String.raw`\$&`);
}

/** Where a term may begin or end; only where the needle's own end is a letter or digit is there a boundary. */
function termPattern(needle: string, left: boolean, right: boolean): string {
  const first = [...needle][0] ?? "";
  const last = [...needle].at(-1) ?? "";
  const before = left && WORD_CHARACTER.test(first) ? `(?:^|[^${WORD}])` : "";
  const after = right && WORD_CHARACTER.test(last) ? `(?:$|[^${WORD}])` : "";
  return before + escapeRegex(needle) + after;
}

function termTest(left: boolean, right: boolean, exactCase: boolean): Test {
  return (text, needle) => {
    if (typeof needle.literal === "string") {
      if (needle.literal === "") return TRUE;
      const flags = exactCase ? "" : "(?i)";
      return call("regexp_matches", text, stringLiteral(flags + termPattern(needle.literal, left, right)));
    }
    const name = left && right ? "kql_has" : left ? "kql_hasprefix" : "kql_hassuffix";
    return macro(exactCase ? `${name}_cs` : name, text, needle);
  };
}

function termFamily(name: string, left: boolean, right: boolean): ScalarFunction[] {
  return [
    operator(name, termTest(left, right, false)),
    operator(`!${name}`, negate(termTest(left, right, false))),
    operator(`${name}_cs`, termTest(left, right, true)),
    operator(`!${name}_cs`, negate(termTest(left, right, true))),
  ];
}

function membership(name: string, operatorText: "IN" | "NOT IN", anyCase: boolean): ScalarFunction {
  return {
    name,
    reference: "kusto/query/in-cs-operator",
    signatures: [
      openSignature({
        params: ["string"],
        rest: "string",
        returns: "bool",
        sql: {
          duckdb: (value, ...list) => {
            if (list.length === 0) return operatorText === "IN" ? FALSE : TRUE;
            return anyCase
              ? inList(foldCase(value), operatorText, list.map(foldCase))
              : inList(value, operatorText, list);
          },
        },
      }),
    ],
  };
}

/** The string operators that compare, search and look for terms. */
export const stringOperators: readonly ScalarFunction[] = [
  operator("=~", equalAnyCase),
  operator("!~", unequalAnyCase),
  ...plainFamilies,
  ...termFamily("has", true, true),
  ...termFamily("hasprefix", true, false),
  ...termFamily("hassuffix", false, true),
  membership("in~", "IN", true),
  membership("!in~", "NOT IN", true),
];
