import {
  call,
  FALSE,
  infix,
  inList,
  isTest,
  macro,
  Precedence,
  prefix,
  TRUE,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { isSmall } from "./dynamic-number.js";

const TYPES: readonly KqlType[] = ["string", "long", "real", "datetime", "timespan", "guid", "bool"];

/** Nulls and NaN in the list match nothing. */
function matching(list: readonly Fragment[]): Fragment[] {
  return list.filter((entry) => entry.literal !== null && !Number.isNaN(entry.literal));
}

/** SQL's IN is null where an entry is: never in the filter of a row, but in its negation. */
function inNullable(value: Fragment, entries: readonly Fragment[]): Fragment {
  return { ...call("coalesce", inList(value, "IN", entries), FALSE), nullable: false };
}

/** A null value is in no list and so outside of every one. */
function member(value: Fragment, list: readonly Fragment[]): Fragment {
  const entries = matching(list);
  if (entries.length === 0) return FALSE;
  if (entries.some((entry) => entry.nullable)) return inNullable(value, entries);
  const test = inList(value, "IN", entries);
  return value.nullable ? infix(test, "AND", isTest(value, "IS NOT NULL"), Precedence.And) : test;
}

function notMember(value: Fragment, list: readonly Fragment[]): Fragment {
  const entries = matching(list);
  if (entries.length === 0) return TRUE;
  if (entries.some((entry) => entry.nullable))
    return prefix("NOT", inNullable(value, entries), Precedence.Not);
  const test = inList(value, "NOT IN", entries);
  return value.nullable ? infix(test, "OR", isTest(value, "IS NULL"), Precedence.Or) : test;
}

type Test = (value: Fragment, list: readonly Fragment[]) => Fragment;

/** A dynamic among longs is compared as a real: cut to a long, 5.5 would be 5. */
function amongLongs(test: Test) {
  return (value: Fragment, ...list: Fragment[]): Fragment | Refusal =>
    list.every(isSmall)
      ? test(macro("kql_decimal_of_dynamic", value), list)
      : refuse("a dynamic value among such numbers", "convert it with tolong()");
}

function operator(name: string, test: Test): ScalarFunction {
  return {
    name,
    reference: "kusto/query/in-cs-operator",
    signatures: [
      ...TYPES.map((type) =>
        openSignature({
          params: [type],
          rest: type,
          returns: "bool",
          sql: everywhere((...[value, ...list]) => (value === undefined ? FALSE : test(value, list))),
          repeats: type === "string" ? [] : [0],
        }),
      ),
      openSignature({
        params: ["dynamic"],
        rest: "long",
        returns: "bool",
        sql: everywhere(amongLongs(test)),
        repeats: [0],
      }),
    ],
  };
}

export const isIn = operator("in", member);
export const isNotIn = operator("!in", notMember);
