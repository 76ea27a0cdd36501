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

type TermOperator = "has" | "hasprefix" | "hassuffix";

/** Whether the ends of a needle are of a term, so that a boundary has to be beside them: all that an operator asks. */
function boundsOf(name: TermOperator, needle: string): readonly Fragment[] {
  const starts = /^[\p{L}\p{N}]/u.test(needle) ? TRUE : FALSE;
  const ends = /[\p{L}\p{N}]$/u.test(needle) ? TRUE : FALSE;
  return { has: [starts, ends], hasprefix: [starts], hassuffix: [ends] }[name];
}

/**
 * DuckDB's macro for constant needles searches twice, which is faster; a computed one is looked up before it is
 * compiled. Spark works constant patterns out by itself.
 */
function termTest(name: TermOperator, exactCase: boolean, dialect: Dialect = "duckdb"): Test {
  const suffix = exactCase ? "_cs" : "";
  return (text, needle) => {
    const { literal } = needle;
    if (literal === "") return TRUE;
    if (dialect === "spark") return notNull(macro(`kql_${name}${suffix}`, text, needle));
    return typeof literal === "string"
      ? notNull(macro(`kql_${name}${suffix}`, text, needle, ...boundsOf(name, literal)))
      : notNull(macro(`kql_${name}${suffix}_computed`, text, needle));
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

function family(name: TermOperator): ScalarFunction[] {
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

/** Any of several constant terms: one search for those that ask for the same boundaries. */
function anyKnown(text: Fragment, needles: readonly Fragment[]): Fragment[] {
  const byBounds = new Map<string, { readonly bounds: readonly Fragment[]; readonly needles: Fragment[] }>();
  for (const needle of needles) {
    const bounds = boundsOf("has", needle.literal as string);
    const key = bounds.map((bound) => bound.text).join();
    const group = byBounds.get(key) ?? { bounds, needles: [] };
    group.needles.push(needle);
    byBounds.set(key, group);
  }
  return [...byBounds.values()].map((group) => {
    const [only, ...more] = group.needles;
    return only !== undefined && more.length === 0
      ? termTest("has", false)(text, only)
      : notNull(macro("kql_has_any", text, listOf(group.needles), ...group.bounds));
  });
}

/** Any of the terms. No terms at all: in no text. */
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
          const tests = needles
            .filter((needle) => !isKnown(needle))
            .map((needle) => termTest("has", false)(text, needle));
          return anyOf([...anyKnown(text, needles.filter(isKnown)), ...tests]);
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
          // a null in the array is a term that every text has: it lets has_any pass, and asks nothing of has_all
          notNull(macro(`kql_${name}_computed`, text, macro("kql_texts", needles))),
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
