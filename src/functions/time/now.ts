import { macro, notNull, type Fragment } from "../../fragment/fragment.js";
import { everywhere, openSignature, signature, type ScalarFunction } from "../signature.js";
import { earlier, later } from "./shift.js";

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
      repeats: "all",
      sql: everywhere((offset?: Fragment) => (offset === undefined ? NOW : later(NOW, offset))),
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
      sql: everywhere((span) => earlier(NOW, span)),
      repeats: "all",
    }),
  ],
};
