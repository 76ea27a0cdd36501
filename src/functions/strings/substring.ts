import {
  call,
  integerLiteral,
  macro,
  notNull,
  stringLiteral,
  type Fragment,
} from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

/** SQL counts places from 1. */
function firstOf(start: bigint): Fragment {
  return integerLiteral(start < 0n ? start : start + 1n);
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
          typeof start.literal === "bigint"
            ? call("substring", text, firstOf(start.literal))
            : notNull(macro("kql_substring_from", text, start)),
      },
    }),
    signature({
      params: ["text", "long", "long"],
      returns: "string",
      sql: {
        duckdb: (text, start, length) => {
          if (typeof start.literal !== "bigint" || typeof length.literal !== "bigint")
            return notNull(macro("kql_substring", text, start, length));
          if (length.literal < 0n) return stringLiteral("");
          return call("substring", text, firstOf(start.literal), length);
        },
      },
    }),
  ],
};
