import { compose, macro } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";
import { page } from "../page.js";

function ofEach(name: string, each: string, spark = each): ScalarFunction {
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
            return compose(
              [numbers],
              `to_json(list_transform(${numbers.text}, lambda x: kql_json_of_number(${each})))`,
              { nullable: true, macros: ["kql_json_of_number"] },
            );
          },
          spark: (series) => {
            const numbers = macro("kql_numbers", series);
            return macro(
              "kql_array_of_numbers",
              compose([numbers], `transform(${numbers.text}, x -> ${spark})`),
            );
          },
        },
      }),
    ],
  };
}

/** Past 9e15 a real has no fraction, and Spark's floor and ceiling are of 64 bits. */
function rounded(name: "floor" | "ceil"): string {
  return `CASE WHEN abs(x) < 9e15 THEN CAST(${name}(x) AS DOUBLE) ELSE x END`;
}

/** Functions of one number, element by element. */
export const elementFunctions: readonly ScalarFunction[] = [
  ofEach("series_abs", "abs(x)"),
  ofEach("series_sign", "CAST(sign(x) AS DOUBLE)", "CASE WHEN isnan(x) THEN 0e0 ELSE sign(x) END"),
  ofEach("series_floor", "floor(x)", rounded("floor")),
  ofEach("series_ceiling", "ceil(x)", rounded("ceil")),
  ofEach("series_exp", "exp(x)"),
  ofEach("series_log", "CASE WHEN x > 0 THEN ln(x) END"),
  ofEach("series_sin", "sin(x)"),
  ofEach("series_cos", "cos(x)"),
  ofEach("series_tan", "tan(x)"),
  ofEach("series_asin", "CASE WHEN x BETWEEN -1 AND 1 THEN asin(x) END"),
  ofEach("series_acos", "CASE WHEN x BETWEEN -1 AND 1 THEN acos(x) END"),
  ofEach("series_atan", "atan(x)"),
];
