import { FALSE, infix, inList, isTest, Precedence, TRUE, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { openSignature, type ScalarFunction } from "../signature.js";

const TYPES: readonly KqlType[] = ["string", "long", "real", "datetime", "timespan", "guid", "bool"];

/** Nulls in the list match nothing; a null value is in no list and so outside of every one. */
function member(value: Fragment, list: readonly Fragment[]): Fragment {
  const entries = list.filter((entry) => entry.literal !== null);
  if (entries.length === 0) return FALSE;
  const test = inList(value, "IN", entries);
  return value.nullable ? infix(test, "AND", isTest(value, "IS NOT NULL"), Precedence.And) : test;
}

function notMember(value: Fragment, list: readonly Fragment[]): Fragment {
  const entries = list.filter((entry) => entry.literal !== null);
  if (entries.length === 0) return TRUE;
  const test = inList(value, "NOT IN", entries);
  return value.nullable ? infix(test, "OR", isTest(value, "IS NULL"), Precedence.Or) : test;
}

function operator(
  name: string,
  test: (value: Fragment, list: readonly Fragment[]) => Fragment,
): ScalarFunction {
  return {
    name,
    reference: "kusto/query/in-cs-operator",
    signatures: TYPES.map((type) =>
      openSignature({
        params: [type],
        rest: type,
        returns: "bool",
        sql: { duckdb: (value: Fragment, ...list: Fragment[]) => test(value, list) },
        repeats: type === "string" ? [] : [0],
      }),
    ),
  };
}

export const isIn = operator("in", member);
export const isNotIn = operator("!in", notMember);
