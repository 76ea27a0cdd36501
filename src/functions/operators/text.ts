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
import { inDialects, openSignature, signature, type Dialect, type ScalarFunction } from "../signature.js";
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

function operator(name: string, test: Test, spark: Test): ScalarFunction {
  return {
    name,
    reference: REFERENCE,
    signatures: [signature({ params: ["string", "string"], returns: "bool", sql: { duckdb: test, spark } })],
  };
}

/** A test with its negation, each for any and for exact case: `contains`, `!contains`, `contains_cs`, `!contains_cs`. */
function family(name: string, test: Test, spark: Test): ScalarFunction[] {
  const folded: Test = (text, needle) => test(foldCase(text), foldCase(needle));
  const sparkFolded: Test = (text, needle) => spark(foldCase(text, "spark"), foldCase(needle, "spark"));
  return [
    operator(name, folded, sparkFolded),
    operator(`!${name}`, negate(folded), negate(sparkFolded)),
    operator(`${name}_cs`, test, spark),
    operator(`!${name}_cs`, negate(test), negate(spark)),
  ];
}

function named(name: string): Test {
  return (text, needle) => call(name, text, needle);
}

/** Never LIKE: `%`, `_` and `\` in the needle mean themselves. */
const plainFamilies = [
  ...family("contains", named("contains"), named("contains")),
  ...family("startswith", named("starts_with"), named("startswith")),
  ...family("endswith", named("ends_with"), named("endswith")),
];

function comparedAnyCase(comparison: "=" | "<>", dialect: Dialect): Test {
  return (text, needle) =>
    infix(foldCase(text, dialect), comparison, foldCase(needle, dialect), Precedence.Comparison);
}

function membership(name: string, operatorText: "IN" | "NOT IN", anyCase: boolean): ScalarFunction {
  const among =
    (dialect: Dialect) =>
    (value: Fragment, ...list: Fragment[]): Fragment => {
      if (list.length === 0) return operatorText === "IN" ? FALSE : TRUE;
      const fold = (text: Fragment): Fragment => (anyCase ? foldCase(text, dialect) : text);
      return inList(fold(value), operatorText, list.map(fold));
    };
  return {
    name,
    reference: "kusto/query/in-cs-operator",
    signatures: [
      openSignature({
        params: ["string"],
        rest: "string",
        returns: "bool",
        sql: inDialects(among),
      }),
    ],
  };
}

/** The string operators that compare, search and look for terms. */
export const stringOperators: readonly ScalarFunction[] = [
  operator("=~", comparedAnyCase("=", "duckdb"), comparedAnyCase("=", "spark")),
  operator("!~", comparedAnyCase("<>", "duckdb"), comparedAnyCase("<>", "spark")),
  ...plainFamilies,
  ...termOperators,
  matchesRegex,
  membership("in~", "IN", true),
  membership("!in~", "NOT IN", true),
];
