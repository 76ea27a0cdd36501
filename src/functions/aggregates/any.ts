import { call, infix, isTest, notNull, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { inDialects, type Dialect } from "../signature.js";
import {
  aggregateOf,
  aggregations,
  argument,
  type AggregateForm,
  type AggregateRenderer,
} from "./aggregate.js";

const TYPES: readonly KqlType[] = [
  "long",
  "real",
  "decimal",
  "bool",
  "datetime",
  "timespan",
  "guid",
  "dynamic",
];

type First = (
  value: Fragment,
  order: Fragment | undefined,
  ...conditions: (Fragment | undefined)[]
) => Fragment;

/** The first value of a group that is not null. */
const FIRST: Readonly<Record<Dialect, First>> = {
  duckdb: (value, order, ...conditions) =>
    order === undefined
      ? aggregateOf("any_value", [value], ...conditions)
      : aggregateOf("arg_min", [value, order], ...conditions),
  // Spark's functions take a null for a value like others
  spark: (value, order, ...conditions) =>
    aggregateOf(
      order === undefined ? "any_value" : "min_by",
      order === undefined ? [value] : [value, order],
      ...conditions,
      value.nullable ? isTest(value, "IS NOT NULL") : undefined,
    ),
};

function anyValue(dialect: Dialect): AggregateRenderer {
  return (where, ...args) => FIRST[dialect](argument(args, 0), args[1], where);
}

function anyText(dialect: Dialect): AggregateRenderer {
  return (where, ...args) => {
    const value = argument(args, 0);
    const filled = infix(value, "<>", raw("''", { nullable: false }), Precedence.Comparison);
    return notNull(call("coalesce", FIRST[dialect](value, args[1], where, filled), raw("''")));
  };
}

/** Any value of a group, one that is not null or empty where there is one. */
export const takeAny = aggregations({
  name: "take_any",
  aliases: ["any"],
  reference: "kusto/query/take-any-aggregation-function",
  ifNames: ["take_anyif", "anyif"],
  forms: [
    ...TYPES.map((type): AggregateForm => ({
      params: [type, "long"],
      optional: 1,
      returns: type,
      repeats: [0],
      sql: inDialects(anyValue),
    })),
    { params: ["string", "long"], optional: 1, returns: "string", repeats: [0], sql: inDialects(anyText) },
  ],
});
