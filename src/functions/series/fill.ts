import { macro, NULL, raw, TRUE, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { everywhere, openSignature, type Renderer, type ScalarFunction } from "../signature.js";

const ZERO: Fragment = raw("'0.0'::JSON", { nullable: false });

const SPARK_ZERO: Fragment = raw("'0.0'", { nullable: false });

function linear(zero: Fragment): Renderer {
  return (...args) => {
    const [series = NULL, placeholder = NULL, edges = TRUE, filler = zero] = args;
    return macro("kql_series_fill_linear", series, placeholder, edges, filler);
  };
}

function neighbour(name: string, macroName: string): ScalarFunction {
  return {
    name,
    reference: page(name),
    signatures: [
      openSignature({
        params: ["dynamic", "value"],
        optional: 1,
        returns: "dynamic",
        sql: everywhere((...args) => {
          const [series = NULL, placeholder = NULL] = args;
          return macro(macroName, series, placeholder);
        }),
      }),
    ],
  };
}

/** Missing elements of a series replaced; missing is null unless another value is named. */
export const fillFunctions: readonly ScalarFunction[] = [
  neighbour("series_fill_forward", "kql_series_fill_forward"),
  neighbour("series_fill_backward", "kql_series_fill_backward"),
  {
    name: "series_fill_const",
    reference: "kusto/query/series-fill-const-function",
    signatures: [
      openSignature({
        params: ["dynamic", "value", "value"],
        optional: 1,
        returns: "dynamic",
        sql: everywhere((...args) => {
          const [series = NULL, filler = NULL, placeholder = NULL] = args;
          return macro("kql_series_fill_const", series, filler, placeholder);
        }),
      }),
    ],
  },
  {
    name: "series_fill_linear",
    reference: "kusto/query/series-fill-linear-function",
    signatures: [
      openSignature({
        params: ["dynamic", "value", "bool", "value"],
        optional: 3,
        returns: "dynamic",
        sql: { duckdb: linear(ZERO), spark: linear(SPARK_ZERO) },
      }),
    ],
  },
];
