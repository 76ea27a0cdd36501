import {
  call,
  caseWhen,
  cast,
  inList,
  macro,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";

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

/**
 * A dynamic beside a long, compared as numbers. As a real the dynamic is exact enough for a literal below 2^53;
 * beyond that whole numbers in it are compared as such.
 */
export function withWhole(
  params: (typeof DYNAMIC_AND_LONG)[number],
  left: Fragment,
  right: Fragment,
  compare: Compare,
): Fragment {
  const dynamicLeft = params[0] === "dynamic";
  const [value, number] = dynamicLeft ? [left, right] : [right, left];
  const placed = (own: Fragment, other: Fragment): Fragment =>
    dynamicLeft ? compare(own, other) : compare(other, own);
  // the text NaN is no number here, so that no side can be one
  const asReal = macro("kql_decimal_of_dynamic", value);
  if (isSmall(number)) return placed(asReal, number);
  const whole = inList(call("json_type", value), "IN", [stringLiteral("BIGINT"), stringLiteral("UBIGINT")]);
  const text = call("json_extract_string", value, stringLiteral("$"));
  return caseWhen([[whole, placed(cast(text, "HUGEINT"), number)]], placed(asReal, cast(number, "DOUBLE")));
}
