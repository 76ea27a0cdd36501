import { compose, FALSE, integerLiteral, macro, NULL, type Fragment } from "../../fragment/fragment.js";
import {
  everywhere,
  inDialects,
  openSignature,
  refuse,
  signature,
  type Dialect,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

/** How many weights a filter has that is written out. */
function weightsOf(filter: Fragment): number | undefined {
  if (typeof filter.literal !== "string") return undefined;
  const weights: unknown = JSON.parse(filter.literal);
  return Array.isArray(weights) ? weights.length : undefined;
}

/** The least number of a list. */
const LEAST: Readonly<Record<Dialect, string>> = { duckdb: "list_min", spark: "array_min" };

function fir(dialect: Dialect, args: readonly Fragment[]): Fragment | Refusal {
  const [series = NULL, filter = NULL, normalize, centered = FALSE] = args;
  if (centered.literal === undefined)
    return refuse("whether the window is centered is only known at run time");
  let shift = 0;
  if (centered.literal === true) {
    const weights = weightsOf(filter);
    if (weights === undefined || weights % 2 === 0)
      return refuse("a centered window of a filter that is not written out with an odd number of weights");
    shift = (weights - 1) / 2;
  }
  // normalized unless a weight is negative
  const byDefault = macro("kql_numbers", filter);
  const normalized =
    normalize ??
    compose([byDefault], `coalesce(${LEAST[dialect]}(${byDefault.text}) >= 0, true)`, { nullable: false });
  return macro("kql_series_fir", series, filter, normalized, integerLiteral(shift));
}

/** A moving, weighted window over a series. */
export const seriesFir: ScalarFunction = {
  name: "series_fir",
  reference: "kusto/query/series-fir-function",
  signatures: [
    openSignature({
      params: ["dynamic", "dynamic", "bool", "bool"],
      optional: 2,
      returns: "dynamic",
      repeats: [1],
      sql: inDialects(
        (dialect) =>
          (...args) =>
            fir(dialect, args),
      ),
    }),
  ],
};

/** A recursive filter over a series. */
export const seriesIir: ScalarFunction = {
  name: "series_iir",
  reference: "kusto/query/series-iir-function",
  signatures: [
    signature({
      params: ["dynamic", "dynamic", "dynamic"],
      returns: "dynamic",
      sql: everywhere((series, numerators, denominators) =>
        macro("kql_series_iir", series, numerators, denominators),
      ),
    }),
  ],
};
