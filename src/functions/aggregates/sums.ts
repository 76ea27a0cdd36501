import {
  call,
  cast,
  caseWhen,
  infix,
  macro,
  notNull,
  Precedence,
  prefix,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { aggregationPage } from "../page.js";
import { inDialects, type Dialect } from "../signature.js";
import { DIVISION } from "../time/ticks.js";
import {
  aggregateOf,
  aggregations,
  argument,
  inEach,
  type AggregateForm,
  type AggregateRenderer,
} from "./aggregate.js";

const NAN = { ...cast(raw("'nan'", { nullable: false }), "DOUBLE") };
const ZERO = raw("0", { nullable: false });

/** Sums of 64-bit numbers that do not overflow: DuckDB's own are of 128 bits, Spark's of 64 but for decimals. */
const WIDE: Readonly<Record<Dialect, (value: Fragment) => Fragment>> = {
  duckdb: (value) => value,
  spark: (value) => cast(value, "DECIMAL(20, 0)"),
};

function wideSum(dialect: Dialect, where: Fragment | undefined, args: readonly Fragment[]): Fragment {
  return aggregateOf("sum", [WIDE[dialect](argument(args, 0))], where);
}

/** A sum of 64-bit numbers wraps round; of no values it is 0. */
function wrappedSum(dialect: Dialect): AggregateRenderer {
  return (where, ...args) =>
    notNull(macro("kql_wrap", call("coalesce", wideSum(dialect, where, args), ZERO)));
}

function realSum(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  return notNull(call("coalesce", aggregateOf("sum", [argument(args, 0)], where), raw("0e0")));
}

export const sum = aggregations({
  name: "sum",
  reference: "kusto/query/sum-aggregation-function",
  ifNames: ["sumif"],
  forms: [
    ...(["long", "timespan", "datetime"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: type,
      sql: inDialects(wrappedSum),
    })),
    ...(["real", "decimal"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: type,
      sql: inEach(realSum),
    })),
  ],
});

/** Of no values the average is NaN, not null. */
function realAverage(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  return notNull(call("coalesce", aggregateOf("avg", [argument(args, 0)], where), NAN));
}

/** Whole numbers are summed as such: Spark's own average adds doubles, which depends on the order of the rows. */
function wholeAverage(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const total = cast(wideSum("spark", where, args), "DOUBLE");
  const average = call("try_divide", total, aggregateOf("count", [argument(args, 0)], where));
  return notNull(call("coalesce", average, NAN));
}

/** Ticks are summed as whole numbers: as DOUBLE the average of datetimes would lose its last digits. */
function tickAverage(dialect: Dialect): AggregateRenderer {
  return (where, ...args) => {
    const count = aggregateOf("count", [argument(args, 0)], where);
    const quotient = infix(
      wideSum(dialect, where, args),
      DIVISION[dialect],
      dialect === "spark" ? call("nullif", count, ZERO) : count,
      Precedence.Multiplicative,
    );
    return { ...cast(quotient, "BIGINT"), nullable: true };
  };
}

export const avg = aggregations({
  name: "avg",
  reference: "kusto/query/avg-aggregation-function",
  ifNames: ["avgif"],
  forms: [
    { params: ["long"], returns: "real", sql: { duckdb: realAverage, spark: wholeAverage } },
    { params: ["real"], returns: "real", sql: inEach(realAverage) },
    { params: ["decimal"], returns: "decimal", sql: inEach(realAverage) },
    { params: ["timespan"], returns: "timespan", sql: inDialects(tickAverage) },
    { params: ["datetime"], returns: "datetime", sql: inDialects(tickAverage) },
  ],
});

const ORDERABLE: readonly KqlType[] = ["long", "bool", "datetime", "timespan", "guid"];

/** As in min_of and arg_min, NaN is both the least and the greatest; the engines have it greatest only. */
function leastReal(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const value = argument(args, 0);
  const least = aggregateOf("min", [value], where);
  const anyNan = aggregateOf("bool_or", [call("isnan", value)], where);
  return { ...caseWhen([[anyNan, NAN]], least), nullable: true };
}

function extremum(name: "min" | "max"): readonly AggregateForm[] {
  const plain = (where: Fragment | undefined, ...args: Fragment[]): Fragment =>
    aggregateOf(name, [argument(args, 0)], where);
  const text = (where: Fragment | undefined, ...args: Fragment[]): Fragment =>
    notNull(call("coalesce", plain(where, ...args), raw("''")));
  return [
    ...ORDERABLE.map((type): AggregateForm => ({ params: [type], returns: type, sql: inEach(plain) })),
    { params: ["string"], returns: "string", sql: inEach(text) },
    ...(["real", "decimal"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: type,
      repeats: [0],
      sql: inEach(name === "max" ? plain : leastReal),
    })),
  ];
}

export const min = aggregations({
  name: "min",
  reference: "kusto/query/min-aggregation-function",
  ifNames: ["minif"],
  forms: extremum("min"),
});

export const max = aggregations({
  name: "max",
  reference: "kusto/query/max-aggregation-function",
  ifNames: ["maxif"],
  forms: extremum("max"),
});

/** The spread of a sample of one value is 0, where SQL has null. */
function spread(name: string): readonly AggregateForm[] {
  const sql = (where: Fragment | undefined, ...args: Fragment[]): Fragment =>
    notNull(call("coalesce", aggregateOf(name, [argument(args, 0)], where), raw("0e0")));
  // DuckDB ends the query where a value is NaN or infinite; the differences from their mean are NaN
  const ofReals = (where: Fragment | undefined, ...args: Fragment[]): Fragment => {
    const value = argument(args, 0);
    const finite = call("isfinite", value);
    const several = infix(aggregateOf("count", [value], where), ">", raw("1"), Precedence.Comparison);
    const notFinite = prefix("NOT", finite, Precedence.Not);
    const ofFinite = notNull(call("coalesce", aggregateOf(name, [value], where, finite), raw("0e0")));
    return notNull(
      caseWhen(
        [[infix(aggregateOf("bool_or", [notFinite], where), "AND", several, Precedence.And), NAN]],
        ofFinite,
      ),
    );
  };
  return [
    ...(["long", "timespan"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: "real",
      sql: inEach(sql),
    })),
    { params: ["real"], returns: "real", repeats: [0], sql: { duckdb: ofReals, spark: sql } },
  ];
}

export const spreads = [
  ...aggregations({
    name: "stdev",
    reference: "kusto/query/stdev-aggregation-function",
    ifNames: ["stdevif"],
    forms: spread("stddev_samp"),
  }),
  ...aggregations({
    name: "stdevp",
    reference: "kusto/query/stdevp-aggregation-function",
    ifNames: ["stdevpif"],
    forms: spread("stddev_pop"),
  }),
  ...aggregations({
    name: "variance",
    reference: "kusto/query/variance-aggregation-function",
    ifNames: ["varianceif"],
    forms: spread("var_samp"),
  }),
  ...aggregations({
    name: "variancep",
    reference: "kusto/query/variancep-aggregation-function",
    forms: spread("var_pop"),
  }),
];

function covariance(name: string): readonly AggregateForm[] {
  return [
    {
      params: ["real", "real"],
      returns: "real",
      sql: inEach((where, ...args) =>
        notNull(
          call("coalesce", aggregateOf(name, [argument(args, 0), argument(args, 1)], where), raw("0e0")),
        ),
      ),
    },
  ];
}

export const covariances = [
  ...aggregations({
    name: "covariance",
    reference: "kusto/query/covariance-aggregation-function",
    ifNames: ["covarianceif"],
    ifAt: 2,
    forms: covariance("covar_samp"),
  }),
  ...aggregations({
    name: "covariancep",
    reference: "kusto/query/covariancep-aggregation-function",
    ifNames: ["covariancepif"],
    ifAt: 2,
    forms: covariance("covar_pop"),
  }),
];

function bits(name: string, aggregate: string): ReturnType<typeof aggregations> {
  return aggregations({
    name,
    reference: aggregationPage(name),
    forms: [
      {
        params: ["long"],
        returns: "long",
        sql: inEach((where, ...args) => aggregateOf(aggregate, [argument(args, 0)], where)),
      },
    ],
  });
}

export const binaries = [
  ...bits("binary_all_and", "bit_and"),
  ...bits("binary_all_or", "bit_or"),
  ...bits("binary_all_xor", "bit_xor"),
];
