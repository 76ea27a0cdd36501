/**
 * Elementary functions of real numbers. Outside of its domain (the root or logarithm of a negative number, the arc sine
 * of 2) a function is null, as the reference has it.
 */
import { call, cast, macro, raw, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

/** A function of one real with the name and meaning it has in DuckDB. */
function ofReal(name: string, duckdbName = name): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: [
      signature({ params: ["real"], returns: "real", sql: { duckdb: (value) => call(duckdbName, value) } }),
      signature({
        params: ["decimal"],
        returns: "real",
        sql: { duckdb: (value) => call(duckdbName, value) },
      }),
    ],
  };
}

/** A function of one real that DuckDB stops at outside of its domain, and KQL does not. */
function partial(name: string, render: (value: Fragment) => Fragment): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: (["real", "decimal"] as const).map((type) =>
      signature({ params: [type], returns: "real", sql: { duckdb: render }, repeats: "all" }),
    ),
  };
}

function logarithm(name: string, base: string): ScalarFunction {
  return partial(name, (value) => macro("kql_log", value, raw(base, { nullable: false })));
}

function power(name: string, base: string): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: [
      signature({
        params: ["real"],
        returns: "real",
        sql: { duckdb: (value) => call("pow", raw(base, { nullable: false }), value) },
      }),
    ],
  };
}

const abs: ScalarFunction = {
  name: "abs",
  reference: "kusto/query/abs-function",
  signatures: (["long", "real", "decimal", "timespan"] as const).map((type) =>
    signature({
      params: [type],
      returns: type,
      sql: { duckdb: (value) => call("abs", type === "long" ? cast(value, "BIGINT") : value) },
    }),
  ),
};

/** -1, 0 or 1 as a real; 0 for NaN. */
const sign: ScalarFunction = {
  name: "sign",
  reference: "kusto/query/sign-function",
  signatures: (["long", "real", "decimal"] as const).map((type) =>
    signature({
      params: [type],
      returns: "real",
      sql: { duckdb: (value) => cast(call("sign", value), "DOUBLE") },
    }),
  ),
};

const pow: ScalarFunction = {
  name: "pow",
  reference: "kusto/query/pow-function",
  signatures: [
    signature({
      params: ["real", "real"],
      returns: "real",
      sql: { duckdb: (base, exponent) => call("pow", base, exponent) },
    }),
  ],
};

const atan2: ScalarFunction = {
  name: "atan2",
  reference: "kusto/query/atan2-function",
  signatures: [
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: (y, x) => call("atan2", y, x) } }),
  ],
};

const pi: ScalarFunction = {
  name: "pi",
  reference: "kusto/query/pi-function",
  signatures: [signature({ params: [], returns: "real", sql: { duckdb: () => call("pi") } })],
};

const isTest = (name: string): ScalarFunction => ({
  name,
  reference: `kusto/query/${name}-function`,
  signatures: [
    signature({ params: ["real"], returns: "bool", sql: { duckdb: (value) => call(name, value) } }),
  ],
});

/** Trigonometry, logarithms, powers, and the tests for NaN and infinity. */
export const elementary: readonly ScalarFunction[] = [
  abs,
  sign,
  pow,
  pi,
  partial("sqrt", (value) => macro("kql_sqrt", value)),
  ofReal("exp"),
  power("exp2", "2e0"),
  power("exp10", "10e0"),
  logarithm("log", "0"),
  logarithm("log2", "2"),
  logarithm("log10", "10"),
  ofReal("sin"),
  ofReal("cos"),
  ofReal("tan"),
  ofReal("cot"),
  partial("asin", (value) => macro("kql_asin", value)),
  partial("acos", (value) => macro("kql_acos", value)),
  ofReal("atan"),
  atan2,
  ofReal("degrees"),
  ofReal("radians"),
  ofReal("gamma"),
  ofReal("loggamma", "lgamma"),
  isTest("isnan"),
  isTest("isinf"),
  isTest("isfinite"),
];
