import { call } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { isRefusal, javaOf, matches, regexOf, searchIn } from "../regex/search.js";
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
        spark: (text, pattern) => {
          const regex = javaOf(pattern);
          return isRefusal(regex) ? regex : call("regexp_like", text, sparkText(regex.pattern));
        },
      },
    }),
  ],
};
