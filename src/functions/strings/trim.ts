import { call, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { MARK } from "../regex/character-class.js";
import type { Re2 } from "../regex/kusto-regex.js";
import { sparkText } from "../../fragment/spark.js";
import { isRefusal, javaOf, regexOf, searchIn, unmarked } from "../regex/search.js";
import { page } from "../page.js";
import { signature, type ScalarFunction } from "../signature.js";

const EMPTY = stringLiteral("");

function atStart(regex: Re2): Re2 {
  const marked = regex.marked === undefined ? undefined : String.raw`\A(?:${regex.marked})`;
  return { ...regex, pattern: `^(?:${regex.pattern})`, marked };
}

function atEnd(regex: Re2): Re2 {
  const marked = regex.marked === undefined ? undefined : String.raw`(?:${regex.marked})${MARK}*\z`;
  return { ...regex, pattern: `(?:${regex.pattern})$`, marked };
}

/** The text without the match of a Java pattern, which matches once at most, or nothing at the very end. */
function without(text: Fragment, pattern: string): Fragment {
  return call("regexp_replace", text, sparkText(pattern), EMPTY);
}

/** Takes one match of a regular expression off the ends, not every one. */
function trimming(name: string, start: boolean, end: boolean): ScalarFunction {
  const cut = (text: Fragment, regex: Re2): Fragment =>
    searchIn(text, regex, (searched, re2) => call("regexp_replace", searched, re2, EMPTY), unmarked);
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["string", "text"],
        returns: "string",
        sql: {
          duckdb: (pattern, text) => {
            const regex = regexOf(pattern);
            if (isRefusal(regex)) return regex;
            const rest = start ? cut(text, atStart(regex)) : text;
            return end ? cut(rest, atEnd(regex)) : rest;
          },
          spark: (pattern, text) => {
            const regex = javaOf(pattern);
            if (isRefusal(regex)) return regex;
            const rest = start ? without(text, `^(?:${regex.pattern})`) : text;
            return end ? without(rest, String.raw`(?:${regex.pattern})\z`) : rest;
          },
        },
      }),
    ],
  };
}

export const trim = trimming("trim", true, true);
export const trimStart = trimming("trim_start", true, false);
export const trimEnd = trimming("trim_end", false, true);
