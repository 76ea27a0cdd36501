import { openSignature, refuse, type ScalarFunction } from "../signature.js";

const MODEL = "the engine's seasonal model of a series is not published";
const FIT = "the engine's search for the best fit is not published";
const FOURIER = "Fourier transforms are not translated";

/** Series functions whose numbers cannot be had from their description, with the reason. */
export const REFUSED_SERIES: ReadonlyMap<string, string> = new Map([
  ["series_decompose", MODEL],
  ["series_decompose_anomalies", MODEL],
  ["series_decompose_forecast", MODEL],
  ["series_periods_detect", MODEL],
  ["series_periods_validate", MODEL],
  ["series_outliers", "the engine's way of taking percentiles of a series is not published"],
  ["series_fit_2lines", FIT],
  ["series_fit_2lines_dynamic", FIT],
  ["series_fit_poly", FIT],
  ["series_fft", FOURIER],
  ["series_ifft", FOURIER],
]);

export const refusedSeries: readonly ScalarFunction[] = [...REFUSED_SERIES].map(([name, reason]) => ({
  name,
  reference: `kusto/query/${name.replaceAll("_", "-")}-function`,
  signatures: [
    openSignature({ params: [], rest: "any", returns: "dynamic", sql: { duckdb: refuse(reason) } }),
  ],
}));
