import {
  call,
  cast,
  infix,
  macro,
  Precedence,
  prefix,
  raw,
  tryCast,
  type Fragment,
} from "../../fragment/fragment.js";
import { refuse, signature, type ScalarFunction, type Signature } from "../signature.js";
import { earlier, later } from "../time/shift.js";

const REFERENCE = "kusto/query/numerical-operators";

const plus = (left: Fragment, right: Fragment): Fragment => infix(left, "+", right, Precedence.Additive);
const minus = (left: Fragment, right: Fragment): Fragment => infix(left, "-", right, Precedence.Additive);
const times = (left: Fragment, right: Fragment): Fragment =>
  infix(left, "*", right, Precedence.Multiplicative);

/** A macro that is null only where an operand is. */
function wrapping(name: string, left: Fragment, right: Fragment): Fragment {
  return { ...macro(name, left, right), nullable: left.nullable || right.nullable };
}

/** Ticks out of a product or quotient with a fraction: parts of a tick are cut; null where they do not fit. */
function ticks(value: Fragment): Fragment {
  return tryCast(call("trunc", value), "BIGINT");
}

/** Ticks that DuckDB would take for a number of 32 bits, and so overflow beside another such number. */
function wide(value: Fragment): Fragment {
  return typeof value.literal === "bigint" && BigInt.asIntN(32, value.literal) === value.literal
    ? cast(value, "BIGINT")
    : value;
}

function double(value: Fragment): Fragment {
  return typeof value.literal === "number" ? value : cast(value, "DOUBLE");
}

const BOTH_DYNAMIC: Signature = signature({
  params: ["dynamic", "dynamic"],
  returns: "dynamic",
  sql: { duckdb: refuse("both sides are dynamic", "convert them with tolong(), todouble() ...") },
});

const DECIMAL = "decimal numbers are computed as 64-bit reals: digits past the fifteenth are lost";

function ofDecimals(sql: (left: Fragment, right: Fragment) => Fragment): Signature {
  return signature({
    params: ["decimal", "decimal"],
    returns: "decimal",
    sql: { duckdb: (left, right) => macro("kql_decimal", sql(left, right)) },
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
      sql: { duckdb: (a, b) => wrapping("kql_add", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: plus } }),
    ofDecimals(plus),
    signature({
      params: ["datetime", "timespan"],
      returns: "datetime",
      sql: { duckdb: later },
      repeats: "all",
    }),
    signature({
      params: ["timespan", "datetime"],
      returns: "datetime",
      sql: { duckdb: (span, time) => later(time, span) },
      repeats: "all",
    }),
    signature({
      params: ["timespan", "timespan"],
      returns: "timespan",
      sql: { duckdb: (a, b) => plus(wide(a), b) },
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
      sql: { duckdb: (a, b) => wrapping("kql_subtract", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: minus } }),
    ofDecimals(minus),
    signature({
      params: ["datetime", "timespan"],
      returns: "datetime",
      sql: { duckdb: earlier },
      repeats: "all",
    }),
    signature({ params: ["datetime", "datetime"], returns: "timespan", sql: { duckdb: minus } }),
    signature({
      params: ["timespan", "timespan"],
      returns: "timespan",
      sql: { duckdb: (a, b) => minus(wide(a), b) },
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
      sql: { duckdb: (a, b) => wrapping("kql_multiply", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: times } }),
    ofDecimals(times),
    signature({
      params: ["timespan", "long"],
      returns: "timespan",
      sql: { duckdb: (a, b) => times(wide(a), b) },
    }),
    signature({
      params: ["long", "timespan"],
      returns: "timespan",
      sql: { duckdb: (a, b) => times(wide(a), b) },
    }),
    ...(["real", "decimal"] as const).flatMap((number) => [
      signature({
        params: ["timespan", number],
        returns: "timespan",
        sql: { duckdb: (a, b) => ticks(times(a, b)) },
      }),
      signature({
        params: [number, "timespan"],
        returns: "timespan",
        sql: { duckdb: (a, b) => ticks(times(a, b)) },
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
      sql: { duckdb: (a, b) => ({ ...infix(a, "//", b, Precedence.Multiplicative), nullable: true }) },
    }),
    signature({
      params: ["real", "real"],
      returns: "real",
      sql: { duckdb: (a, b) => infix(a, "/", b, Precedence.Multiplicative) },
    }),
    ofDecimals((a, b) => infix(a, "/", b, Precedence.Multiplicative)),
    signature({
      params: ["timespan", "timespan"],
      returns: "real",
      sql: { duckdb: (a, b) => infix(cast(a, "DOUBLE"), "/", b, Precedence.Multiplicative) },
    }),
    signature({
      params: ["timespan", "long"],
      returns: "timespan",
      sql: { duckdb: (a, b) => ({ ...infix(a, "//", b, Precedence.Multiplicative), nullable: true }) },
    }),
    ...(["real", "decimal"] as const).map((number) =>
      signature({
        params: ["timespan", number],
        returns: "timespan",
        sql: { duckdb: (a, b) => ticks(infix(a, "/", double(b), Precedence.Multiplicative)) },
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
        sql: { duckdb: (a, b) => macro("kql_modulo", a, b) },
        repeats: [1],
      }),
    ),
    signature({
      params: ["real", "real"],
      returns: "real",
      sql: { duckdb: (a, b) => wrapping("kql_modulo_real", a, b) },
      repeats: "all",
    }),
    ofDecimals((a, b) => macro("kql_modulo_real", a, b)),
    BOTH_DYNAMIC,
  ],
};

export const negative: ScalarFunction = {
  name: "negative",
  reference: REFERENCE,
  signatures: [
    ...(["long", "real", "decimal", "timespan"] as const).map((type) =>
      signature({
        params: [type],
        returns: type,
        sql: {
          duckdb: (value) =>
            type === "long"
              ? wrapping("kql_subtract", raw("0", { nullable: false }), value)
              : prefix("-", type === "timespan" ? wide(value) : value, Precedence.Unary),
        },
      }),
    ),
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: { duckdb: refuse("its operand is dynamic", "convert it with tolong(), todouble() ...") },
    }),
  ],
};
