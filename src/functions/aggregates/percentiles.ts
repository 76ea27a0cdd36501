import {
  call,
  caseWhen,
  compose,
  infix,
  macro,
  NULL,
  Precedence,
  raw,
  type Fragment,
} from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { openSignature, refuse, type Refusal, type ScalarFunction } from "../signature.js";
import { aggregateOf, argument } from "./aggregate.js";
import { arrayOf } from "./gathering.js";
import { sparkGathering } from "./spark-gathering.js";

const TYPES: readonly KqlType[] = ["long", "real", "decimal", "datetime", "timespan"];

/**
 * A percentage as a fraction for quantile_disc. It is written as a DECIMAL: with a DOUBLE the seventh of a hundred
 * rows would be the eighth, as 0.07 * 100 is a little more than 7.
 */
function fraction(percent: Fragment): Fragment | Refusal {
  const value = percent.literal;
  if (typeof value !== "number" && typeof value !== "bigint")
    return refuse("a percentile that is only known while the query runs", "give a number");
  if (Number(value) < 0 || Number(value) > 100)
    return refuse(`a percentile of ${value}`, "give a number from 0 to 100");
  const [whole = "0", rest = ""] = Number(value).toFixed(12).split(".");
  const digits = whole.padStart(3, "0");
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}${rest}`
    .replace(/^0+(?=\d)/, "")
    .replace(/0+$/, "0");
  return raw(text, { nullable: false });
}

function fractions(percents: readonly Fragment[]): readonly Fragment[] | Refusal {
  const parts: Fragment[] = [];
  for (const part of percents.map(fraction)) {
    if ("refuse" in part) return part;
    parts.push(part);
  }
  return parts;
}

/** By the nearest rank in Spark, whose own percentile_disc gives doubles. The fraction is a decimal here too. */
function rankedAt(value: Fragment, part: Fragment): Fragment {
  const sorted = call("array_sort", aggregateOf("collect_list", [value]));
  const rank = `greatest(CAST(ceil(${part.text} * size(${sorted.text})) AS INT) - 1, 0)`;
  return compose([sorted], `get(${sorted.text}, ${rank})`, { nullable: true });
}

/** The value at a percentage by the nearest rank. */
export const percentile: ScalarFunction = {
  name: "percentile",
  reference: "kusto/query/percentiles-aggregation-function",
  signatures: TYPES.map((type) =>
    openSignature({
      params: [type, "real"],
      returns: type,
      sql: {
        duckdb: (...args) => {
          const part = fraction(argument(args, 1));
          return "refuse" in part
            ? part
            : { ...call("quantile_disc", argument(args, 0), part), nullable: true };
        },
        spark: (...args) => {
          const part = fraction(argument(args, 1));
          return "refuse" in part ? part : rankedAt(argument(args, 0), part);
        },
      },
    }),
  ),
};

/** Several percentiles as one dynamic array. */
export const percentilesArray: ScalarFunction = {
  name: "percentiles_array",
  reference: "kusto/query/percentiles-aggregation-function",
  signatures: TYPES.map((type) =>
    openSignature({
      params: [type],
      rest: "real",
      returns: "dynamic",
      sql: {
        duckdb: (...args) => {
          const parts = fractions(args.slice(1));
          if ("refuse" in parts) return parts;
          const value = argument(args, 0);
          const list = parts.map((part) => part.text).join(", ");
          const values = compose([value], `quantile_disc(${value.text}, [${list}])`);
          return arrayOf(type, values);
        },
        spark: (...args) => {
          const parts = fractions(args.slice(1));
          if ("refuse" in parts) return parts;
          const value = argument(args, 0);
          const found = parts.map((part) => rankedAt(value, part));
          const any = infix(aggregateOf("count", [value]), ">", raw("0"), Precedence.Comparison);
          return {
            ...caseWhen([[any, sparkGathering.asArray(type, call("array", ...found))]], NULL),
            nullable: true,
          };
        },
      },
    }),
  ),
};

/** The pairs of value and weight of a group, ordered by value. */
function weighted(value: Fragment, weight: Fragment): Fragment {
  return compose(
    [value, weight],
    `list({'v': ${value.text}, 'w': ${weight.text}} ORDER BY ${value.text}) FILTER (WHERE ${value.text} IS NOT NULL AND ${weight.text} > 0)`,
  );
}

/** The same in Spark, and the value up to which the weights make up a percentage. */
function sparkWeighted(value: Fragment, weight: Fragment, percent: Fragment): Fragment {
  const pairs = compose(
    [value, weight],
    `array_sort(collect_list(named_struct('v', ${value.text}, 'w', ${weight.text})) FILTER (WHERE ${value.text} IS NOT NULL AND ${weight.text} > 0))`,
  );
  const place = macro("kql_weighted_place", compose([pairs], `${pairs.text}.w`), percent);
  return compose([pairs, place], `get(${pairs.text}.v, ${place.text})`, { nullable: true });
}

/** A percentile of values that each stand for several. */
export const weightedPercentile: ScalarFunction = {
  name: "percentilew",
  reference: "kusto/query/percentilesw-aggregation-function",
  signatures: TYPES.map((type) =>
    openSignature({
      params: [type, "long", "real"],
      returns: type,
      repeats: [0, 1],
      sql: {
        duckdb: (...args) =>
          macro("kql_weighted_percentile", weighted(argument(args, 0), argument(args, 1)), argument(args, 2)),
        spark: (...args) => sparkWeighted(argument(args, 0), argument(args, 1), argument(args, 2)),
      },
    }),
  ),
};

/** Weighted percentiles as one dynamic array. */
export const weightedPercentilesArray: ScalarFunction = {
  name: "percentilesw_array",
  reference: "kusto/query/percentilesw-aggregation-function",
  signatures: (["long", "real"] as const).map((type) =>
    openSignature({
      params: [type, "long"],
      rest: "real",
      returns: "dynamic",
      repeats: [0, 1],
      sql: {
        duckdb: (...args) => {
          const pairs = weighted(argument(args, 0), argument(args, 1));
          const values = args.slice(2).map((percent) => macro("kql_weighted_percentile", pairs, percent));
          return arrayOf(type, compose(values, `[${values.map((value) => value.text).join(", ")}]`));
        },
        spark: (...args) => {
          const [value, weight] = [argument(args, 0), argument(args, 1)];
          const values = args.slice(2).map((percent) => sparkWeighted(value, weight, percent));
          return sparkGathering.asArray(type, call("array", ...values));
        },
      },
    }),
  ),
};
