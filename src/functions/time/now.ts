import { infix, macro, notNull, Precedence, type Fragment } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

const NOW = notNull(macro("kql_now"));

/** The one clock of a run. */
export const now: ScalarFunction = {
  name: "now",
  reference: "kusto/query/now-function",
  signatures: [
    openSignature({
      params: ["timespan"],
      optional: 1,
      returns: "datetime",
      sql: {
        duckdb: (offset?: Fragment) =>
          offset === undefined ? NOW : infix(NOW, "+", offset, Precedence.Additive),
      },
    }),
  ],
};

export const ago: ScalarFunction = {
  name: "ago",
  reference: "kusto/query/ago-function",
  signatures: [
    signature({
      params: ["timespan"],
      returns: "datetime",
      sql: { duckdb: (span) => infix(NOW, "-", span, Precedence.Additive) },
    }),
  ],
};
