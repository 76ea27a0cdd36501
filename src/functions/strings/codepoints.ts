import { call, compose, macro, notNull, type Fragment } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

function charactersOf(concat: string) {
  return (...values: Fragment[]): Fragment => {
    const lists = values.map((value): Fragment => macro("kql_longs_or_null", value));
    const [first, ...more] = lists;
    if (first === undefined) throw new Error("bug: make_string without arguments");
    const all = more.reduce((sum, list) => call(concat, sum, list), first);
    return notNull(macro("kql_characters", all));
  };
}

/** The characters of code points, given one by one or in arrays. */
export const makeString: ScalarFunction = {
  name: "make_string",
  aliases: ["unicode_codepoints_to_string"],
  reference: "kusto/query/unicode-codepoints-to-string-function",
  signatures: [
    openSignature({
      params: ["value"],
      rest: "value",
      returns: "string",
      sql: {
        duckdb: charactersOf("list_concat"),
        spark: charactersOf("concat"),
      },
    }),
  ],
};

/** The code points of a text. */
export const codepoints: ScalarFunction = {
  name: "unicode_codepoints_from_string",
  aliases: ["to_utf8"],
  reference: "kusto/query/unicode-codepoints-from-string-function",
  signatures: [
    signature({
      params: ["text"],
      returns: "dynamic",
      sql: {
        duckdb: (text) =>
          notNull(
            compose(
              [text],
              `to_json(list_transform(regexp_extract_all(${text.text}, '(?s).'), lambda c: unicode(c)))`,
            ),
          ),
        spark: (text) =>
          notNull(
            compose(
              [text],
              `to_json(transform(filter(split(${text.text}, ''), c -> c <> ''), c -> ascii(c)))`,
            ),
          ),
      },
    }),
  ],
};
