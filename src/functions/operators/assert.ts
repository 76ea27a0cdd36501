import { call, caseWhen, cast, TRUE } from "../../fragment/fragment.js";
import { refuse, signature, type ScalarFunction } from "../signature.js";

/** True, or the query stops with the message; a condition that is false as written stops it even where no row asks. */
export const assert: ScalarFunction = {
  name: "assert",
  reference: "kusto/query/assert-function",
  signatures: [
    signature({
      params: ["bool", "string"],
      returns: "bool",
      sql: {
        duckdb: (predicate, message) =>
          predicate.literal === false
            ? refuse("the condition is false")
            : caseWhen([[predicate, TRUE]], cast(call("error", message), "BOOLEAN")),
      },
    }),
  ],
};
