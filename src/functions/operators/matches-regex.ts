import { isRefusal, matches, matchesInSpark, regexOf, searchIn } from "../regex/search.js";
import { signature, type ScalarFunction } from "../signature.js";

/** A search for a regular expression anywhere in the text; case matters. */
export const matchesRegex: ScalarFunction = {
  name: "matches regex",
  reference: "kusto/query/matches-regex-operator",
  signatures: [
    signature({
      params: ["string", "string"],
      returns: "bool",
      sql: {
        duckdb: (text, pattern) => {
          const regex = regexOf(pattern);
          if (isRefusal(regex)) return regex;
          return searchIn(text, regex, matches);
        },
        spark: matchesInSpark,
      },
    }),
  ],
};
