import { macro } from "../../fragment/fragment.js";
import { PERIODS } from "./refused.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";

const UNDETECTED = refuse(PERIODS, "name the period as a number");

/** The median of the values at the same place of each period, for a period that is given; none is looked for. */
export const seriesSeasonal: ScalarFunction = {
  name: "series_seasonal",
  reference: "kusto/query/series-seasonal-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "dynamic",
      sql: { duckdb: UNDETECTED },
    }),
    signature({
      params: ["dynamic", "long"],
      returns: "dynamic",
      sql: everywhere((series, period) =>
        typeof period.literal === "bigint" && period.literal > 0
          ? macro("kql_series_seasonal", series, period)
          : UNDETECTED,
      ),
      repeats: "all",
    }),
  ],
};
