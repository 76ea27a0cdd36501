import { call, cast, compose, isTest, macro, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import type { ScalarFunction } from "../signature.js";
import { aggregations, argument, filtered, type AggregateForm } from "./aggregate.js";

/** How the elements of a list of a type stand in a dynamic array, given the lambda's variable. */
const ELEMENTS: Readonly<Partial<Record<KqlType, (list: Fragment) => Fragment>>> = {
  string: (list) => list,
  long: (list) => list,
  bool: (list) => list,
  guid: (list) => list,
  real: realElements,
  decimal: realElements,
  datetime: (list) => transformed(list, "kql_datetime_text(x)", "kql_datetime_text"),
  timespan: (list) => transformed(list, "kql_timespan_text(x)", "kql_timespan_text"),
};

/** JSON has no NaN and no infinity: they are strings there. */
function realElements(list: Fragment): Fragment {
  return transformed(
    list,
    "CASE WHEN isnan(x) THEN '\"NaN\"'::JSON WHEN isinf(x) THEN CASE WHEN x > 0 THEN '\"Infinity\"' ELSE '\"-Infinity\"' END::JSON ELSE to_json(x) END",
  );
}

function transformed(list: Fragment, body: string, needed?: string): Fragment {
  const macros = needed === undefined ? list.macros : new Set([...list.macros, needed]);
  return { ...compose([list], `list_transform(${list.text}, lambda x: ${body})`), macros };
}

/** A list as a dynamic array; none at all is an empty one. */
function asArray(list: Fragment): Fragment {
  return notNull(call("coalesce", call("to_json", list), cast(raw("'[]'"), "JSON")));
}

/** The first so many elements, where a number is given that is not the default. */
function atMost(list: Fragment, size: Fragment | undefined): Fragment {
  const isDefault = size === undefined || String(size.literal) === "1048576";
  return isDefault ? list : call("list_slice", list, raw("1"), size);
}

function listed(
  value: Fragment,
  order: Fragment | undefined,
  conditions: readonly (Fragment | undefined)[],
): Fragment {
  const by = order === undefined ? "" : ` ORDER BY ${order.text}`;
  return filtered(`list(${value.text}${by})`, [value], ...conditions);
}

type Gather = (
  value: Fragment,
  order: Fragment | undefined,
  conditions: readonly (Fragment | undefined)[],
) => Fragment;

/**
 * The forms of a list-making aggregation: over each scalar type, and over dynamic, whose arrays are spliced and whose
 * nulls stay. Arguments: the value, the greatest size, and a column by which the rows are ordered.
 */
function forms(
  gather: Gather,
  gatherElements: (lists: Fragment) => Fragment,
  keepsNulls: boolean,
): AggregateForm[] {
  const scalars = Object.entries(ELEMENTS).map(([type, elements]): AggregateForm => ({
    params: [type as KqlType, "long", "long"],
    optional: 2,
    returns: "dynamic",
    repeats: keepsNulls ? [] : [0],
    sql: (where, ...args) => {
      const value = argument(args, 0);
      const present = keepsNulls || !value.nullable ? undefined : isTest(value, "IS NOT NULL");
      return asArray(elements(atMost(gather(value, args[2], [where, present]), args[1])));
    },
  }));
  const dynamic: AggregateForm = {
    params: ["dynamic", "long", "long"],
    optional: 2,
    returns: "dynamic",
    sql: (where, ...args) => {
      const lists = listed(macro("kql_spliced", argument(args, 0)), args[2], [where]);
      return asArray(atMost(gatherElements(call("flatten", lists)), args[1]));
    },
  };
  return [...scalars, dynamic];
}

const allOf = (keepsNulls: boolean): AggregateForm[] => forms(listed, (list) => list, keepsNulls);

/** All values of a group in the order of its rows. */
export const makeList = aggregations({
  name: "make_list",
  aliases: ["makelist"],
  reference: "kusto/query/make-list-aggregation-function",
  ifNames: ["make_list_if"],
  forms: allOf(false),
});

export const makeListWithNulls = aggregations({
  name: "make_list_with_nulls",
  reference: "kusto/query/make-list-with-nulls-aggregation-function",
  forms: allOf(true),
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
  forms: forms(
    (value, order, conditions) =>
      order === undefined
        ? filtered(`list(DISTINCT ${value.text} ORDER BY ${value.text})`, [value], ...conditions)
        : macro("kql_first_seen", listed(value, order, conditions)),
    (list) => macro("kql_first_seen", list),
    false,
  ),
});

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
      sql: (where, ...args) => {
        const bag = macro("kql_bag_merge", listed(argument(args, 0), args[2], [where]));
        const whole = call("coalesce", bag, cast(raw("'{}'"), "JSON"));
        const size = args[1];
        if (size === undefined || String(size.literal) === "1048576") return notNull(whole);
        return notNull(macro("kql_bag_of", call("list_slice", macro("kql_entries", whole), raw("1"), size)));
      },
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
      sql: (where, ...args) =>
        macro("kql_buildschema", call("to_json", listed(argument(args, 0), args[2], [where]))),
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
