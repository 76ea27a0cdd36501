import { call, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { MARK } from "../regex/character-class.js";
import type { Re2 } from "../regex/kusto-regex.js";
import { isRefusal, regexOf, searchIn, unmarked } from "../regex/search.js";
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

/** Takes one match of a regular expression off the ends, not every one. */
function trimming(name: string, start: boolean, end: boolean): ScalarFunction {
  const cut = (text: Fragment, regex: Re2): Fragment =>
    searchIn(text, regex, (searched, re2) => call("regexp_replace", searched, re2, EMPTY), unmarked);
  return {
    name,
    reference: `kusto/query/${name.replace("_", "-")}-function`,
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
        },
      }),
    ],
  };
}

export const trim = trimming("trim", true, true);
export const trimStart = trimming("trim_start", true, false);
export const trimEnd = trimming("trim_end", false, true);
