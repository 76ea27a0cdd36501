import { call, cast, compose, integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import {
  everywhere,
  openSignature,
  refuse,
  signature,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

function round(value: Fragment, digits?: Fragment): Fragment {
  if (digits === undefined) return call("round", value);
  // the number of digits is an INTEGER there
  return call("round", value, digits.literal === undefined ? cast(digits, "INTEGER") : digits);
}

function sparkRound(value: Fragment, digits?: Fragment): Fragment {
  return digits === undefined ? call("round", value) : macro("kql_round", value, cast(digits, "INT"));
}

/** The engine rounds decimal digits by a literal count only. */
function withLiteralDigits(digits: Fragment, render: () => Fragment): Fragment | Refusal {
  return digits.literal === undefined
    ? refuse("a number of digits that is only known while the query runs", "write the number of digits")
    : render();
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
        spark: (value: Fragment, digits?: Fragment) =>
          digits === undefined
            ? value
            : withLiteralDigits(digits, () => call("round", value, cast(digits, "INT"))),
      },
    }),
    openSignature({
      params: ["real", "long"],
      optional: 1,
      returns: "real",
      sql: { duckdb: round, spark: sparkRound },
    }),
    openSignature({
      params: ["decimal", "long"],
      optional: 1,
      returns: "decimal",
      sql: {
        duckdb: (value: Fragment, digits: Fragment = integerLiteral(0)) =>
          macro("kql_round_decimal", value, digits),
        spark: (value: Fragment, digits: Fragment = integerLiteral(0)) =>
          withLiteralDigits(digits, () =>
            compose(
              [value],
              `CASE WHEN abs(${value.text}) < 1e22 THEN CAST(round(CAST(${value.text} AS DECIMAL(38, 15)), CAST(${digits.text} AS INT)) AS DOUBLE) ELSE ${value.text} END`,
            ),
          ),
      },
    }),
  ],
};

/** The least whole number that is not below the value. */
export const ceiling: ScalarFunction = {
  name: "ceiling",
  reference: "kusto/query/ceiling-function",
  signatures: [
    signature({ params: ["long"], returns: 0, sql: everywhere((value) => value) }),
    signature({
      params: ["real"],
      returns: "real",
      sql: { duckdb: (value) => call("ceil", value), spark: (value) => macro("kql_ceiling", value) },
    }),
    signature({
      params: ["decimal"],
      returns: "decimal",
      sql: { duckdb: (value) => call("ceil", value), spark: (value) => macro("kql_ceiling", value) },
    }),
  ],
};
