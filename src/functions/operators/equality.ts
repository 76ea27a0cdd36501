import {
  call,
  caseWhen,
  FALSE,
  infix,
  isTest,
  NULL,
  Precedence,
  prefix,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, refuse, signature, type ScalarFunction, type Signature } from "../signature.js";
import { DYNAMIC_AND_LONG, withWhole } from "./dynamic-number.js";

const REFERENCE = "kusto/query/datatypes-string-operators";

function equals(left: Fragment, right: Fragment): Fragment {
  return infix(left, "=", right, Precedence.Comparison);
}

function isNull(fragment: Fragment): Fragment {
  return isTest(fragment, "IS NULL");
}

/** One null: false. Both null: null. https://learn.microsoft.com/kusto/query/scalar-data-types/null-values */
function equalValue(left: Fragment, right: Fragment): Fragment {
  if (left.literal === null || right.literal === null) {
    const other = left.literal === null ? right : left;
    if (other.literal === null) return NULL;
    return other.nullable ? caseWhen([[isNull(other), NULL]], FALSE) : FALSE;
  }
  if (!left.nullable && !right.nullable) return equals(left, right);
  const same: Fragment = {
    ...infix(left, "IS NOT DISTINCT FROM", right, Precedence.Comparison),
    nullable: false,
  };
  if (!left.nullable || !right.nullable) return same;
  return caseWhen([[infix(isNull(left), "AND", isNull(right), Precedence.And), NULL]], same);
}

/** One null: true. Both null: null. */
function unequalValue(left: Fragment, right: Fragment): Fragment {
  if (left.literal === null || right.literal === null) {
    const other = left.literal === null ? right : left;
    if (other.literal === null) return NULL;
    return other.nullable ? caseWhen([[isNull(other), NULL]], TRUE) : TRUE;
  }
  if (!left.nullable && !right.nullable) return infix(left, "<>", right, Precedence.Comparison);
  const differs: Fragment = {
    ...infix(left, "IS DISTINCT FROM", right, Precedence.Comparison),
    nullable: false,
  };
  if (!left.nullable || !right.nullable) return differs;
  return caseWhen([[infix(isNull(left), "AND", isNull(right), Precedence.And), NULL]], differs);
}

function unequalFilter(left: Fragment, right: Fragment): Fragment {
  if (left.literal === null || right.literal === null) {
    const other = left.literal === null ? right : left;
    return other.literal === null ? FALSE : isTest(other, "IS NOT NULL");
  }
  return unequalValue(left, right).text.startsWith("CASE")
    ? infix(left, "IS DISTINCT FROM", right, Precedence.Comparison)
    : unequalValue(left, right);
}

/** NaN equals nothing, itself included; DuckDB takes two NaNs as equal. One side that cannot be NaN is enough. */
function bothNaN(left: Fragment, right: Fragment): Fragment | undefined {
  const known = [left, right].some((side) => side.literal !== undefined && !Number.isNaN(side.literal));
  return known ? undefined : call("coalesce", call("isnan", left), FALSE);
}

function equalReal(left: Fragment, right: Fragment): Fragment {
  const nan = bothNaN(left, right);
  const same = equalValue(left, right);
  return nan === undefined ? same : infix(same, "AND", prefix("NOT", nan, Precedence.Not), Precedence.And);
}

function unequalReal(left: Fragment, right: Fragment): Fragment {
  const nan = bothNaN(left, right);
  const differs = unequalValue(left, right);
  return nan === undefined ? differs : infix(differs, "OR", nan, Precedence.Or);
}

type Compare = (left: Fragment, right: Fragment) => Fragment;

const PLAIN: readonly KqlType[] = ["string", "long", "bool", "datetime", "timespan", "guid"];
const DYNAMICS = refuse("both sides are dynamic", "convert both with tostring()");

function overTypes(value: Compare, real: Compare, filter: Compare): Signature[] {
  return [
    ...PLAIN.map((type) =>
      signature({
        params: [type, type],
        returns: "bool",
        sql: everywhere(value),
        filter: everywhere(filter),
        repeats: type === "string" ? [] : "all",
      }),
    ),
    ...(["real", "decimal"] as const).map((type) =>
      signature({ params: [type, type], returns: "bool", sql: everywhere(real), repeats: "all" }),
    ),
    // a long is never NaN, and DuckDB compares it with a real as a real
    ...NUMBERS.map((params) =>
      signature({
        params,
        returns: "bool",
        sql: everywhere(value),
        filter: everywhere(filter),
        repeats: "all",
      }),
    ),
    ...DYNAMIC_AND_LONG.map((params) =>
      signature({
        params,
        returns: "bool",
        sql: withWhole(params, value),
        repeats: "all",
      }),
    ),
    signature({
      params: ["dynamic", "dynamic"],
      returns: "bool",
      sql: { duckdb: DYNAMICS },
    }),
  ];
}

const NUMBERS = [
  ["long", "real"],
  ["real", "long"],
] as const;

/** Equality; null equals nothing. */
export const equal: ScalarFunction = {
  name: "==",
  reference: REFERENCE,
  signatures: overTypes(equalValue, equalReal, (left, right) =>
    left.literal === null || right.literal === null ? FALSE : equals(left, right),
  ),
};

/** Inequality; a null differs from everything but null. */
export const notEqual: ScalarFunction = {
  name: "!=",
  aliases: ["<>"],
  reference: REFERENCE,
  signatures: overTypes(unequalValue, unequalReal, unequalFilter),
};
