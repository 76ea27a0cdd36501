import {
  call,
  cast,
  infix,
  integerLiteral,
  notNull,
  Precedence,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";

function orEmpty(text: Fragment): Fragment {
  return notNull(text.nullable ? call("coalesce", text, stringLiteral("")) : text);
}

/** Lower-case digits, padded with zeros to a wanted length of at most 16. */
function digitsOf(toHex: string, value: Fragment, length?: Fragment): Fragment | Refusal {
  const digits = call("lower", call(toHex, value));
  if (length === undefined) return orEmpty(digits);
  if (typeof length.literal !== "bigint")
    return refuse("a length that is only known while the query runs", "write the length as a number");
  const wanted = length.literal > 16n ? 16n : length.literal;
  // lpad cuts a text that is too long: 16 is as long as it gets
  const padded = call(
    "lpad",
    digits,
    cast(call("greatest", call("length", digits), integerLiteral(wanted)), "INTEGER"),
    stringLiteral("0"),
  );
  return orEmpty(wanted <= 1n ? digits : padded);
}

type Hex = (value: Fragment, length?: Fragment) => Fragment | Refusal;
const hex = {
  duckdb: (value: Fragment, length?: Fragment) => digitsOf("to_hex", value, length),
  spark: (value: Fragment, length?: Fragment) => digitsOf("hex", value, length),
};
/** The lower 32 bits alone. */
const ofInt =
  (render: Hex): Hex =>
  (value, length) =>
    render(infix(value, "&", integerLiteral(4294967295), Precedence.Other), length);

/** A whole number in hexadecimal; a negative one as the 8 or 16 digits of its two's complement. */
export const tohex: ScalarFunction = {
  name: "tohex",
  reference: "kusto/query/tohex-function",
  signatures: [
    openSignature({
      params: ["int", "long"],
      optional: 1,
      returns: "string",
      sql: { duckdb: ofInt(hex.duckdb), spark: ofInt(hex.spark) },
      repeats: [0],
    }),
    openSignature({
      params: ["long", "long"],
      optional: 1,
      returns: "string",
      sql: hex,
      repeats: [0],
    }),
  ],
};
