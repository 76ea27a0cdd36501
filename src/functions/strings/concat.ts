import { call, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";

/** Texts one after the other; none of them is ever null. */
function joined(texts: readonly Fragment[], quote: (text: string) => Fragment): Fragment {
  if (texts.every((text) => typeof text.literal === "string"))
    return quote(texts.map((text) => String(text.literal)).join(""));
  return notNull(call("concat", ...texts));
}

/** The texts of all arguments, null as "". */
export const strcat: ScalarFunction = {
  name: "strcat",
  reference: "kusto/query/strcat-function",
  signatures: [
    openSignature({
      params: ["text"],
      rest: "text",
      returns: "string",
      sql: {
        duckdb: (...texts) => joined(texts, stringLiteral),
        spark: (...texts) => joined(texts, sparkText),
      },
    }),
  ],
};

function between(texts: readonly Fragment[], delimiter: Fragment | undefined): Fragment[] {
  return texts.flatMap((text, index) =>
    index === 0 || delimiter === undefined ? [text] : [delimiter, text],
  );
}

/** The first argument between all others. */
export const strcatDelim: ScalarFunction = {
  name: "strcat_delim",
  reference: "kusto/query/strcat-delim-function",
  signatures: [
    openSignature({
      params: ["text", "text"],
      rest: "text",
      returns: "string",
      repeats: [0],
      sql: {
        duckdb: (delimiter, ...texts) => joined(between(texts, delimiter), stringLiteral),
        spark: (delimiter, ...texts) => joined(between(texts, delimiter), sparkText),
      },
    }),
  ],
};

/** The elements of an array with a text between them; null keeps its place as "". */
export const strcatArray: ScalarFunction = {
  name: "strcat_array",
  aliases: ["array_strcat"],
  reference: "kusto/query/strcat-array-function",
  signatures: [
    signature({
      params: ["dynamic", "text"],
      returns: "string",
      sql: {
        // DuckDB's own joins with constants alone
        duckdb: (array, delimiter) =>
          notNull(
            typeof delimiter.literal === "string"
              ? call("array_to_string", macro("kql_texts", array), delimiter)
              : macro("kql_joined", macro("kql_texts", array), delimiter),
          ),
        spark: (array, delimiter) => notNull(call("array_join", macro("kql_texts", array), delimiter)),
      },
    }),
  ],
};

/** A text several times, at most 1024 times, with a text between. */
export const strrep: ScalarFunction = {
  name: "strrep",
  reference: "kusto/query/strrep-function",
  signatures: [
    signature({
      params: ["text", "long"],
      returns: "string",
      repeats: "all",
      sql: everywhere((text, count) => notNull(macro("kql_strrep", text, count, stringLiteral("")))),
    }),
    signature({
      params: ["text", "long", "text"],
      returns: "string",
      repeats: "all",
      sql: everywhere((text, count, delimiter) => notNull(macro("kql_strrep", text, count, delimiter))),
    }),
  ],
};
