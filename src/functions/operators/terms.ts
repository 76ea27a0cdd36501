/**
 * The operators that look for whole terms. A term is a run of letters and digits of any script: the reference says
 * alphanumeric, older pages ASCII. https://learn.microsoft.com/kusto/query/datatypes-string-operators
 */
import {
  call,
  FALSE,
  infix,
  macro,
  notNull,
  Precedence,
  prefix,
  raw,
  stringLiteral,
  TRUE,
  compose,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import {
  everywhere,
  inDialects,
  openSignature,
  signature,
  type Dialect,
  type ScalarFunction,
} from "../signature.js";

const REFERENCE = "kusto/query/datatypes-string-operators";

type Test = (text: Fragment, needle: Fragment) => Fragment;

/**
 * DuckDB's macro for constant needles searches twice, which is faster; a computed one is looked up before it is
 * compiled. Spark works constant patterns out by itself.
 */
function termTest(
  name: "has" | "hasprefix" | "hassuffix",
  exactCase: boolean,
  dialect: Dialect = "duckdb",
): Test {
  const suffix = exactCase ? "_cs" : "";
  return (text, needle) => {
    if (needle.literal === "") return TRUE;
    const kind = typeof needle.literal === "string" || dialect === "spark" ? "" : "_computed";
    return notNull(macro(`kql_${name}${suffix}${kind}`, text, needle));
  };
}

function operator(name: string, testIn: (dialect: Dialect) => Test): ScalarFunction {
  return {
    name,
    reference: REFERENCE,
    signatures: [
      signature({
        params: ["string", "string"],
        returns: "bool",
        sql: inDialects(testIn),
      }),
    ],
  };
}

function negate(test: Test): Test {
  return (text, needle) => {
    const result = test(text, needle);
    return result.literal === true ? FALSE : prefix("NOT", result, Precedence.Not);
  };
}

function family(name: "has" | "hasprefix" | "hassuffix"): ScalarFunction[] {
  return [
    operator(name, (dialect) => termTest(name, false, dialect)),
    operator(`!${name}`, (dialect) => negate(termTest(name, false, dialect))),
    operator(`${name}_cs`, (dialect) => termTest(name, true, dialect)),
    operator(`!${name}_cs`, (dialect) => negate(termTest(name, true, dialect))),
  ];
}

/** A SQL list of string fragments. */
export function listOf(entries: readonly Fragment[]): Fragment {
  return compose(entries, `[${entries.map((entry) => entry.text).join(", ")}]`);
}

/** The same in Spark. */
export function sparkListOf(entries: readonly Fragment[]): Fragment {
  return entries.length === 0 ? raw("CAST(array() AS ARRAY<STRING>)") : call("array", ...entries);
}

const isKnown = (needle: Fragment): boolean => typeof needle.literal === "string";

/** Any of the terms: one search for all constant ones. No terms at all: in no text. */
const hasAny: ScalarFunction = {
  name: "has_any",
  reference: "kusto/query/has-any-operator",
  signatures: [
    openSignature({
      params: ["string"],
      rest: "string",
      returns: "bool",
      sql: {
        duckdb: (text, ...needles) => {
          const known = needles.filter(isKnown);
          const [only, ...more] = known;
          const tests = needles
            .filter((needle) => !isKnown(needle))
            .map((needle) => termTest("has", false)(text, needle));
          if (only !== undefined) {
            tests.unshift(
              more.length === 0
                ? termTest("has", false)(text, only)
                : notNull(macro("kql_has_any", text, listOf(known))),
            );
          }
          return anyOf(tests);
        },
        spark: (text, ...needles) =>
          anyOf(needles.map((needle) => termTest("has", false, "spark")(text, needle))),
      },
    }),
  ],
};

function anyOf(tests: readonly Fragment[]): Fragment {
  if (tests.some((test) => test.literal === true)) return TRUE;
  const [first, ...more] = tests;
  if (first === undefined) return FALSE;
  return more.reduce((sum, test) => infix(sum, "OR", test, Precedence.Or), first);
}

function allOf(tests: readonly Fragment[]): Fragment {
  const [first, ...more] = tests.filter((test) => test.literal !== true);
  if (first === undefined) return TRUE;
  return more.reduce((sum, test) => infix(sum, "AND", test, Precedence.And), first);
}

/** All of the terms; no terms at all are in every text. */
const hasAll: ScalarFunction = {
  name: "has_all",
  reference: "kusto/query/has-all-operator",
  signatures: [
    openSignature({
      params: ["string"],
      rest: "string",
      returns: "bool",
      sql: inDialects(
        (dialect) =>
          (text, ...needles) =>
            allOf(needles.map((needle) => termTest("has", false, dialect)(text, needle))),
      ),
    }),
  ],
};

/** The same over a dynamic array that is only known while the query runs. */
function overArray(name: "has_any" | "has_all"): ScalarFunction {
  return {
    name: `${name} array`,
    // a form of the operator of that name, not one of its own
    reference: "",
    signatures: [
      signature({
        params: ["string", "dynamic"],
        returns: "bool",
        sql: everywhere((text, needles) =>
          notNull(macro(`kql_${name}_computed`, text, macro("kql_needles", needles))),
        ),
      }),
    ],
  };
}

/** The place in the array of the first term that the text has, -1 for none. */
const hasAnyIndex: ScalarFunction = {
  name: "has_any_index",
  reference: "kusto/query/has-any-index-function",
  signatures: [
    signature({
      params: ["text", "dynamic"],
      returns: "long",
      repeats: [0],
      sql: everywhere((text, needles) =>
        notNull(macro("kql_has_any_index", text, macro("kql_texts", needles))),
      ),
    }),
  ],
};

/**
 * `column : "term"` and the terms of `search`: `*` at an end widens the term to a prefix, a suffix or any part, one
 * in the middle stands for anything. https://learn.microsoft.com/kusto/query/search-operator
 */
function searchTest(exactCase: boolean, dialect: Dialect): Test {
  const quote = dialect === "spark" ? sparkText : stringLiteral;
  const list = dialect === "spark" ? sparkListOf : listOf;
  return (text, term) => {
    const literal = term.literal;
    if (typeof literal !== "string" || !literal.includes("*"))
      return termTest("has", exactCase, dialect)(text, term);
    const parts = literal.split("*");
    const before = parts[0] === "";
    const after = parts.at(-1) === "";
    const inner = parts.filter((part) => part !== "");
    const [only] = inner;
    if (only === undefined) return TRUE;
    if (inner.length === 1 && before !== after) {
      return termTest(before ? "hassuffix" : "hasprefix", exactCase, dialect)(text, quote(only));
    }
    return notNull(
      macro(
        exactCase ? "kql_search_cs" : "kql_search",
        text,
        list(inner.map(quote)),
        before ? FALSE : TRUE,
        after ? FALSE : TRUE,
      ),
    );
  };
}

export const termOperators: readonly ScalarFunction[] = [
  ...family("has"),
  ...family("hasprefix"),
  ...family("hassuffix"),
  hasAny,
  hasAll,
  overArray("has_any"),
  overArray("has_all"),
  hasAnyIndex,
  operator(":", (dialect) => searchTest(false, dialect)),
  { ...operator(":_cs", (dialect) => searchTest(true, dialect)), reference: "" },
];
