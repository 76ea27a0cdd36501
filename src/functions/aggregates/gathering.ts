import { call, cast, compose, macro, notNull, raw, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { filtered } from "./aggregate.js";

type Conditions = readonly (Fragment | undefined)[];

/** How an engine gathers the values of a group into a dynamic array. */
export interface Gathering {
  /** The values as a list, nulls too; by a column of places where one is given. */
  listed(value: Fragment, order: Fragment | undefined, conditions: Conditions): Fragment;
  /** Each value once, by value. */
  distinct(value: Fragment, conditions: Conditions): Fragment;
  /** Each value of a list once, in the order of first appearance where they are few, by value otherwise. */
  firstSeen(list: Fragment): Fragment;
  /** The elements of a dynamic array as a list, of another value the value itself. */
  spliced(value: Fragment): Fragment;
  /** The first so many of a list. */
  cut(list: Fragment, size: Fragment): Fragment;
  /** A list of values of a type as a dynamic array; none at all is an empty one. */
  asArray(type: KqlType, list: Fragment): Fragment;
  /** The members of a list of bags in one bag, the first of several equal keys; an empty bag for none. */
  merged(value: Fragment, order: Fragment | undefined, conditions: Conditions): Fragment;
  /** The first so many members of a bag. */
  firstMembers(bag: Fragment, size: Fragment): Fragment;
}

/** How the elements of a list of a type stand in a dynamic array. */
const ELEMENTS: Readonly<Partial<Record<KqlType, (list: Fragment) => Fragment>>> = {
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

function transformed(list: Fragment, body: string, ...macros: readonly string[]): Fragment {
  return compose([list], `list_transform(${list.text}, lambda x: ${body})`, { macros });
}

function listed(value: Fragment, order: Fragment | undefined, conditions: Conditions): Fragment {
  const by = order === undefined ? "" : ` ORDER BY ${order.text}`;
  return filtered(`list(${value.text}${by})`, [value], ...conditions);
}

/** A list of values of a type as a dynamic array; null for none. */
export function arrayOf(type: KqlType, list: Fragment): Fragment {
  return call("to_json", ELEMENTS[type]?.(list) ?? list);
}

export const duckdbGathering: Gathering = {
  listed,
  distinct: (value, conditions) =>
    filtered(`list(DISTINCT ${value.text} ORDER BY ${value.text})`, [value], ...conditions),
  firstSeen: (list) => macro("kql_first_seen", list),
  spliced: (value) => macro("kql_spliced", value),
  cut: (list, size) => call("list_slice", list, raw("1"), size),
  asArray: (type, list) => notNull(call("coalesce", arrayOf(type, list), cast(raw("'[]'"), "JSON"))),
  merged: (value, order, conditions) =>
    notNull(
      call("coalesce", macro("kql_bag_merge", listed(value, order, conditions)), cast(raw("'{}'"), "JSON")),
    ),
  firstMembers: (bag, size) =>
    notNull(macro("kql_bag_of", call("list_slice", macro("kql_entries", bag), raw("1"), size))),
};
