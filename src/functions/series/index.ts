import type { ScalarFunction } from "../signature.js";
import { elementFunctions, pairFunctions, seriesTotals } from "./arithmetic.js";
import { decomposeFunctions } from "./decompose.js";
import { fillFunctions } from "./fill.js";
import { seriesFir, seriesIir } from "./filter.js";
import { seriesFitPoly } from "./fit-poly.js";
import { fourierFunctions } from "./fourier.js";
import { refusedSeries } from "./refused.js";
import { seriesSeasonal } from "./seasonal.js";
import { lineFunctions, statsFunctions } from "./statistics.js";

export const seriesFunctions: readonly ScalarFunction[] = [
  ...pairFunctions,
  ...elementFunctions,
  ...seriesTotals,
  ...fillFunctions,
  seriesFir,
  seriesIir,
  ...statsFunctions,
  ...lineFunctions,
  ...seriesFitPoly,
  ...fourierFunctions,
  ...decomposeFunctions,
  ...refusedSeries,
  seriesSeasonal,
];
