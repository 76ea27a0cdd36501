/**
 * Elementary functions of real numbers. Outside of its domain (the root or logarithm of a negative number, the arc sine
 * of 2) a function is null, as the reference has it.
 */
import { call, cast, compose, macro, Precedence, raw, type Fragment } from "../../fragment/fragment.js";
import { everywhere, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** Why Spark has no form of what is made of it. */
export const NO_GAMMA = refuse("the engine has no gamma function");

/** A function of one real with the name and meaning it has in DuckDB, and in Spark unless that has none. */
function ofReal(name: string, duckdbName = name, refusal?: Refusal): ScalarFunction {
  const render = (value: Fragment): Fragment => call(duckdbName, value);
  const sql = { duckdb: render, spark: refusal ?? render };
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: [
      signature({ params: ["real"], returns: "real", sql }),
      signature({
        params: ["decimal"],
        returns: "real",
        sql,
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
      signature({ params: [type], returns: "real", sql: everywhere(render), repeats: "all" }),
    ),
  };
}

/** A function of angles: NaN for what is infinite, where DuckDB stops; so it does at cot(0), which is 1/tan(0). */
function ofFinite(name: "sin" | "cos" | "tan" | "cot"): ScalarFunction {
  const angle = (value: Fragment): Fragment =>
    compose([value], `CASE WHEN isinf(${value.text}) THEN CAST('NaN' AS DOUBLE) ELSE ${value.text} END`);
  const render = (value: Fragment): Fragment =>
    name === "cot"
      ? compose([value], `1e0 / tan(${angle(value).text})`, { precedence: Precedence.Multiplicative })
      : call(name, angle(value));
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: (["real", "decimal"] as const).map((type) =>
      signature({
        params: [type],
        returns: "real",
        sql: { duckdb: render, spark: (value) => call(name, value) },
        repeats: "all",
      }),
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
        sql: everywhere((value) => call("pow", raw(base, { nullable: false }), value)),
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
      sql: everywhere((value) => call("abs", type === "long" ? cast(value, "BIGINT") : value)),
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
      sql: {
        duckdb: (value) => cast(call("sign", value), "DOUBLE"),
        spark: (value) => ({ ...macro("kql_sign", value), nullable: value.nullable }),
      },
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
      sql: everywhere((base, exponent) => call("pow", base, exponent)),
    }),
  ],
};

const atan2: ScalarFunction = {
  name: "atan2",
  reference: "kusto/query/atan2-function",
  signatures: [
    signature({ params: ["real", "real"], returns: "real", sql: everywhere((y, x) => call("atan2", y, x)) }),
  ],
};

const pi: ScalarFunction = {
  name: "pi",
  reference: "kusto/query/pi-function",
  signatures: [signature({ params: [], returns: "real", sql: everywhere(() => call("pi")) })],
};

// a value that may be null is neither here: the engine's isnan(null) is false
const known = (value: Fragment, test: string): Fragment =>
  value.nullable
    ? compose([value], `CASE WHEN ${value.text} IS NOT NULL THEN ${test} END`, { nullable: true })
    : compose([value], test, { precedence: Precedence.Other });
const INFINITY = "CAST('Infinity' AS DOUBLE)";
const TESTS = {
  isnan: (value: Fragment) => known(value, `isnan(${value.text})`),
  isinf: (value: Fragment) => known(value, `(abs(${value.text}) = ${INFINITY})`),
  isfinite: (value: Fragment) => known(value, `(abs(${value.text}) < ${INFINITY})`),
};

const isTest = (name: "isnan" | "isinf" | "isfinite"): ScalarFunction => ({
  name,
  reference: `kusto/query/${name}-function`,
  signatures: [
    signature({
      params: ["real"],
      returns: "bool",
      sql: { duckdb: (value) => call(name, value), spark: TESTS[name] },
    }),
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
  ofFinite("sin"),
  ofFinite("cos"),
  ofFinite("tan"),
  ofFinite("cot"),
  partial("asin", (value) => macro("kql_asin", value)),
  partial("acos", (value) => macro("kql_acos", value)),
  ofReal("atan"),
  atan2,
  ofReal("degrees"),
  ofReal("radians"),
  ofReal("gamma", "gamma", NO_GAMMA),
  ofReal("loggamma", "lgamma", NO_GAMMA),
  isTest("isnan"),
  isTest("isinf"),
  isTest("isfinite"),
];
