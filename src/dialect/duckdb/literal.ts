import { DUCKDB_TYPES } from "../../fragment/duckdb-types.js";
import {
  cast,
  FALSE,
  integerLiteral,
  Precedence,
  raw,
  stringLiteral,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import { formatDatetime, formatTimespan } from "../../plan/time.js";
import type { Literal } from "../../plan/scalar.js";
import type { KqlType } from "../../plan/types.js";

/** A literal in DuckDB's SQL; ticks are followed by the time they mean. */
export function printLiteral(node: Literal): Fragment {
  const { value, type } = node;
  if (value === null) {
    if (type === "string") return stringLiteral("");
    return { ...raw(`CAST(NULL AS ${DUCKDB_TYPES[type]})`), literal: null };
  }
  if (typeof value === "boolean") return value ? TRUE : FALSE;
  if (typeof value === "bigint") return printWhole(value, type);
  if (typeof value === "number") return printReal(value);
  if (type === "dynamic") {
    return { ...cast(stringLiteral(value), "JSON"), literal: value, nullable: false };
  }
  return stringLiteral(value);
}

function printWhole(value: bigint, type: KqlType): Fragment {
  const note =
    type === "datetime" ? formatDatetime(value) : type === "timespan" ? formatTimespan(value) : undefined;
  if (note !== undefined) return { ...integerLiteral(value), text: `${value} /* ${note} */` };
  // the smallest long is one more than the largest number the grammar negates
  if (value === -(2n ** 63n))
    return { ...cast(stringLiteral(String(value)), "BIGINT"), literal: value, nullable: false };
  return integerLiteral(value);
}

/** With an exponent the number is a DOUBLE, without one DuckDB takes it for a DECIMAL. */
function printReal(value: number): Fragment {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    return { ...cast(stringLiteral(name), "DOUBLE"), literal: value, nullable: false };
  }
  const text = String(Object.is(value, -0) ? "-0.0" : value);
  const precedence = value < 0 || Object.is(value, -0) ? Precedence.Unary : Precedence.Atom;
  return { ...raw(text.includes("e") ? text : `${text}e0`, { nullable: false, precedence }), literal: value };
}
