import { conversions } from "./conversions/index.js";
import { dynamicFunctions } from "./dynamic/index.js";
import { addressFunctions } from "./ip/index.js";
import { numberFunctions } from "./numbers/index.js";
import { operators } from "./operators/index.js";
import { refusedFunctions } from "./refused.js";
import { seriesFunctions } from "./series/index.js";
import { parseFunctions } from "./parse/index.js";
import type { ScalarFunction } from "./signature.js";
import { sketchFunctions } from "./sketches.js";
import { stringFunctions } from "./strings/index.js";
import { timeFunctions } from "./time/index.js";

const ALL: readonly ScalarFunction[] = [
  ...operators,
  ...conversions,
  ...dynamicFunctions,
  ...numberFunctions,
  ...seriesFunctions,
  ...addressFunctions,
  ...parseFunctions,
  ...stringFunctions,
  ...timeFunctions,
  ...sketchFunctions,
  ...refusedFunctions,
];

/** Every scalar function and operator, by its name and its aliases. */
export const SCALAR_FUNCTIONS: ReadonlyMap<string, ScalarFunction> = new Map(
  ALL.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])].map((name) => [name, entry] as const)),
);
