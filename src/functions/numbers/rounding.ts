import { call, cast, integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

function round(value: Fragment, digits?: Fragment): Fragment {
  if (digits === undefined) return call("round", value);
  // the number of digits is an INTEGER there
  return call("round", value, digits.literal === undefined ? cast(digits, "INTEGER") : digits);
}

/** Halves are rounded away from zero; digits may be negative. */
export const roundFunction: ScalarFunction = {
  name: "round",
  reference: "kusto/query/round-function",
  signatures: [
    openSignature({
      params: ["long", "long"],
      optional: 1,
      returns: 0,
      sql: {
        duckdb: (value: Fragment, digits?: Fragment) =>
          digits === undefined ? value : cast(round(cast(value, "BIGINT"), digits), "BIGINT"),
      },
    }),
    openSignature({ params: ["real", "long"], optional: 1, returns: "real", sql: { duckdb: round } }),
    openSignature({
      params: ["decimal", "long"],
      optional: 1,
      returns: "decimal",
      sql: {
        duckdb: (value: Fragment, digits: Fragment = integerLiteral(0)) =>
          macro("kql_round_decimal", value, digits),
      },
    }),
  ],
};

/** The least whole number that is not below the value. */
export const ceiling: ScalarFunction = {
  name: "ceiling",
  reference: "kusto/query/ceiling-function",
  signatures: [
    signature({ params: ["long"], returns: 0, sql: { duckdb: (value) => value } }),
    signature({ params: ["real"], returns: "real", sql: { duckdb: (value) => call("ceil", value) } }),
    signature({ params: ["decimal"], returns: "decimal", sql: { duckdb: (value) => call("ceil", value) } }),
  ],
};
