import type { ScalarFunction } from "../signature.js";
import { bin, binAt } from "./bin.js";
import { bits } from "./bits.js";
import { distributions } from "./distributions.js";
import { elementary } from "./elementary.js";
import { maxOf, minOf } from "./extremes.js";
import { formatBytes } from "./format-bytes.js";
import { newGuid, rand } from "./random.js";
import { ceiling, roundFunction } from "./rounding.js";
import { unitConversions } from "./unit-conversions.js";

export const numberFunctions: readonly ScalarFunction[] = [
  ...elementary,
  bin,
  binAt,
  roundFunction,
  ceiling,
  ...bits,
  maxOf,
  minOf,
  rand,
  newGuid,
  formatBytes,
  ...distributions,
  ...unitConversions,
];
