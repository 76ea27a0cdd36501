import { call, compose, macro, type Fragment } from "../../fragment/fragment.js";
import { asDynamic } from "../dynamic/json.js";
import { signature, type ScalarFunction } from "../signature.js";

function page(name: string): string {
  return `kusto/query/${name.replaceAll("_", "-")}-function`;
}

/** A function of two arrays place by place; in `each` the numbers are p.x and p.y, p.i and p.j where both are whole. */
function ofPairs(name: string, each: string, macros: readonly string[] = []): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic", "dynamic"],
        returns: "dynamic",
        sql: {
          duckdb: (first, second) => {
            const pairs = macro("kql_series_pairs", first, second);
            return withMacros(
              compose([pairs], `to_json(list_transform(${pairs.text}, lambda p: ${each}))`, {
                nullable: true,
              }),
              macros,
            );
          },
        },
      }),
    ],
  };
}

function withMacros(fragment: Fragment, macros: readonly string[]): Fragment {
  return { ...fragment, macros: new Set([...fragment.macros, ...macros]) };
}

function wholeOr(whole: string, real: string): string {
  return `CASE WHEN p.i IS NULL THEN kql_json_of_number(${real}) ELSE to_json(${whole}) END`;
}

/** Arithmetic and comparison element by element; what is no number, or has no partner, gives null. */
export const pairFunctions: readonly ScalarFunction[] = [
  ofPairs("series_add", wholeOr("kql_add(p.i, p.j)", "p.x + p.y"), ["kql_json_of_number", "kql_add"]),
  ofPairs("series_subtract", wholeOr("kql_subtract(p.i, p.j)", "p.x - p.y"), [
    "kql_json_of_number",
    "kql_subtract",
  ]),
  ofPairs("series_multiply", wholeOr("kql_multiply(p.i, p.j)", "p.x * p.y"), [
    "kql_json_of_number",
    "kql_multiply",
  ]),
  ofPairs("series_divide", "kql_json_of_number(p.x / p.y)", ["kql_json_of_number"]),
  ofPairs("series_pow", "kql_json_of_number(pow(p.x, p.y))", ["kql_json_of_number"]),
  ofPairs("series_greater", "p.x > p.y"),
  ofPairs("series_greater_equals", "p.x >= p.y"),
  ofPairs("series_less", "p.x < p.y"),
  ofPairs("series_less_equals", "p.x <= p.y"),
  ofPairs("series_equals", "p.x = p.y"),
  ofPairs("series_not_equals", "p.x <> p.y"),
];

function ofEach(name: string, each: string): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "dynamic",
        sql: {
          duckdb: (series) => {
            const numbers = macro("kql_numbers", series);
            return withMacros(
              compose(
                [numbers],
                `to_json(list_transform(${numbers.text}, lambda x: kql_json_of_number(${each})))`,
                {
                  nullable: true,
                },
              ),
              ["kql_json_of_number"],
            );
          },
        },
      }),
    ],
  };
}

/** Functions of one number, element by element. */
export const elementFunctions: readonly ScalarFunction[] = [
  ofEach("series_abs", "abs(x)"),
  ofEach("series_sign", "CAST(sign(x) AS DOUBLE)"),
  ofEach("series_floor", "floor(x)"),
  ofEach("series_ceiling", "ceil(x)"),
  ofEach("series_exp", "exp(x)"),
  ofEach("series_log", "CASE WHEN x > 0 THEN ln(x) END"),
  ofEach("series_sin", "sin(x)"),
  ofEach("series_cos", "cos(x)"),
  ofEach("series_tan", "tan(x)"),
  ofEach("series_asin", "CASE WHEN x BETWEEN -1 AND 1 THEN asin(x) END"),
  ofEach("series_acos", "CASE WHEN x BETWEEN -1 AND 1 THEN acos(x) END"),
  ofEach("series_atan", "atan(x)"),
];

function ofNumbers(name: string, result: (numbers: Fragment) => Fragment): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "real",
        sql: { duckdb: (series) => ({ ...result(macro("kql_numbers", series)), nullable: true }) },
      }),
    ],
  };
}

function total(each: string): (numbers: Fragment) => Fragment {
  return (numbers) => compose([numbers], `list_sum(list_transform(${numbers.text}, lambda x: ${each}))`);
}

/** The sum of the products of a pair of arrays, cut to the shorter one. */
function sumOfProducts(first: Fragment, second: Fragment): Fragment {
  return macro("kql_series_dot_product", first, second);
}

/** One number for a whole array, or for two. */
export const seriesTotals: readonly ScalarFunction[] = [
  ofNumbers("series_sum", (numbers) => call("list_sum", numbers)),
  ofNumbers("series_product", (numbers) => call("list_product", numbers)),
  ofNumbers("series_magnitude", (numbers) => call("sqrt", total("x * x")(numbers))),
  {
    name: "series_dot_product",
    reference: page("series_dot_product"),
    signatures: [
      signature({ params: ["dynamic", "dynamic"], returns: "real", sql: { duckdb: sumOfProducts } }),
      signature({
        params: ["dynamic", "real"],
        returns: "real",
        repeats: [0],
        sql: { duckdb: (series, factor) => sumOfProducts(series, repeated(factor, series)) },
      }),
      signature({
        params: ["real", "dynamic"],
        returns: "real",
        repeats: [1],
        sql: { duckdb: (factor, series) => sumOfProducts(repeated(factor, series), series) },
      }),
    ],
  },
  {
    name: "series_cosine_similarity",
    reference: page("series_cosine_similarity"),
    signatures: [
      signature({
        params: ["dynamic", "dynamic"],
        returns: "real",
        sql: { duckdb: (first, second) => macro("kql_series_cosine", first, second) },
      }),
    ],
  },
  {
    name: "series_pearson_correlation",
    reference: page("series_pearson_correlation"),
    signatures: [
      signature({
        params: ["dynamic", "dynamic"],
        returns: "real",
        sql: { duckdb: (first, second) => macro("kql_series_correlation", first, second) },
      }),
    ],
  },
];

function repeated(factor: Fragment, series: Fragment): Fragment {
  return asDynamic(
    compose([factor, series], `list_transform(TRY_CAST(${series.text} AS JSON[]), lambda x: ${factor.text})`),
  );
}
