import { call, macro, notNull, type Fragment } from "../../fragment/fragment.js";
import { openSignature, refuse, signature, type ScalarFunction } from "../signature.js";
import { listOf } from "./json.js";

/** An array of the values; a null stays as JSON null. */
export const packArray: ScalarFunction = {
  name: "pack_array",
  reference: "kusto/query/pack-array-function",
  signatures: [
    openSignature({
      params: [],
      rest: "value",
      returns: "dynamic",
      sql: { duckdb: (...values) => notNull(call("json_array", ...values)) },
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
      sql: { duckdb: (bag) => macro("kql_bag_without_empty", bag) },
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
      sql: { duckdb: (...arrays) => macro("kql_zip", listOf(arrays)) },
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
    signature({ params: ["value", "long"], returns: "dynamic", sql: { duckdb: repeated }, repeats: [1] }),
  ],
};
