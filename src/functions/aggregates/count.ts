import { compose, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";
import { aggregateOf, aggregations, argument, inEach } from "./aggregate.js";

/** All rows, nulls too. */
export const count: ScalarFunction = {
  name: "count",
  reference: "kusto/query/count-aggregation-function",
  signatures: [
    openSignature({
      params: [],
      rest: "any",
      returns: "long",
      sql: everywhere(() => raw("count(*)", { nullable: false })),
    }),
  ],
};

/** The rows for which the predicate is true. */
export const countif: ScalarFunction = {
  name: "countif",
  reference: "kusto/query/countif-aggregation-function",
  signatures: [
    signature({
      params: ["bool"],
      returns: "long",
      sql: everywhere((predicate) =>
        compose([predicate], `count(*) FILTER (WHERE ${predicate.text})`, { nullable: false }),
      ),
    }),
  ],
};

function distinct(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const value = argument(args, 0);
  return notNull(aggregateOf("count", [{ ...value, text: `DISTINCT ${value.text}` }], where));
}

/** The number of different values; nulls do not count. The engine estimates it, here it is exact. */
export const dcount = aggregations({
  name: "dcount",
  reference: "kusto/query/dcount-aggregation-function",
  ifNames: ["dcountif"],
  forms: [{ params: ["any", "long"], optional: 1, returns: "long", sql: inEach(distinct) }],
});

/** The number of different values, counted. */
export const countDistinct = aggregations({
  name: "count_distinct",
  reference: "kusto/query/count-distinct-aggregation-function",
  ifNames: ["count_distinctif"],
  forms: [{ params: ["any"], returns: "long", sql: inEach(distinct) }],
});
