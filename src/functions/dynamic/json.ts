import { call, cast, compose, macro, tryCast, type Fragment } from "../../fragment/fragment.js";

/** The elements of a dynamic array as a list, JSON null as NULL; NULL for what is no array. */
export function elements(value: Fragment): Fragment {
  return tryCast(value, "JSON[]");
}

/** A list, struct or scalar as a dynamic value; NULL stays NULL. */
export function asDynamic(list: Fragment): Fragment {
  return { ...call("to_json", list), nullable: true };
}

/** Dynamic values as a list of their own. */
export function listOf(values: readonly Fragment[]): Fragment {
  return compose(values, `[${values.map((value) => cast(value, "JSON").text).join(", ")}]`, {
    nullable: false,
  });
}

/** Dynamic values as a list of their own, in Spark. */
export function sparkListOf(values: readonly Fragment[]): Fragment {
  const list =
    values.length === 0
      ? "CAST(array() AS ARRAY<STRING>)"
      : `array(${values.map((value) => cast(value, "STRING").text).join(", ")})`;
  return compose(values, list, { nullable: false });
}

/** The lists of elements of several arrays, in Spark. */
export function sparkLists(arrays: readonly Fragment[]): Fragment {
  const lists = arrays.map((array) => macro("kql_list", array));
  return compose(lists, `array(${lists.map((list) => list.text).join(", ")})`, { nullable: false });
}

/** JSON null is KQL null. */
export function nullIfJsonNull(value: Fragment): Fragment {
  return compose([value], `nullif(${value.text}, 'null')`, { nullable: true });
}
