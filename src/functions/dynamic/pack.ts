import { call, cast, compose, macro, notNull, NULL, type Fragment } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { everywhere, openSignature, refuse, signature, type ScalarFunction } from "../signature.js";
import { listOf, sparkListOf, sparkLists } from "./json.js";

/** An array of the values; a null stays as JSON null. */
export const packArray: ScalarFunction = {
  name: "pack_array",
  reference: "kusto/query/pack-array-function",
  signatures: [
    openSignature({
      params: [],
      rest: "value",
      returns: "dynamic",
      sql: {
        duckdb: (...values) => notNull(call("json_array", ...values)),
        spark: (...values) => notNull(macro("kql_array", sparkListOf(values))),
      },
    }),
  ],
};

/** A bag of names and values by turns; the binder has made strings and dynamics of them. */
export const bagPack: ScalarFunction = {
  name: "bag_pack",
  aliases: ["pack", "pack_dictionary", "bag_pack_columns"],
  reference: "kusto/query/bag-pack-function",
  signatures: [
    openSignature({
      params: [],
      rest: "any",
      returns: "dynamic",
      sql: {
        duckdb: (...pairs) => {
          const names = pairs.filter((_, index) => index % 2 === 0).map((name) => name.literal);
          if (pairs.length === 2 || names.every((name) => typeof name === "string")) {
            return new Set(names).size < names.length
              ? refuse("a bag with one name twice")
              : notNull(call("json_object", ...pairs));
          }
          const bags = pairs.flatMap((name, index) => {
            const value = pairs[index + 1];
            return index % 2 === 0 && value !== undefined ? [call("json_object", name, value)] : [];
          });
          return notNull(macro("kql_bag_merge", listOf(bags)));
        },
        spark: (...pairs) => {
          const names = pairs.filter((_, index) => index % 2 === 0);
          const literals = names.map((name) => name.literal);
          if (literals.every((name) => typeof name === "string") && new Set(literals).size < names.length)
            return refuse("a bag with one name twice");
          const entries = names.map((name, index) => {
            const value = cast(pairs[2 * index + 1] ?? NULL, "STRING");
            return `named_struct('key', ${name.text}, 'value', ${value.text})`;
          });
          return entries.length === 0
            ? sparkText("{}")
            : notNull(macro("kql_bag_of", compose(pairs, `array(${entries.join(", ")})`)));
        },
      },
    }),
  ],
};

/** Of the bag of a row's columns the members that are neither null nor "": `pack_all(true)`. */
export const packAll: ScalarFunction = {
  name: "pack_all",
  reference: "kusto/query/pack-all-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: everywhere((bag) => macro("kql_bag_without_empty", bag)),
    }),
  ],
};

/** Arrays zipped place by place into an array of arrays. */
export const zip: ScalarFunction = {
  name: "zip",
  reference: "kusto/query/zip-function",
  signatures: [
    openSignature({
      params: ["dynamic", "dynamic"],
      rest: "dynamic",
      returns: "dynamic",
      sql: {
        duckdb: (...arrays) => macro("kql_zip", listOf(arrays)),
        spark: (...arrays) => macro("kql_zip", sparkLists(arrays)),
      },
    }),
  ],
};

function repeated(value: Fragment, count: Fragment): Fragment {
  return macro("kql_repeat", value, count);
}

/** The value so many times; null for a negative count. */
export const repeat: ScalarFunction = {
  name: "repeat",
  reference: "kusto/query/repeat-function",
  signatures: [
    signature({ params: ["value", "long"], returns: "dynamic", sql: everywhere(repeated), repeats: [1] }),
  ],
};
