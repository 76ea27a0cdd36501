import type { ScalarFunction } from "../signature.js";
import { capture, captures, capturesAny, ifParsed } from "./captures.js";
import { keyValueFunctions } from "./key-values.js";
import { textParsers } from "./texts.js";
import { parseUserAgent } from "./user-agent.js";

export const parseFunctions: readonly ScalarFunction[] = [
  captures,
  capture,
  capturesAny,
  ifParsed,
  ...keyValueFunctions,
  ...textParsers,
  parseUserAgent,
];
