import { call, compose, macro, type Fragment } from "../../fragment/fragment.js";
import { asDynamic } from "../dynamic/json.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";
import { page } from "../page.js";

type OfNumbers = (numbers: Fragment) => Fragment;

function ofNumbers(name: string, duckdb: OfNumbers, spark: OfNumbers): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "real",
        sql: {
          duckdb: (series) => ({ ...duckdb(macro("kql_numbers", series)), nullable: true }),
          spark: (series) => ({ ...spark(macro("kql_numbers", series)), nullable: true }),
        },
      }),
    ],
  };
}

const squares: OfNumbers = (numbers) =>
  compose([numbers], `list_sum(list_transform(${numbers.text}, lambda x: x * x))`);

const sparkSquares: OfNumbers = (numbers) =>
  macro("kql_total", compose([numbers], `transform(${numbers.text}, x -> x * x)`));

/** The sum of the products of a pair of arrays, cut to the shorter one. */
function sumOfProducts(first: Fragment, second: Fragment): Fragment {
  return macro("kql_series_dot_product", first, second);
}

/** One number for a whole array, or for two. */
export const seriesTotals: readonly ScalarFunction[] = [
  ofNumbers(
    "series_sum",
    (numbers) => call("list_sum", numbers),
    (numbers) => macro("kql_total", numbers),
  ),
  ofNumbers(
    "series_product",
    (numbers) => call("list_product", numbers),
    (numbers) => macro("kql_product", numbers),
  ),
  ofNumbers(
    "series_magnitude",
    (numbers) => call("sqrt", squares(numbers)),
    (numbers) => call("sqrt", sparkSquares(numbers)),
  ),
  {
    name: "series_dot_product",
    reference: page("series_dot_product"),
    signatures: [
      signature({ params: ["dynamic", "dynamic"], returns: "real", sql: everywhere(sumOfProducts) }),
      signature({
        params: ["dynamic", "real"],
        returns: "real",
        repeats: [0],
        sql: {
          duckdb: (series, factor) => sumOfProducts(series, repeated(factor, series)),
          spark: (series, factor) => sumOfProducts(series, sparkRepeated(factor, series)),
        },
      }),
      signature({
        params: ["real", "dynamic"],
        returns: "real",
        repeats: [1],
        sql: {
          duckdb: (factor, series) => sumOfProducts(repeated(factor, series), series),
          spark: (factor, series) => sumOfProducts(sparkRepeated(factor, series), series),
        },
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
        sql: everywhere((first, second) => macro("kql_series_cosine", first, second)),
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
        sql: everywhere((first, second) => macro("kql_series_correlation", first, second)),
      }),
    ],
  },
];

function repeated(factor: Fragment, series: Fragment): Fragment {
  return asDynamic(
    compose([factor, series], `list_transform(TRY_CAST(${series.text} AS JSON[]), lambda x: ${factor.text})`),
  );
}

function sparkRepeated(factor: Fragment, series: Fragment): Fragment {
  const items = macro("kql_list", series);
  const list = compose([factor, items], `array_repeat(CAST(${factor.text} AS DOUBLE), size(${items.text}))`);
  return macro("kql_array_of_numbers", list);
}
