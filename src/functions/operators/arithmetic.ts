import { call, cast, infix, macro, Precedence, prefix, raw, type Fragment } from "../../fragment/fragment.js";
import { cut, total, truncated } from "../conversions/kinds.js";
import { everywhere, refuse, signature, type ScalarFunction, type Signature } from "../signature.js";
import { earlier, later } from "../time/shift.js";

const REFERENCE = "kusto/query/numerical-operators";

const plus = (left: Fragment, right: Fragment): Fragment => infix(left, "+", right, Precedence.Additive);
const minus = (left: Fragment, right: Fragment): Fragment => infix(left, "-", right, Precedence.Additive);
const times = (left: Fragment, right: Fragment): Fragment =>
  infix(left, "*", right, Precedence.Multiplicative);

/** Ticks that DuckDB would take for a number of 32 bits, and so overflow beside another such number. */
function wide(value: Fragment): Fragment {
  return typeof value.literal === "bigint" && BigInt.asIntN(32, value.literal) === value.literal
    ? cast(value, "BIGINT")
    : value;
}

/**
 * An operation on ticks in 64 bits: of a column made of a literal DuckDB keeps 32, so that one operand is widened; a
 * literal where there is one.
 */
function inTicks(
  operate: (left: Fragment, right: Fragment) => Fragment,
): (left: Fragment, right: Fragment) => Fragment {
  return (left, right) => {
    const widened = [wide(left), wide(right)] as const;
    if (widened[0] !== left) return operate(widened[0], right);
    if (widened[1] !== right) return operate(left, widened[1]);
    const isLong = typeof left.literal === "bigint" || typeof right.literal === "bigint";
    return operate(isLong ? left : cast(left, "BIGINT"), right);
  };
}

function double(value: Fragment): Fragment {
  return typeof value.literal === "number" ? value : cast(value, "DOUBLE");
}

const quotient = (left: Fragment, right: Fragment): Fragment =>
  infix(left, "/", right, Precedence.Multiplicative);

/** Spark fails where a real is divided by zero. */
function sparkQuotient(left: Fragment, right: Fragment): Fragment {
  return isZeroOrUnknown(right) ? total("kql_divide", left, right) : quotient(left, right);
}

/** Cut toward zero; null where the divisor is 0. DuckDB stops at the smallest number divided by -1. */
function wholeQuotient(left: Fragment, right: Fragment): Fragment {
  return typeof right.literal === "bigint" && right.literal !== -1n
    ? { ...infix(left, "//", right, Precedence.Multiplicative), nullable: true }
    : macro("kql_quotient", left, right);
}

function sparkWholeQuotient(left: Fragment, right: Fragment): Fragment {
  const divisor = isZeroOrUnknown(right) ? call("nullif", right, raw("0")) : right;
  return { ...infix(left, "div", divisor, Precedence.Multiplicative), nullable: true };
}

function isZeroOrUnknown({ literal }: Fragment): boolean {
  return (typeof literal !== "number" && typeof literal !== "bigint") || Number(literal) === 0;
}

const BOTH_SIDES = refuse("both sides are dynamic", "convert them with tolong(), todouble() ...");

const BOTH_DYNAMIC: Signature = signature({
  params: ["dynamic", "dynamic"],
  returns: "dynamic",
  sql: { duckdb: BOTH_SIDES },
});

const DECIMAL = "decimal numbers are computed as 64-bit reals: digits past the fifteenth are lost";

type OfTwo = (left: Fragment, right: Fragment) => Fragment;

function ofDecimals(duckdb: OfTwo, spark = duckdb): Signature {
  return signature({
    params: ["decimal", "decimal"],
    returns: "decimal",
    sql: {
      duckdb: (left, right) => macro("kql_decimal", duckdb(left, right)),
      spark: (left, right) => macro("kql_decimal", spark(left, right)),
    },
    repeats: "all",
    approximate: DECIMAL,
  });
}

/** Longs wrap round at 64 bits; a datetime outside of the years 1 to 9999 is null. */
export const add: ScalarFunction = {
  name: "+",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: everywhere((a, b) => total("kql_add", a, b)),
    }),
    signature({ params: ["real", "real"], returns: "real", sql: everywhere(plus) }),
    ofDecimals(plus),
    signature({
      params: ["datetime", "timespan"],
      returns: "datetime",
      sql: everywhere(later),
      repeats: "all",
    }),
    signature({
      params: ["timespan", "datetime"],
      returns: "datetime",
      sql: everywhere((span, time) => later(time, span)),
      repeats: "all",
    }),
    signature({
      params: ["timespan", "timespan"],
      returns: "timespan",
      sql: { duckdb: inTicks(plus), spark: plus },
    }),
    BOTH_DYNAMIC,
  ],
};

export const subtract: ScalarFunction = {
  name: "-",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: everywhere((a, b) => total("kql_subtract", a, b)),
    }),
    signature({ params: ["real", "real"], returns: "real", sql: everywhere(minus) }),
    ofDecimals(minus),
    signature({
      params: ["datetime", "timespan"],
      returns: "datetime",
      sql: everywhere(earlier),
      repeats: "all",
    }),
    signature({ params: ["datetime", "datetime"], returns: "timespan", sql: everywhere(minus) }),
    signature({
      params: ["timespan", "timespan"],
      returns: "timespan",
      sql: { duckdb: inTicks(minus), spark: minus },
    }),
    BOTH_DYNAMIC,
  ],
};

export const multiply: ScalarFunction = {
  name: "*",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: everywhere((a, b) => total("kql_multiply", a, b)),
    }),
    signature({ params: ["real", "real"], returns: "real", sql: everywhere(times) }),
    ofDecimals(times),
    signature({
      params: ["timespan", "long"],
      returns: "timespan",
      sql: { duckdb: inTicks(times), spark: times },
    }),
    signature({
      params: ["long", "timespan"],
      returns: "timespan",
      sql: { duckdb: inTicks(times), spark: times },
    }),
    ...(["real", "decimal"] as const).flatMap((number) => [
      signature({
        params: ["timespan", number],
        returns: "timespan",
        sql: { duckdb: (a, b) => truncated(times(a, b)), spark: (a, b) => cut(times(a, b)) },
      }),
      signature({
        params: [number, "timespan"],
        returns: "timespan",
        sql: { duckdb: (a, b) => truncated(times(a, b)), spark: (a, b) => cut(times(a, b)) },
      }),
    ]),
    BOTH_DYNAMIC,
  ],
};

/** Whole numbers truncate toward zero and a division by zero is null; reals follow IEEE 754. */
export const divide: ScalarFunction = {
  name: "/",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: { duckdb: wholeQuotient, spark: sparkWholeQuotient },
      repeats: "all",
    }),
    signature({
      params: ["real", "real"],
      returns: "real",
      sql: { duckdb: quotient, spark: sparkQuotient },
    }),
    ofDecimals(quotient, sparkQuotient),
    signature({
      params: ["timespan", "timespan"],
      returns: "real",
      sql: { duckdb: (a, b) => quotient(cast(a, "DOUBLE"), b), spark: sparkQuotient },
    }),
    signature({
      params: ["timespan", "long"],
      returns: "timespan",
      sql: { duckdb: wholeQuotient, spark: sparkWholeQuotient },
      repeats: "all",
    }),
    ...(["real", "decimal"] as const).map((number) =>
      signature({
        params: ["timespan", number],
        returns: "timespan",
        sql: {
          duckdb: (a, b) => truncated(quotient(a, double(b))),
          spark: (a, b) => cut(sparkQuotient(a, b)),
        },
      }),
    ),
    BOTH_DYNAMIC,
  ],
};

/** Never negative, whatever the signs; null for a zero divisor of whole numbers. */
export const remainder: ScalarFunction = {
  name: "%",
  reference: REFERENCE,
  signatures: [
    ...(["long", "timespan"] as const).map((type) =>
      signature({
        params: [type, type],
        returns: type,
        sql: everywhere((a, b) => macro("kql_modulo", a, b)),
        repeats: "all",
      }),
    ),
    signature({
      params: ["real", "real"],
      returns: "real",
      sql: everywhere((a, b) => total("kql_modulo_real", a, b)),
      repeats: "all",
    }),
    ofDecimals((a, b) => macro("kql_modulo_real", a, b)),
    BOTH_DYNAMIC,
  ],
};

function negated(value: Fragment, type: "long" | "real" | "decimal" | "timespan"): Fragment {
  return type === "long"
    ? total("kql_subtract", raw("0", { nullable: false }), value)
    : prefix("-", type === "timespan" ? wide(value) : value, Precedence.Unary);
}

const DYNAMIC_OPERAND = refuse("its operand is dynamic", "convert it with tolong(), todouble() ...");

export const negative: ScalarFunction = {
  name: "negative",
  reference: REFERENCE,
  signatures: [
    ...(["long", "real", "decimal", "timespan"] as const).map((type) =>
      signature({
        params: [type],
        returns: type,
        sql: {
          duckdb: (value) => negated(value, type),
          spark: (value) =>
            type === "timespan" ? prefix("-", value, Precedence.Unary) : negated(value, type),
        },
      }),
    ),
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: { duckdb: DYNAMIC_OPERAND },
    }),
  ],
};
