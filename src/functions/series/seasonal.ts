import { integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";
import { FOUND_PERIOD, NO_PERIOD_IN_SPARK, unlessNamed } from "./periods.js";

const LATE = refuse("a period that is only known while the query runs", "name the period as a number");

/** -1 stands for the period that is found, any other number that is none for no season. */
function seasonal(detected: (series: Fragment) => Fragment | Refusal) {
  return (series: Fragment, period: Fragment): Fragment | Refusal => {
    if (typeof period.literal !== "bigint") return LATE;
    if (period.literal === -1n) return detected(series);
    return macro("kql_series_seasonal", series, period.literal > 0n ? period : integerLiteral(0));
  };
}

const found = (series: Fragment): Fragment => macro("kql_series_seasonal_detected", series);

/** The median of the values at the same place of each period. */
export const seriesSeasonal: ScalarFunction = {
  name: "series_seasonal",
  reference: "kusto/query/series-seasonal-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: { duckdb: found, spark: NO_PERIOD_IN_SPARK },
      repeats: "all",
      approximate: FOUND_PERIOD,
    }),
    signature({
      params: ["dynamic", "long"],
      returns: "dynamic",
      sql: { duckdb: seasonal(found), spark: seasonal(() => NO_PERIOD_IN_SPARK) },
      repeats: "all",
      approximate: unlessNamed(1),
    }),
  ],
};
