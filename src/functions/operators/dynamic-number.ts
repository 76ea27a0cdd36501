import {
  call,
  caseWhen,
  cast,
  compose,
  inList,
  macro,
  stringLiteral,
  tryCast,
  type Fragment,
} from "../../fragment/fragment.js";
import { inDialects, type Dialect } from "../signature.js";

/** The two ways in which a dynamic stands beside a long in a comparison. */
export const DYNAMIC_AND_LONG = [
  ["dynamic", "long"],
  ["long", "dynamic"],
] as const;

/** Whole numbers up to here are doubles exactly. */
const EXACT = 2n ** 53n;

/** Whether a number is a null or a literal that is exact as a double. */
export function isSmall(number: Fragment): boolean {
  const { literal } = number;
  return literal === null || (typeof literal === "bigint" && literal < EXACT && literal > -EXACT);
}

type Compare = (left: Fragment, right: Fragment) => Fragment;

/** Whether a dynamic holds a whole number, and that number in more than 64 bits. */
const WHOLE: Readonly<Record<Dialect, (value: Fragment) => readonly [test: Fragment, number: Fragment]>> = {
  duckdb: (value) => [
    inList(call("json_type", value), "IN", [stringLiteral("BIGINT"), stringLiteral("UBIGINT")]),
    cast(call("json_extract_string", value, stringLiteral("$")), "HUGEINT"),
  ],
  // DuckDB takes whole numbers of more than 64 bits for reals
  spark: (value) => {
    const number = tryCast(value, "DECIMAL(20, 0)");
    const test = compose([value, number], `${value.text} RLIKE '^-?[0-9]+$' AND ${number.text} IS NOT NULL`);
    return [test, number];
  },
};

/**
 * A dynamic beside a long, compared as numbers. As a real the dynamic is exact enough for a literal below 2^53;
 * beyond that whole numbers in it are compared as such.
 */
export function withWhole(
  params: (typeof DYNAMIC_AND_LONG)[number],
  compare: Compare,
): Readonly<Record<Dialect, Compare>> {
  const dynamicLeft = params[0] === "dynamic";
  const placed = (own: Fragment, other: Fragment): Fragment =>
    dynamicLeft ? compare(own, other) : compare(other, own);
  return inDialects((dialect) => (left, right) => {
    const [value, number] = dynamicLeft ? [left, right] : [right, left];
    // the text NaN is no number here, so that no side can be one
    const asReal = macro("kql_decimal_of_dynamic", value);
    if (isSmall(number)) return placed(asReal, number);
    const [isWhole, whole] = WHOLE[dialect](value);
    return caseWhen([[isWhole, placed(whole, number)]], placed(asReal, cast(number, "DOUBLE")));
  });
}
