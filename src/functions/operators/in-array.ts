import { call, FALSE, macro, notNull, Precedence, prefix, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { inDialects, signature, type Dialect, type ScalarFunction } from "../signature.js";
import { foldCase } from "./fold-case.js";

/** The elements of an array as values of a type: a macro that gives null for elements of other types. */
const ELEMENTS: readonly (readonly [type: KqlType, elements: string])[] = [
  ["string", "kql_texts_or_null"],
  ["guid", "kql_texts_or_null"],
  ["long", "kql_longs_or_null"],
  ["real", "kql_reals_or_null"],
];

const CONTAINS: Readonly<Record<Dialect, string>> = { duckdb: "list_contains", spark: "array_contains" };

/** Membership in a dynamic array that is only known while the query runs; a null is in no array. */
function operator(name: string): ScalarFunction {
  const negated = name.startsWith("!");
  const anyCase = name.endsWith("~");
  const test =
    (dialect: Dialect, elements: string) =>
    (value: Fragment, array: Fragment): Fragment => {
      const fold = (text: Fragment): Fragment => (anyCase ? foldCase(text, dialect) : text);
      const contained = call(CONTAINS[dialect], macro(elements, fold(array)), fold(value));
      const found = notNull(call("coalesce", contained, FALSE));
      return negated ? prefix("NOT", found, Precedence.Not) : found;
    };
  return {
    name: `${name} array`,
    // a form of the operator of that name, not one of its own
    reference: "",
    signatures: ELEMENTS.slice(0, anyCase ? 1 : undefined).map(([type, elements]) =>
      signature({
        params: [type, "dynamic"],
        returns: "bool",
        sql: inDialects((dialect) => test(dialect, elements)),
      }),
    ),
  };
}

export const inArrayOperators: readonly ScalarFunction[] = ["in", "!in", "in~", "!in~"].map(operator);
