import { call, infix, notNull, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { aggregateOf, aggregations, argument, type AggregateForm } from "./aggregate.js";

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

/** The first value of a group that is not null. */
function anyValue(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const [value, order] = [argument(args, 0), args[1]];
  if (order === undefined) return aggregateOf("any_value", [value], where);
  return aggregateOf("arg_min", [value, order], where);
}

function anyText(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const [value, order] = [argument(args, 0), args[1]];
  const filled = infix(value, "<>", raw("''", { nullable: false }), Precedence.Comparison);
  const any =
    order === undefined
      ? aggregateOf("any_value", [value], where, filled)
      : aggregateOf("arg_min", [value, order], where, filled);
  return notNull(call("coalesce", any, raw("''")));
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
      sql: anyValue,
    })),
    { params: ["string", "long"], optional: 1, returns: "string", repeats: [0], sql: anyText },
  ],
});
