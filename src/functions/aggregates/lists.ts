import { call, isTest, macro, notNull, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { inDialects, refuse, type Dialect, type ScalarFunction } from "../signature.js";
import { aggregations, argument, type AggregateForm, type AggregateRenderer } from "./aggregate.js";
import { duckdbGathering, type Gathering } from "./gathering.js";
import { sparkGathering } from "./spark-gathering.js";

const TYPES: readonly KqlType[] = [
  "string",
  "long",
  "bool",
  "guid",
  "real",
  "decimal",
  "datetime",
  "timespan",
];

/** The greatest size where one is given that is not the default. */
function limitOf(size: Fragment | undefined): Fragment | undefined {
  return String(size?.literal) === "1048576" ? undefined : size;
}

const GATHERING: Readonly<Record<Dialect, Gathering>> = { duckdb: duckdbGathering, spark: sparkGathering };

/** The second argument is a size, which the engine has to know before it looks at a row. */
function gathering(form: (by: Gathering) => AggregateRenderer): AggregateForm["sql"] {
  return inDialects((dialect) => {
    const render = form(GATHERING[dialect]);
    return (where, ...args) =>
      args[1] !== undefined && args[1].literal === undefined
        ? refuse("a size that is no constant")
        : render(where, ...args);
  });
}

/** What is made of the lists of a group. */
interface Kind {
  /** Nulls stand in the array. */
  readonly keepsNulls: boolean;
  /** Each value once. */
  readonly isSet: boolean;
}

function gathered({ keepsNulls, isSet }: Kind, type: KqlType): AggregateForm["sql"] {
  return gathering((by) => (where, ...args) => {
    const [given, size, order] = [argument(args, 0), limitOf(args[1]), args[2]];
    const value = keepsNulls ? given : notNull(given);
    const conditions = [where, value.nullable === given.nullable ? undefined : isTest(given, "IS NOT NULL")];
    const list =
      isSet && order === undefined ? by.distinct(value, conditions) : by.listed(value, order, conditions);
    const all = isSet && order !== undefined ? by.firstSeen(list) : list;
    return by.asArray(type, size === undefined ? all : by.cut(all, size));
  });
}

/** Arrays are spliced, and their nulls stay. */
function splicedElements({ isSet }: Kind): AggregateForm["sql"] {
  return gathering((by) => (where, ...args) => {
    const [value, size, order] = [argument(args, 0), limitOf(args[1]), args[2]];
    const list = call("flatten", by.listed(by.spliced(value), order, [where]));
    const all = isSet ? by.firstSeen(list) : list;
    return by.asArray("dynamic", size === undefined ? all : by.cut(all, size));
  });
}

/** Arguments: the value, the greatest size, and a column by which the rows are ordered. */
function forms(kind: Kind): AggregateForm[] {
  const shared = { optional: 2, returns: "dynamic" as const };
  return [
    ...TYPES.map((type): AggregateForm => ({
      ...shared,
      params: [type, "long", "long"],
      repeats: kind.keepsNulls ? [] : [0],
      sql: gathered(kind, type),
    })),
    { ...shared, params: ["dynamic", "long", "long"], sql: splicedElements(kind) },
  ];
}

/** All values of a group in the order of its rows. */
export const makeList = aggregations({
  name: "make_list",
  aliases: ["makelist"],
  reference: "kusto/query/make-list-aggregation-function",
  ifNames: ["make_list_if"],
  forms: forms({ keepsNulls: false, isSet: false }),
});

export const makeListWithNulls = aggregations({
  name: "make_list_with_nulls",
  reference: "kusto/query/make-list-with-nulls-aggregation-function",
  forms: forms({ keepsNulls: true, isSet: false }),
});

/**
 * Each value of a group once. The order is free: that of first appearance where the rows have an order, by value
 * otherwise, so that two runs agree.
 */
export const makeSet = aggregations({
  name: "make_set",
  aliases: ["makeset"],
  reference: "kusto/query/make-set-aggregation-function",
  ifNames: ["make_set_if"],
  forms: forms({ keepsNulls: false, isSet: true }),
});

function bag(by: Gathering): AggregateRenderer {
  return (where, ...args) => {
    const [value, size, order] = [argument(args, 0), limitOf(args[1]), args[2]];
    const whole = by.merged(value, order, [where]);
    return size === undefined ? whole : by.firstMembers(whole, size);
  };
}

/** The pairs of all bags of a group; the first of several equal keys wins. */
export const makeBag = aggregations({
  name: "make_bag",
  aliases: ["make_dictionary"],
  reference: "kusto/query/make-bag-aggregation-function",
  ifNames: ["make_bag_if"],
  forms: [
    {
      params: ["dynamic", "long", "long"],
      optional: 2,
      returns: "dynamic",
      sql: gathering(bag),
    },
  ],
});

/** The types of all values of a group; those first seen come first. */
export const buildschema = aggregations({
  name: "buildschema",
  reference: "kusto/query/buildschema-aggregation-function",
  approximate: "buildschema() names types and members in the order in which they are first seen",
  forms: [
    {
      params: ["dynamic", "long", "long"],
      optional: 2,
      returns: "dynamic",
      sql: {
        duckdb: (where, ...args) => {
          const values = duckdbGathering.listed(argument(args, 0), args[2], [where]);
          return macro("kql_buildschema", call("to_json", values));
        },
        spark: refuse("Spark SQL has no recursion over nested values"),
      },
    },
  ],
});

export const lists: readonly ScalarFunction[] = [
  ...makeList,
  ...makeListWithNulls,
  ...makeSet,
  ...makeBag,
  ...buildschema,
];
