import type { ScalarFunction } from "../signature.js";
import { isascii, isutf8, reverse, strcmp, stringSize, strlen, tolower, toupper } from "./case.js";
import { codepoints, makeString } from "./codepoints.js";
import { strcat, strcatArray, strcatDelim, strrep } from "./concat.js";
import { isempty, isnotempty, isnotnull, isnull } from "./emptiness.js";
import { encodings } from "./encodings.js";
import { extract, extractAll } from "./extract.js";
import { geoFunctions, geoInfoFromIpAddress } from "./geo.js";
import { cellFunctions } from "./geo-cells.js";
import { shapeFunctions } from "./geo-shapes.js";
import { hashes } from "./hash.js";
import { countof, indexof, indexofRegex } from "./indexof.js";
import { parseCommandLine } from "./parse-command-line.js";
import { replace, replaceRegex, replaceString, replaceStrings, translate } from "./replace.js";
import { split } from "./split.js";
import { substring } from "./substring.js";
import { trim, trimEnd, trimStart } from "./trim.js";

export const stringFunctions: readonly ScalarFunction[] = [
  isempty,
  isnotempty,
  isnull,
  isnotnull,
  strcat,
  strcatDelim,
  strcatArray,
  strrep,
  tolower,
  toupper,
  strlen,
  stringSize,
  reverse,
  isascii,
  isutf8,
  strcmp,
  substring,
  split,
  replaceString,
  replaceStrings,
  replaceRegex,
  replace,
  translate,
  extract,
  extractAll,
  trim,
  trimStart,
  trimEnd,
  indexof,
  indexofRegex,
  countof,
  makeString,
  codepoints,
  ...encodings,
  ...hashes,
  parseCommandLine,
  geoInfoFromIpAddress,
  ...geoFunctions,
  ...cellFunctions,
  ...shapeFunctions,
];
