import { call, infix, macro, Precedence, prefix, cast, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

type OfTwo = (left: Fragment, right: Fragment) => Fragment;

function ofTwo(name: string, duckdb: OfTwo, spark = duckdb): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({ params: ["long", "long"], returns: "long", sql: { duckdb, spark }, repeats: "all" }),
    ],
  };
}

function ofOne(name: string, render: (value: Fragment) => Fragment): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [signature({ params: ["long"], returns: "long", sql: everywhere(render) })],
  };
}

// INTEGER would take 32 bits of a negative number only
const wide = (value: Fragment): Fragment =>
  typeof value.literal === "bigint" ? cast(value, "BIGINT") : value;

/** Functions of the 64 bits of a long. */
export const bits: readonly ScalarFunction[] = [
  ofTwo("binary_and", (left, right) => infix(left, "&", right, Precedence.Other)),
  ofTwo("binary_or", (left, right) => infix(left, "|", right, Precedence.Other)),
  ofTwo(
    "binary_xor",
    (left, right) => call("xor", left, right),
    (left, right) => infix(left, "^", right, Precedence.Other),
  ),
  ofTwo("binary_shift_left", (value, shift) => macro("kql_shift_left", value, shift)),
  ofTwo("binary_shift_right", (value, shift) => macro("kql_shift_right", value, shift)),
  ofOne("binary_not", (value) => prefix("~", wide(value), Precedence.Unary)),
  ofOne("bitset_count_ones", (value) => cast(call("bit_count", wide(value)), "BIGINT")),
];
