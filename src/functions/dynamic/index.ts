import type { ScalarFunction } from "../signature.js";
import {
  arrayConcat,
  arrayIff,
  arrayIndexOf,
  arrayLength,
  arrayMoves,
  arrayReverse,
  arraySlice,
  arraySorted,
  arraySplit,
  arraySum,
  jaccardIndex,
  setEquals,
  setFunctions,
  setHasElement,
} from "./arrays.js";
import { bagHasKey, bagKeys, bagMerge, bagRemoveKeys, bagSetKey, bagZip, treepath } from "./bags.js";
import { element, elementBy, elementText } from "./element.js";
import { graphComponents } from "./graph-components.js";
import { expandArray, expandBag, typedElements } from "./expand.js";
import { bagPack, packAll, packArray, repeat, zip } from "./pack.js";
import { dynamicToJson, parseJson, toDynamicValue } from "./parse-json.js";
import { rangeFunction } from "./range.js";
import { seriesLength, seriesSlot, seriesStep } from "./series-slot.js";

export const dynamicFunctions: readonly ScalarFunction[] = [
  element,
  graphComponents,
  elementText,
  elementBy,
  parseJson,
  toDynamicValue,
  dynamicToJson,
  packArray,
  bagPack,
  packAll,
  zip,
  repeat,
  rangeFunction,
  bagKeys,
  bagMerge,
  bagHasKey,
  bagSetKey,
  bagRemoveKeys,
  bagZip,
  treepath,
  arrayLength,
  arrayConcat,
  arraySlice,
  arraySplit,
  arrayIndexOf,
  ...arrayMoves,
  arrayReverse,
  arraySum,
  arrayIff,
  arraySorted,
  setEquals,
  ...setFunctions,
  setHasElement,
  jaccardIndex,
  expandBag,
  expandArray,
  ...typedElements,
  seriesSlot,
  seriesLength,
  seriesStep,
];
