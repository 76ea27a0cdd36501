/** The steps of `parse-kv`. https://learn.microsoft.com/kusto/query/parse-kv-operator */
import { sparkText } from "../../fragment/spark.js";
import { sparkPairs, sparkTokens } from "./spark-key-values.js";
import { call, compose, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { isRefusal, javaOfAll } from "../regex/search.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";

/** None: these are no functions of KQL. */
const REFERENCE = "";

/** The names that the groups of the pattern get: quoted keys, the bare key, quoted values, the bare value. */
function groupNames(quotes: number): string[] {
  const numbered = (letter: string): string[] =>
    Array.from({ length: quotes }, (_, index) => `${letter}${index + 1}`);
  return [...numbered("k"), "k", ...numbered("v"), "v"];
}

/** A quoted text without its escapes. */
function unescaped(text: string, escapes: Fragment): string {
  if (escapes.literal === "") return text;
  return `regexp_replace(${text}, ${escapes.text}, '\\1', 'g')`;
}

/**
 * The pairs of a text as a list of keys and values: text, RE2 pattern of one pair, number of kinds of quotes, pair
 * delimiter, pattern of an escaped character ("" for none).
 */
const pairs: ScalarFunction = {
  name: "kv pairs",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["string", "string", "long", "string", "string"],
      returns: "dynamic",
      sql: {
        duckdb: (text, pattern, quotes, delimiter, escapes) => {
          if (typeof quotes.literal !== "bigint") return refuse("an unknown number of quotes");
          const names = groupNames(Number(quotes.literal));
          const quoted = (letter: string): string[] =>
            names
              .filter((name) => name.startsWith(letter) && name.length > 1)
              .map((name) => unescaped(`m.${name}`, escapes));
          // what stands before the last delimiter belongs to no pair
          const bare =
            delimiter.literal === ""
              ? "kql_trim_blanks(m.k)"
              : `kql_trim_blanks(string_split(kql_trim_blanks(m.k), ${delimiter.text})[-1])`;
          const key = `coalesce(${[...quoted("k"), bare].join(", ")})`;
          const value = `coalesce(${[...quoted("v"), "kql_trim_blanks(m.v)", "''"].join(", ")})`;
          const list = names.map((name) => stringLiteral(name).text).join(", ");
          const all = `regexp_extract_all(${text.text}, ${pattern.text}, [${list}])`;
          const pair = `{'key': ${key}, 'value': ${value}}`;
          return compose([text, pattern], `list_transform(${all}, lambda m: ${pair})`, {
            macros: ["kql_trim_blanks"],
          });
        },
        spark: sparkPairs,
      },
    }),
  ],
};

/** The same where a value goes on up to the next key: text, RE2 pattern of a key, pair delimiter. */
const greedyPairs: ScalarFunction = {
  name: "kv greedy pairs",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["string", "string", "string"],
      returns: "dynamic",
      sql: {
        duckdb: (text, pattern, delimiter) => macro("kql_kv_greedy", text, pattern, delimiter),
        spark: (text, pattern, delimiter) => {
          const regex = javaOfAll(pattern);
          return isRefusal(regex) ? regex : macro("kql_kv_greedy", text, sparkText(regex.pattern), delimiter);
        },
      },
    }),
  ],
};

/** The value of the first pair with that key. */
const value: ScalarFunction = {
  name: "kv value",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["dynamic", "string"],
      returns: "string",
      repeats: [0],
      sql: everywhere((list, key) => notNull(macro("kql_kv_value", list, key))),
    }),
  ],
};

/** Runs of letters and digits, and quoted texts: text, RE2 pattern, number of kinds of quotes, escapes. */
const tokens: ScalarFunction = {
  name: "kv tokens",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["string", "string", "long", "string"],
      returns: "dynamic",
      sql: {
        duckdb: (text, pattern, quotes, escapes) => {
          if (typeof quotes.literal !== "bigint") return refuse("an unknown number of quotes");
          const quoted = Array.from({ length: Number(quotes.literal) }, (_, index) => `q${index + 1}`);
          const names = [...quoted, "t"].map((name) => stringLiteral(name).text).join(", ");
          const token = [...quoted.map((name) => unescaped(`m.${name}`, escapes)), "m.t"].join(", ");
          const all = `regexp_extract_all(${text.text}, ${pattern.text}, [${names}])`;
          return compose([text, pattern], `list_transform(${all}, lambda m: coalesce(${token}))`);
        },
        spark: sparkTokens,
      },
    }),
  ],
};

/** The token after the first one that is the key. */
const tokenAfter: ScalarFunction = {
  name: "kv token after",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["dynamic", "string"],
      returns: "string",
      repeats: [0],
      sql: {
        duckdb: (list, key) => {
          const place = call("list_position", list, key);
          return notNull(compose([list, key], `coalesce(${list.text}[nullif(${place.text}, 0) + 1], '')`));
        },
        spark: (list, key) => notNull(macro("kql_token_after", list, key)),
      },
    }),
  ],
};

export const keyValueFunctions: readonly ScalarFunction[] = [pairs, greedyPairs, value, tokens, tokenAfter];
