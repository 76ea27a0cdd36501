import { call, caseWhen, cast, TRUE } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

/** True, or the query stops with the message. */
export const assert: ScalarFunction = {
  name: "assert",
  reference: "kusto/query/assert-function",
  signatures: [
    signature({
      params: ["bool", "string"],
      returns: "bool",
      sql: {
        duckdb: (predicate, message) =>
          caseWhen([[predicate, TRUE]], cast(call("error", message), "BOOLEAN")),
      },
    }),
  ],
};
