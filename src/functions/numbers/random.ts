import { call, cast, infix, Precedence, type Fragment } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

/** From 0 to below 1, or a whole number from 0 to below N. */
export const rand: ScalarFunction = {
  name: "rand",
  reference: "kusto/query/rand-function",
  signatures: [
    openSignature({
      params: ["long"],
      optional: 1,
      returns: "real",
      sql: {
        duckdb: (limit?: Fragment) =>
          limit === undefined
            ? call("random")
            : call("floor", infix(call("random"), "*", limit, Precedence.Multiplicative)),
        spark: (limit?: Fragment) =>
          limit === undefined
            ? call("rand")
            : cast(call("floor", infix(call("rand"), "*", limit, Precedence.Multiplicative)), "DOUBLE"),
      },
    }),
  ],
};

export const newGuid: ScalarFunction = {
  name: "new_guid",
  reference: "kusto/query/new-guid-function",
  signatures: [
    signature({
      params: [],
      returns: "guid",
      sql: { duckdb: () => cast(call("uuid"), "VARCHAR"), spark: () => call("uuid") },
    }),
  ],
};
