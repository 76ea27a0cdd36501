import { call, infix, Precedence, prefix, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { signature, type ScalarFunction } from "../signature.js";

const TYPES: readonly KqlType[] = ["long", "datetime", "timespan", "string", "bool"];

/** A null on either side gives null, as in SQL. NaN is below and above nothing; DuckDB puts it above all numbers. */
function comparison(operator: "<" | "<=" | ">" | ">="): ScalarFunction {
  const plain = (left: Fragment, right: Fragment): Fragment =>
    infix(left, operator, right, Precedence.Comparison);
  const real = (left: Fragment, right: Fragment): Fragment => {
    const suspects = [left, right].filter((side) => side.literal === undefined);
    return suspects.reduce(
      (sum, side) => infix(sum, "AND", prefix("NOT", call("isnan", side), Precedence.Not), Precedence.And),
      plain(left, right),
    );
  };
  return {
    name: operator,
    reference: "kusto/query/numerical-operators",
    signatures: [
      ...TYPES.map((type) => signature({ params: [type, type], returns: "bool", sql: { duckdb: plain } })),
      ...(["real", "decimal"] as const).map((type) =>
        signature({ params: [type, type], returns: "bool", sql: { duckdb: real }, repeats: "all" }),
      ),
    ],
  };
}

export const lessThan = comparison("<");
export const lessOrEqual = comparison("<=");
export const greaterThan = comparison(">");
export const greaterOrEqual = comparison(">=");

function within(negated: boolean): ScalarFunction {
  const render = (value: Fragment, low: Fragment, high: Fragment): Fragment => ({
    ...infix(
      value,
      negated ? "NOT BETWEEN" : "BETWEEN",
      // the bounds bind more tightly than the AND between them
      raw(infix(low, "AND", high, Precedence.Comparison).text),
      Precedence.Comparison,
    ),
    macros: new Set([...value.macros, ...low.macros, ...high.macros]),
  });
  return {
    name: negated ? "!between" : "between",
    reference: "kusto/query/between-operator",
    signatures: [...TYPES, "real" as const].map((type) =>
      signature({ params: [type, type, type], returns: "bool", sql: { duckdb: render } }),
    ),
  };
}

/** Both ends included. */
export const between = within(false);
export const notBetween = within(true);
