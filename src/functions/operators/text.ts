import {
  call,
  FALSE,
  infix,
  inList,
  Precedence,
  prefix,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";
import { foldCase } from "./fold-case.js";
import { matchesRegex } from "./matches-regex.js";
import { termOperators } from "./terms.js";

const REFERENCE = "kusto/query/datatypes-string-operators";

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
              ? inList(
                  foldCase(value),
                  operatorText,
                  list.map((entry) => foldCase(entry)),
                )
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
  ...termOperators,
  matchesRegex,
  membership("in~", "IN", true),
  membership("!in~", "NOT IN", true),
];
