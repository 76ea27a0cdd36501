import type { ScalarFunction } from "../signature.js";
import { decomposeFunctions } from "./decompose.js";
import { elementFunctions } from "./elements.js";
import { fillFunctions } from "./fill.js";
import { seriesFir, seriesIir } from "./filter.js";
import { seriesFitPoly } from "./fit-poly.js";
import { twoLinesFunctions } from "./fit-two-lines.js";
import { fourierFunctions } from "./fourier.js";
import { outlierFunctions } from "./outliers.js";
import { pairFunctions } from "./pairs.js";
import { refusedSeries } from "./refused.js";
import { seriesSeasonal } from "./seasonal.js";
import { lineFunctions, statsFunctions } from "./statistics.js";
import { seriesTotals } from "./totals.js";

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
  ...twoLinesFunctions,
  ...fourierFunctions,
  ...decomposeFunctions,
  ...outlierFunctions,
  ...refusedSeries,
  seriesSeasonal,
];
