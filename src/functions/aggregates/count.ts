import { compose, call, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";
import { aggregateOf, aggregations, argument } from "./aggregate.js";

/** All rows, nulls too. */
export const count: ScalarFunction = {
  name: "count",
  reference: "kusto/query/count-aggregation-function",
  signatures: [
    openSignature({
      params: [],
      rest: "any",
      returns: "long",
      sql: { duckdb: () => raw("count(*)", { nullable: false }) },
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
      sql: {
        duckdb: (predicate) =>
          notNull(compose([predicate], `count(*) FILTER (WHERE ${predicate.text})`, { nullable: false })),
      },
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
  forms: [{ params: ["any", "long"], optional: 1, returns: "long", sql: distinct }],
});

/** The number of different values, counted. */
export const countDistinct = aggregations({
  name: "count_distinct",
  reference: "kusto/query/count-distinct-aggregation-function",
  ifNames: ["count_distinctif"],
  forms: [{ params: ["any"], returns: "long", sql: distinct }],
});

/** Provenance of a group: the evidence rows of its members, the first thousand of them. */
export const sources: ScalarFunction = {
  name: "coldhunt_sources",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: {
        duckdb: (list) => call("list_slice", call("flatten", call("list", list)), raw("1"), raw("1000")),
      },
    }),
  ],
};

/** How many evidence rows stand behind a group. */
export const sourceCount: ScalarFunction = {
  name: "coldhunt_source_count",
  reference: "",
  signatures: [
    signature({
      params: ["long"],
      returns: "long",
      sql: { duckdb: (part) => compose([part], `CAST(coalesce(sum(${part.text}), 0) AS BIGINT)`) },
    }),
  ],
};
