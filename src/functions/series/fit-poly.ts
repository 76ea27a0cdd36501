import { cast, integerLiteral, macro, NULL, raw } from "../../fragment/fragment.js";
import { refuse } from "../signature.js";
import { columnFunctions, partOfBag, type SeriesColumn } from "./columns.js";

/** The columns of `series_fit_poly()`, in order. */
export const POLY_COLUMNS: readonly SeriesColumn[] = [
  { name: "rsquare", type: "real" },
  { name: "coefficients", type: "dynamic" },
  { name: "variance", type: "real" },
  { name: "rvariance", type: "real" },
  { name: "poly_fit", type: "dynamic" },
];

const EVENLY = cast(raw("'null'"), "JSON");

/** The polynomial nearest to a series; without places the points are those of 1, 2, 3 ... */
export const seriesFitPoly = columnFunctions({
  name: "series_fit_poly",
  columns: POLY_COLUMNS,
  params: ["dynamic", "dynamic", "long"],
  optional: 2,
  approximate:
    "series_fit_poly() finds coefficients that agree in fewer digits where the powers of the places differ much",
  value: ([y = NULL, x = EVENLY, degree = integerLiteral(1)]) => macro("kql_series_fit_poly", y, x, degree),
  part: partOfBag,
  sparkPart: refuse("polynomials are fitted by a function of coldhunt itself, which Spark has not"),
});
