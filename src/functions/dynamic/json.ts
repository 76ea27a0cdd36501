import { call, cast, compose, tryCast, type Fragment } from "../../fragment/fragment.js";

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

/** JSON null is KQL null. */
export function nullIfJsonNull(value: Fragment): Fragment {
  return compose([value], `nullif(${value.text}, 'null')`, { nullable: true });
}
