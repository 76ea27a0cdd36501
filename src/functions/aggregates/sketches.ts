import { call, compose, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { aggregationPage } from "../page.js";
import { refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { aggregateOf, aggregations, argument, type AggregateForm } from "./aggregate.js";

const VALUES: readonly KqlType[] = [
  "long",
  "real",
  "decimal",
  "string",
  "datetime",
  "timespan",
  "guid",
  "bool",
];
const SPARK: Refusal = refuse("sketches have no form in Spark SQL");

/** A list that an aggregate makes; of no rows an empty one. */
function orEmpty(list: Fragment): Fragment {
  return notNull(compose([list], `coalesce(${list.text}, [])`));
}

/** The different values of a group as texts; what type they are of stands before each. The engine estimates. */
function hllOf(type: KqlType): AggregateForm {
  return {
    params: [type, "long"],
    optional: 1,
    returns: "hll",
    sql: {
      duckdb: (where, ...args) => {
        const value = argument(args, 0);
        const text = compose(
          [value],
          `DISTINCT ${stringLiteral(`${type}:`).text} || CAST(${value.text} AS VARCHAR)`,
        );
        const given = compose([value], `${value.text} IS NOT NULL`);
        return orEmpty(aggregateOf("list", [text], where, given));
      },
      spark: SPARK,
    },
  };
}

const hll = aggregations({
  name: "hll",
  reference: aggregationPage("hll"),
  ifNames: ["hll_if"],
  forms: VALUES.map(hllOf),
});

const hllMerge = aggregations({
  name: "hll_merge",
  reference: aggregationPage("hll_merge"),
  forms: [
    {
      params: ["hll"],
      returns: "hll",
      sql: {
        duckdb: (where, ...args) =>
          call("list_distinct", call("flatten", orEmpty(aggregateOf("list", [argument(args, 0)], where)))),
        spark: SPARK,
      },
    },
  ],
});

/** The values of a group as doubles, as the engine keeps them. It keeps some for many others, here all are kept. */
const tdigest = aggregations({
  name: "tdigest",
  reference: aggregationPage("tdigest"),
  forms: [
    {
      params: ["real"],
      returns: "tdigest",
      sql: {
        duckdb: (where, ...args) => {
          const value = argument(args, 0);
          const given = compose([value], `${value.text} IS NOT NULL`);
          return orEmpty(aggregateOf("list", [value], where, given));
        },
        spark: SPARK,
      },
    },
  ],
});

const tdigestMerge = aggregations({
  name: "tdigest_merge",
  aliases: ["merge_tdigest"],
  reference: aggregationPage("tdigest_merge"),
  forms: [
    {
      params: ["tdigest"],
      returns: "tdigest",
      sql: {
        duckdb: (where, ...args) => call("flatten", orEmpty(aggregateOf("list", [argument(args, 0)], where))),
        spark: SPARK,
      },
    },
  ],
});

/** Aggregations that make sketches: of distinct values, and of the ranks of numbers. */
export const sketchAggregates: readonly ScalarFunction[] = [...hll, ...hllMerge, ...tdigest, ...tdigestMerge];
