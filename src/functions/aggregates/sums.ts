import {
  call,
  cast,
  caseWhen,
  infix,
  macro,
  notNull,
  Precedence,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { aggregateOf, aggregations, argument, type AggregateForm } from "./aggregate.js";

const NAN = { ...cast(raw("'nan'", { nullable: false }), "DOUBLE") };
const ZERO = raw("0", { nullable: false });

/** A sum of 64-bit numbers wraps round; of no values it is 0. DuckDB's own sum of BIGINT is a HUGEINT. */
function wrappedSum(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  return notNull(macro("kql_wrap", call("coalesce", aggregateOf("sum", [argument(args, 0)], where), ZERO)));
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
      sql: wrappedSum,
    })),
    ...(["real", "decimal"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: type,
      sql: realSum,
    })),
  ],
});

/** Of no values the average is NaN, not null. */
function realAverage(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  return notNull(call("coalesce", aggregateOf("avg", [argument(args, 0)], where), NAN));
}

/** Ticks are summed as HUGEINT: as DOUBLE the average of datetimes would lose its last digits. */
function tickAverage(where: Fragment | undefined, ...args: Fragment[]): Fragment {
  const value = argument(args, 0);
  const quotient = infix(
    aggregateOf("sum", [value], where),
    "//",
    aggregateOf("count", [value], where),
    Precedence.Multiplicative,
  );
  return { ...cast(quotient, "BIGINT"), nullable: true };
}

export const avg = aggregations({
  name: "avg",
  reference: "kusto/query/avg-aggregation-function",
  ifNames: ["avgif"],
  forms: [
    { params: ["long"], returns: "real", sql: realAverage },
    { params: ["real"], returns: "real", sql: realAverage },
    { params: ["decimal"], returns: "decimal", sql: realAverage },
    { params: ["timespan"], returns: "timespan", sql: tickAverage },
    { params: ["datetime"], returns: "datetime", sql: tickAverage },
  ],
});

const ORDERABLE: readonly KqlType[] = ["long", "bool", "datetime", "timespan", "guid"];

function extremum(name: "min" | "max"): readonly AggregateForm[] {
  const plain = (where: Fragment | undefined, ...args: Fragment[]): Fragment =>
    aggregateOf(name, [argument(args, 0)], where);
  const text = (where: Fragment | undefined, ...args: Fragment[]): Fragment =>
    notNull(call("coalesce", plain(where, ...args), raw("''")));
  return [
    ...ORDERABLE.map((type): AggregateForm => ({ params: [type], returns: type, sql: plain })),
    { params: ["string"], returns: "string", sql: text },
    ...(["real", "decimal"] as const).map((type): AggregateForm => ({
      params: [type],
      returns: type,
      repeats: [0],
      // as in min_of and arg_min, NaN is both the least and the greatest; DuckDB has it greatest only
      sql:
        name === "max"
          ? plain
          : (where, ...args) => {
              const value = argument(args, 0);
              const least = aggregateOf("min", [value], where);
              const anyNan = aggregateOf("bool_or", [call("isnan", value)], where);
              return { ...caseWhen([[anyNan, NAN]], least), nullable: true };
            },
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
  return (["long", "real", "timespan"] as const).map((type): AggregateForm => ({
    params: [type],
    returns: "real",
    sql,
  }));
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
      sql: (where, ...args) =>
        notNull(
          call("coalesce", aggregateOf(name, [argument(args, 0), argument(args, 1)], where), raw("0e0")),
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
    reference: `kusto/query/${name.replaceAll("_", "-")}-aggregation-function`,
    forms: [
      {
        params: ["long"],
        returns: "long",
        sql: (where, ...args) => aggregateOf(aggregate, [argument(args, 0)], where),
      },
    ],
  });
}

export const binaries = [
  ...bits("binary_all_and", "bit_and"),
  ...bits("binary_all_or", "bit_or"),
  ...bits("binary_all_xor", "bit_xor"),
];
