import {
  call,
  caseWhen,
  cast,
  compose,
  infix,
  macro,
  notNull,
  Precedence,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { aggregateOf, filtered } from "./aggregate.js";
import type { Gathering } from "./gathering.js";

/** JSON of each element of a list of a type. */
const ELEMENTS: Readonly<Partial<Record<KqlType, string>>> = {
  datetime: "kql_datetime_texts",
  timespan: "kql_timespan_texts",
};

/** Longer lists are put in order by value, as the other engine has them. */
const FEW = raw("1000");

/** Spark passes over nulls, and does not keep the order of rows: both stand in structs that are sorted. */
function listed(
  value: Fragment,
  order: Fragment | undefined,
  conditions: readonly (Fragment | undefined)[],
): Fragment {
  if (order === undefined && !value.nullable) return aggregateOf("collect_list", [value], ...conditions);
  const place = order === undefined ? "" : `'o', ${order.text}, `;
  const parts = order === undefined ? [value] : [value, order];
  const structs = filtered(`collect_list(named_struct(${place}'v', ${value.text}))`, parts, ...conditions);
  const sorted = order === undefined ? structs : call("array_sort", structs);
  return compose([sorted], `${sorted.text}.v`, { nullable: false });
}

function firsts(list: Fragment, size: Fragment): Fragment {
  return call("slice", list, raw("1"), cast(size, "INT"));
}

export const sparkGathering: Gathering = {
  listed,
  distinct: (value, conditions) => call("array_sort", aggregateOf("collect_set", [value], ...conditions)),
  firstSeen: (list) => {
    const once = call("array_distinct", list);
    const few = infix(call("size", list), "<=", FEW, Precedence.Comparison);
    return caseWhen([[few, once]], call("array_sort", once));
  },
  spliced: (value) => notNull(macro("kql_items_or_one", value)),
  cut: firsts,
  asArray: (type, list) => {
    if (type === "dynamic") return notNull(macro("kql_array", list));
    if (type === "real" || type === "decimal") return notNull(macro("kql_array_of_numbers", list));
    const texts = ELEMENTS[type];
    return notNull(call("to_json", texts === undefined ? list : macro(texts, list)));
  },
  merged: (value, order, conditions) => {
    const members = listed(macro("kql_entries", value), order, conditions);
    return notNull(call("coalesce", macro("kql_bag_merge", members), raw("'{}'")));
  },
  firstMembers: (bag, size) => notNull(macro("kql_bag_of", firsts(macro("kql_entries", bag), size))),
};
