import {
  cast,
  FALSE,
  integerLiteral,
  Precedence,
  raw,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import { SPARK_TYPES, sparkText } from "../../fragment/spark.js";
import { formatDatetime, formatTimespan } from "../../plan/time.js";
import type { Literal } from "../../plan/scalar.js";

const INT_MAX = 2n ** 31n - 1n;

/** A literal in Spark's SQL; ticks are followed by the time they mean. */
export function printLiteral(node: Literal): Fragment {
  const { value, type } = node;
  if (value === null) {
    if (type === "string") return sparkText("");
    return { ...raw(`CAST(NULL AS ${SPARK_TYPES[type]})`), literal: null };
  }
  if (typeof value === "boolean") return value ? TRUE : FALSE;
  if (typeof value === "bigint") {
    const note =
      type === "datetime" ? formatDatetime(value) : type === "timespan" ? formatTimespan(value) : undefined;
    const plain = printWhole(value);
    return note === undefined ? plain : { ...plain, text: `${plain.text} /* ${note} */` };
  }
  if (typeof value === "number") return printReal(value);
  return sparkText(value);
}

/** Numbers are BIGINT throughout: a literal without a suffix is a 32-bit one, whose sums overflow early. */
function printWhole(value: bigint): Fragment {
  if (value === -(2n ** 63n))
    return { ...cast(sparkText(String(value)), "BIGINT"), literal: value, nullable: false };
  const plain = integerLiteral(value);
  return value > INT_MAX || value < -INT_MAX ? plain : { ...plain, text: `${value}L` };
}

function printReal(value: number): Fragment {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    return { ...cast(sparkText(name), "DOUBLE"), literal: value, nullable: false };
  }
  const negative = value < 0 || Object.is(value, -0);
  const text = `${Object.is(value, -0) ? "-0" : String(value)}D`;
  return {
    ...raw(text, { nullable: false, precedence: negative ? Precedence.Unary : Precedence.Atom }),
    literal: value,
  };
}
