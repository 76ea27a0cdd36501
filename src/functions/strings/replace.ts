import { call, compose, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { isRefusal, javaOfAll, regexOf, searchIn, unmarked } from "../regex/search.js";
import { sparkText } from "../../fragment/spark.js";
import { everywhere, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** Every occurrence of a text; an empty one is nowhere. */
export const replaceString: ScalarFunction = {
  name: "replace_string",
  reference: "kusto/query/replace-string-function",
  signatures: [
    signature({
      params: ["text", "text", "text"],
      returns: "string",
      sql: everywhere((text, lookup, rewrite) => call("replace", text, lookup, rewrite)),
    }),
  ],
};

function wrongRewrite(rewrite: Fragment, groups: number): Refusal | undefined {
  if (typeof rewrite.literal !== "string") return undefined;
  const wrong = [...rewrite.literal.matchAll(/\\(.?)/gs)].find(
    ([, after]) => after !== "\\" && !(/\d/.test(after ?? "") && Number(after) <= groups),
  );
  return wrong === undefined ? undefined : refuse(`the rewrite '${wrong[0]}' names no capture group`);
}

/** A rewrite as Java spells it; a digit behind a group's number would belong to the number. */
function javaRewrite(rewrite: string): string {
  return rewrite
    .replace(/\\(\d)|\\\\|\$/g, (found, group: string | undefined) =>
      group === undefined ? `\\${found.charAt(0)}` : `$${group}`,
    )
    .replace(/(?<=(?:^|[^\\])(?:\\\\)*\$\d)\d/g, String.raw`\$&`);
}

function replaceInSpark(text: Fragment, pattern: Fragment, rewrite: Fragment): Fragment | Refusal {
  const regex = javaOfAll(pattern);
  if (isRefusal(regex)) return regex;
  if (typeof rewrite.literal !== "string") return refuse("a rewrite that is only known while the query runs");
  const wrong = wrongRewrite(rewrite, regex.groups.length);
  return (
    wrong ?? call("regexp_replace", text, sparkText(regex.pattern), sparkText(javaRewrite(rewrite.literal)))
  );
}

function replaceMatches(text: Fragment, pattern: Fragment, rewrite: Fragment): Fragment | Refusal {
  const regex = regexOf(pattern);
  if (isRefusal(regex)) return regex;
  const wrong = wrongRewrite(rewrite, regex.groups.length);
  if (wrong !== undefined) return wrong;
  return searchIn(
    text,
    regex,
    (searched, re2) => call("regexp_replace", searched, re2, rewrite, stringLiteral("g")),
    unmarked,
  );
}

/** Every match of a regular expression; `\0` to `\9` in the rewrite stand for what the groups caught. */
export const replaceRegex: ScalarFunction = {
  name: "replace_regex",
  reference: "kusto/query/replace-regex-function",
  signatures: [
    signature({
      params: ["text", "string", "text"],
      returns: "string",
      sql: { duckdb: replaceMatches, spark: replaceInSpark },
    }),
  ],
};

/** The old spelling has the text last. */
export const replace: ScalarFunction = {
  name: "replace",
  reference: "kusto/query/replace-regex-function",
  signatures: [
    signature({
      params: ["string", "text", "text"],
      returns: "string",
      sql: {
        duckdb: (pattern, rewrite, text) => replaceMatches(text, pattern, rewrite),
        spark: (pattern, rewrite, text) => replaceInSpark(text, pattern, rewrite),
      },
    }),
  ],
};

function arrayOf(fragment: Fragment): unknown[] | undefined {
  if (typeof fragment.literal !== "string") return undefined;
  const value: unknown = JSON.parse(fragment.literal);
  return Array.isArray(value) ? value : undefined;
}

/** Supplementary private use: stands in the text for what has been found and is not looked at again. */
const FIRST_STAND_IN = 0x10f000;

function replaceAll(quote: (text: string) => Fragment, character: (point: number) => string) {
  return (text: Fragment, lookups: Fragment, rewrites: Fragment): Fragment | Refusal => {
    const from = arrayOf(lookups);
    const to = arrayOf(rewrites);
    if (from === undefined || to === undefined)
      return refuse("arrays that are only known while the query runs");
    const pairs = from.flatMap((lookup, index) =>
      typeof lookup === "string" && lookup !== "" ? [{ lookup, rewrite: to[index] }] : [],
    );
    const standIn = (index: number): Fragment =>
      compose([], character(FIRST_STAND_IN + index), { nullable: false });
    const found = pairs.reduce(
      (sum, { lookup }, index) => call("replace", sum, quote(lookup), standIn(index)),
      text,
    );
    return pairs.reduce((sum, { lookup, rewrite }, index) => {
      const written = typeof rewrite === "string" ? rewrite : lookup;
      return call("replace", sum, standIn(index), quote(written));
    }, found);
  };
}

/**
 * Lookups in the order of the array, each over what the earlier ones left; what has been replaced is not searched
 * again. A lookup whose rewrite is no string keeps its match, but takes it from the later ones.
 */
export const replaceStrings: ScalarFunction = {
  name: "replace_strings",
  reference: "kusto/query/replace-strings-function",
  signatures: [
    signature({
      params: ["text", "dynamic", "dynamic"],
      returns: "string",
      sql: {
        duckdb: replaceAll(stringLiteral, (point) => `chr(${point})`),
        spark: replaceAll(
          sparkText,
          (point) => String.raw`'\U${point.toString(16).padStart(8, "0").toUpperCase()}'`,
        ),
      },
    }),
  ],
};

function translated(quote: (text: string) => Fragment) {
  return (search: Fragment, replacement: Fragment, text: Fragment): Fragment => {
    if (typeof search.literal === "string" && typeof replacement.literal === "string") {
      const wanted = [...search.literal];
      const given = [...replacement.literal];
      const last = given.at(-1);
      const padded = last === undefined ? [] : wanted.map((_, index) => given[index] ?? last);
      return call("translate", text, search, quote(padded.join("")));
    }
    return notNull(macro("kql_translate", text, search, replacement));
  };
}

/** Characters of the first text become those of the second in their places; its last one serves for all further. */
export const translate: ScalarFunction = {
  name: "translate",
  reference: "kusto/query/translate-function",
  signatures: [
    signature({
      params: ["text", "text", "text"],
      returns: "string",
      repeats: [0, 1],
      sql: {
        duckdb: translated(stringLiteral),
        spark: translated(sparkText),
      },
    }),
  ],
};
