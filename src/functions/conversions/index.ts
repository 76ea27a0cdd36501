import type { ScalarFunction } from "../signature.js";
import { gettype } from "./gettype.js";
import { tobool } from "./to-bool.js";
import { toguid } from "./to-guid.js";
import { todecimal, todouble } from "./to-real.js";
import { todatetime, totimespan } from "./to-time.js";
import { toint, tolong } from "./to-whole.js";
import { tohex } from "./tohex.js";
import { tostring } from "./tostring.js";

export const conversions: readonly ScalarFunction[] = [
  tostring,
  toint,
  tolong,
  todouble,
  todecimal,
  tobool,
  todatetime,
  totimespan,
  toguid,
  gettype,
  tohex,
];
