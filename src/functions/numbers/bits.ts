import { call, infix, macro, Precedence, prefix, cast, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

function ofTwo(name: string, render: (left: Fragment, right: Fragment) => Fragment): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
    signatures: [
      signature({ params: ["long", "long"], returns: "long", sql: { duckdb: render }, repeats: "all" }),
    ],
  };
}

function ofOne(name: string, render: (value: Fragment) => Fragment): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
    signatures: [signature({ params: ["long"], returns: "long", sql: { duckdb: render } })],
  };
}

// INTEGER would take 32 bits of a negative number only
const wide = (value: Fragment): Fragment =>
  typeof value.literal === "bigint" ? cast(value, "BIGINT") : value;

/** Functions of the 64 bits of a long. */
export const bits: readonly ScalarFunction[] = [
  ofTwo("binary_and", (left, right) => infix(left, "&", right, Precedence.Other)),
  ofTwo("binary_or", (left, right) => infix(left, "|", right, Precedence.Other)),
  ofTwo("binary_xor", (left, right) => call("xor", left, right)),
  ofTwo("binary_shift_left", (value, shift) => macro("kql_shift_left", value, shift)),
  ofTwo("binary_shift_right", (value, shift) => macro("kql_shift_right", value, shift)),
  ofOne("binary_not", (value) => prefix("~", wide(value), Precedence.Unary)),
  ofOne("bitset_count_ones", (value) => call("bit_count", wide(value))),
];
