import { call, cast, infix, macro, Precedence, prefix, raw, type Fragment } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

const REFERENCE = "kusto/query/numerical-operators";

const plus = (left: Fragment, right: Fragment): Fragment => infix(left, "+", right, Precedence.Additive);
const minus = (left: Fragment, right: Fragment): Fragment => infix(left, "-", right, Precedence.Additive);
const times = (left: Fragment, right: Fragment): Fragment =>
  infix(left, "*", right, Precedence.Multiplicative);

/** Ticks out of a product or quotient with a fraction: parts of a tick are cut. */
function ticks(value: Fragment): Fragment {
  return cast(call("trunc", value), "BIGINT");
}

function double(value: Fragment): Fragment {
  return typeof value.literal === "number" ? value : cast(value, "DOUBLE");
}

/** Whether a literal is so small that a sum with it cannot leave 64 bits in practice is not known: longs wrap. */
export const add: ScalarFunction = {
  name: "+",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: { duckdb: (a, b) => macro("kql_add", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: plus } }),
    signature({ params: ["decimal", "decimal"], returns: "decimal", sql: { duckdb: plus } }),
    signature({ params: ["datetime", "timespan"], returns: "datetime", sql: { duckdb: plus } }),
    signature({ params: ["timespan", "datetime"], returns: "datetime", sql: { duckdb: plus } }),
    signature({ params: ["timespan", "timespan"], returns: "timespan", sql: { duckdb: plus } }),
  ],
};

export const subtract: ScalarFunction = {
  name: "-",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: { duckdb: (a, b) => macro("kql_subtract", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: minus } }),
    signature({ params: ["decimal", "decimal"], returns: "decimal", sql: { duckdb: minus } }),
    signature({ params: ["datetime", "timespan"], returns: "datetime", sql: { duckdb: minus } }),
    signature({ params: ["datetime", "datetime"], returns: "timespan", sql: { duckdb: minus } }),
    signature({ params: ["timespan", "timespan"], returns: "timespan", sql: { duckdb: minus } }),
  ],
};

export const multiply: ScalarFunction = {
  name: "*",
  reference: REFERENCE,
  signatures: [
    signature({
      params: ["long", "long"],
      returns: "long",
      sql: { duckdb: (a, b) => macro("kql_multiply", a, b) },
    }),
    signature({ params: ["real", "real"], returns: "real", sql: { duckdb: times } }),
    signature({ params: ["decimal", "decimal"], returns: "decimal", sql: { duckdb: times } }),
    signature({ params: ["timespan", "long"], returns: "timespan", sql: { duckdb: times } }),
    signature({ params: ["long", "timespan"], returns: "timespan", sql: { duckdb: times } }),
    signature({
      params: ["timespan", "real"],
      returns: "timespan",
      sql: { duckdb: (a, b) => ticks(times(a, b)) },
    }),
    signature({
      params: ["real", "timespan"],
      returns: "timespan",
      sql: { duckdb: (a, b) => ticks(times(a, b)) },
    }),
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
    signature({
      params: ["decimal", "decimal"],
      returns: "decimal",
      sql: { duckdb: (a, b) => infix(a, "/", b, Precedence.Multiplicative) },
    }),
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
    signature({
      params: ["timespan", "real"],
      returns: "timespan",
      sql: { duckdb: (a, b) => ticks(infix(a, "/", double(b), Precedence.Multiplicative)) },
    }),
  ],
};

/** Never negative, whatever the signs; null for a zero divisor of whole numbers. */
function modulo(a: Fragment, b: Fragment): Fragment {
  const size = call("abs", b);
  const once = infix(a, "%", b, Precedence.Multiplicative);
  return {
    ...infix(infix(once, "+", size, Precedence.Additive), "%", size, Precedence.Multiplicative),
    nullable: true,
  };
}

export const remainder: ScalarFunction = {
  name: "%",
  reference: REFERENCE,
  signatures: (["long", "real", "decimal", "timespan"] as const).map((type) =>
    signature({ params: [type, type], returns: type, sql: { duckdb: modulo }, repeats: [1] }),
  ),
};

export const negative: ScalarFunction = {
  name: "negative",
  reference: REFERENCE,
  signatures: (["long", "real", "decimal", "timespan"] as const).map((type) =>
    signature({
      params: [type],
      returns: type,
      sql: {
        duckdb: (value) =>
          type === "long"
            ? macro("kql_subtract", raw("0", { nullable: false }), value)
            : prefix("-", value, Precedence.Unary),
      },
    }),
  ),
};
