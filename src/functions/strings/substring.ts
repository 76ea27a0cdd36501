import {
  call,
  integerLiteral,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** Whether a start is a place from the beginning: the engine's own substring() is right for these. */
function isPlace(start: Fragment): start is Fragment & { readonly literal: bigint } {
  return typeof start.literal === "bigint" && start.literal >= 0n;
}

/** The engine takes a null place for 0 where it works a constant out, and for no text at all in a table. */
function unlessNull(places: readonly Fragment[], form: () => Fragment): Fragment | Refusal {
  return places.some((place) => place.literal === null) ? refuse("a place that is null") : form();
}

/** Whether Spark's substring(), which counts in 32 bits, takes the number. */
function isShort(count: Fragment): count is Fragment & { readonly literal: bigint } {
  return typeof count.literal === "bigint" && count.literal < 2n ** 31n - 1n;
}

/** From a 0-based place, from the end where negative; a negative length gives "". */
export const substring: ScalarFunction = {
  name: "substring",
  reference: "kusto/query/substring-function",
  signatures: [
    signature({
      params: ["text", "long"],
      returns: "string",
      sql: {
        duckdb: (text, start) =>
          unlessNull([start], () =>
            isPlace(start)
              ? call("substring", text, integerLiteral(start.literal + 1n))
              : notNull(macro("kql_substring_from", text, start)),
          ),
        spark: (text, start) =>
          isPlace(start) && isShort(start)
            ? call("substring", text, integerLiteral(start.literal + 1n))
            : notNull(macro("kql_substring_from", text, start)),
      },
    }),
    signature({
      params: ["text", "long", "long"],
      returns: "string",
      sql: {
        duckdb: (text, start, length) => {
          if (typeof length.literal === "bigint" && length.literal < 0n) return stringLiteral("");
          return unlessNull([start, length], () =>
            isPlace(start) && typeof length.literal === "bigint"
              ? call("substring", text, integerLiteral(start.literal + 1n), length)
              : notNull(macro("kql_substring", text, start, length)),
          );
        },
        spark: (text, start, length) => {
          if (typeof length.literal === "bigint" && length.literal < 0n) return sparkText("");
          return isPlace(start) && isShort(start) && isShort(length)
            ? call("substring", text, integerLiteral(start.literal + 1n), integerLiteral(length.literal))
            : notNull(macro("kql_substring", text, start, length));
        },
      },
    }),
  ],
};
