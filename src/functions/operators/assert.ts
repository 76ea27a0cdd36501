import { call, caseWhen, cast, TRUE, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

function asserted(predicate: Fragment, error: Fragment): Fragment | Refusal {
  return predicate.literal === false
    ? refuse("the condition is false")
    : caseWhen([[predicate, TRUE]], cast(error, "BOOLEAN"));
}

/** True, or the query stops with the message; a condition that is false as written stops it even where no row asks. */
export const assert: ScalarFunction = {
  name: "assert",
  reference: "kusto/query/assert-function",
  signatures: [
    signature({
      params: ["bool", "string"],
      returns: "bool",
      sql: {
        duckdb: (predicate, message) => asserted(predicate, call("error", message)),
        spark: (predicate, message) => asserted(predicate, call("raise_error", message)),
      },
    }),
  ],
};
