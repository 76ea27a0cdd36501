import { call, cast, macro, raw, tryCast, type Fragment } from "../../fragment/fragment.js";

/** A real cut toward zero; null where it does not fit into 64 bits. */
export function truncated(value: Fragment): Fragment {
  return tryCast(call("trunc", value), "BIGINT");
}

/** The same in Spark. */
export function cut(value: Fragment): Fragment {
  return macro("kql_cut", value);
}

/** A bool as 1 or 0. */
export function bit(value: Fragment): Fragment {
  return cast(value, "BIGINT");
}

/** A number or ticks as a real. */
export function asReal(value: Fragment): Fragment {
  return cast(value, "DOUBLE");
}

/** The null of a type. */
export function nullOf(type: "BIGINT" | "DOUBLE" | "BOOLEAN" | "VARCHAR"): Fragment {
  return { ...raw(`CAST(NULL AS ${type})`), literal: null };
}

/** A macro whose result is null only where an argument is. */
export function total(name: string, ...args: readonly Fragment[]): Fragment {
  return { ...macro(name, ...args), nullable: args.some((arg) => arg.nullable) };
}
