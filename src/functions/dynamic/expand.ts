import {
  call,
  caseWhen,
  cast,
  compose,
  infix,
  inList,
  macro,
  notNull,
  NULL,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { signature, type ScalarFunction } from "../signature.js";

/** The rows of one value: an array's elements, a bag's members, else the value itself; null is one row, [] none. */
function expansion(name: string, bag: string, sparkForm: string): ScalarFunction {
  return {
    name,
    reference: "",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "dynamic",
        repeats: [0],
        sql: {
          duckdb: (value) => {
            const type = call("json_type", value);
            const is = (kind: string): Fragment =>
              infix(type, "=", stringLiteral(kind), Precedence.Comparison);
            return caseWhen(
              [
                [is("ARRAY"), cast(value, "JSON[]")],
                [is("OBJECT"), macro(bag, value)],
              ],
              compose([value], `[${value.text}]`),
            );
          },
          spark: (value) => macro(sparkForm, value),
        },
      }),
    ],
  };
}

/** A list of what `mv-expand` makes of a value; bags give one-pair bags. Not a function of KQL. */
export const expandBag = expansion("expand_bag", "kql_bag_singles", "kql_expand_bag");
/** The same; bags give [name, value] arrays. Not a function of KQL. */
export const expandArray = expansion("expand_array", "kql_bag_pairs", "kql_expand_array");

const NUMBERS = ["BIGINT", "UBIGINT", "DOUBLE"];

function ofKind(value: Fragment, kinds: readonly string[], then: Fragment): Fragment {
  const list = kinds.map((kind) => stringLiteral(kind));
  return { ...caseWhen([[inList(call("json_type", value), "IN", list), then]], NULL), nullable: true };
}

const TYPED: readonly (readonly [KqlType, (value: Fragment) => Fragment, (value: Fragment) => Fragment])[] = [
  [
    "string",
    (value) =>
      notNull(call("coalesce", call("json_extract_string", value, stringLiteral("$")), stringLiteral(""))),
    (value) => notNull(call("coalesce", macro("kql_text", value), stringLiteral(""))),
  ],
  [
    "long",
    (value) => ofKind(value, NUMBERS, macro("kql_whole_of_json", value)),
    (value) => macro("kql_element_as_long", value),
  ],
  [
    "real",
    (value) => ofKind(value, NUMBERS, compose([value], `TRY_CAST(${value.text} AS DOUBLE)`)),
    (value) => macro("kql_element_as_real", value),
  ],
  [
    "bool",
    (value) => ofKind(value, ["BOOLEAN", "BIGINT", "UBIGINT"], macro("kql_bool_of_dynamic", value)),
    (value) => macro("kql_element_as_bool", value),
  ],
  [
    "datetime",
    (value) => ofKind(value, ["VARCHAR"], macro("kql_datetime_of_dynamic", value)),
    (value) => macro("kql_element_as_datetime", value),
  ],
];

/**
 * `to typeof(T)`: the value where it is of the type, else null; nothing is parsed but what JSON writes as text, and a
 * whole number is a bool. Not a function of KQL.
 */
export const typedElements: readonly ScalarFunction[] = TYPED.map(([type, render, spark]) => ({
  name: `element_as_${type}`,
  reference: "",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: type,
      sql: { duckdb: render, spark: (value) => spark(value) },
      repeats: type === "string" ? [] : [0],
    }),
  ],
}));
