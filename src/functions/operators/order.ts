import {
  call,
  compose,
  infix,
  Precedence,
  prefix,
  within as boundTo,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";
import { DYNAMIC_AND_LONG, withWhole } from "./dynamic-number.js";

const REFERENCE = "kusto/query/numerical-operators";
const TYPES: readonly KqlType[] = ["long", "datetime", "timespan", "string", "bool", "guid"];

type Comparison = "<" | "<=" | ">" | ">=";

function plain(operator: Comparison) {
  return (left: Fragment, right: Fragment): Fragment => infix(left, operator, right, Precedence.Comparison);
}

/** NaN is below and above nothing; both engines put it above all numbers, so the greater side must not be one. */
function real(operator: Comparison) {
  return (left: Fragment, right: Fragment): Fragment => {
    const greater = operator.startsWith("<") ? right : left;
    const compared = plain(operator)(left, right);
    if (greater.literal !== undefined && !Number.isNaN(greater.literal)) return compared;
    return infix(compared, "AND", prefix("NOT", call("isnan", greater), Precedence.Not), Precedence.And);
  };
}

const DYNAMICS = refuse("both sides are dynamic", "convert one of them with tolong(), tostring() ...");

/** A null on either side gives null, as in SQL. */
function comparison(operator: Comparison): ScalarFunction {
  const ofReals = real(operator);
  return {
    name: operator,
    reference: REFERENCE,
    signatures: [
      ...TYPES.map((type) =>
        signature({ params: [type, type], returns: "bool", sql: everywhere(plain(operator)) }),
      ),
      ...(["real", "decimal"] as const).map((type) =>
        signature({ params: [type, type], returns: "bool", sql: everywhere(ofReals), repeats: "all" }),
      ),
      // a long is never NaN, and DuckDB compares it with a real as a real
      signature({
        params: ["long", "real"],
        returns: "bool",
        sql: everywhere(operator.startsWith("<") ? ofReals : plain(operator)),
        repeats: "all",
      }),
      signature({
        params: ["real", "long"],
        returns: "bool",
        sql: everywhere(operator.startsWith("<") ? plain(operator) : ofReals),
        repeats: "all",
      }),
      ...DYNAMIC_AND_LONG.map((params) =>
        signature({
          params,
          returns: "bool",
          sql: withWhole(params, plain(operator)),
          repeats: "all",
        }),
      ),
      signature({
        params: ["dynamic", "dynamic"],
        returns: "bool",
        sql: { duckdb: DYNAMICS },
      }),
    ],
  };
}

export const lessThan = comparison("<");
export const lessOrEqual = comparison("<=");
export const greaterThan = comparison(">");
export const greaterOrEqual = comparison(">=");

function range(negated: boolean): ScalarFunction {
  const render = (value: Fragment, low: Fragment, high: Fragment): Fragment => {
    const [text, from, to] = [value, low, high].map((part) => boundTo(part, Precedence.Other));
    return compose(
      [value, low, high],
      `${text ?? ""} ${negated ? "NOT BETWEEN" : "BETWEEN"} ${from ?? ""} AND ${to ?? ""}`,
      { precedence: Precedence.Comparison },
    );
  };
  return {
    name: negated ? "!between" : "between",
    reference: "kusto/query/between-operator",
    signatures: [...TYPES, "real" as const, "decimal" as const].map((type) =>
      signature({ params: [type, type, type], returns: "bool", sql: everywhere(render) }),
    ),
  };
}

/** Both ends included. The binder writes ranges that may hold a NaN or a dynamic as two comparisons. */
export const between = range(false);
export const notBetween = range(true);
