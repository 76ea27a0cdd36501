import type { ScalarFunction } from "../signature.js";
import { add, divide, multiply, negative, remainder, subtract } from "./arithmetic.js";
import { around } from "./around.js";
import { assert } from "./assert.js";
import { equal, notEqual } from "./equality.js";
import { and, caseFunction, iff, not, or } from "./logic.js";
import { inArrayOperators } from "./in-array.js";
import { isIn, isNotIn } from "./membership.js";
import { coalesce } from "./nulls.js";
import { between, greaterOrEqual, greaterThan, lessOrEqual, lessThan, notBetween } from "./order.js";
import { refuseWhen } from "./refuse-when.js";
import { stringOperators } from "./text.js";

export const operators: readonly ScalarFunction[] = [
  equal,
  notEqual,
  lessThan,
  lessOrEqual,
  greaterThan,
  greaterOrEqual,
  between,
  notBetween,
  around,
  assert,
  and,
  or,
  not,
  iff,
  caseFunction,
  coalesce,
  isIn,
  isNotIn,
  ...inArrayOperators,
  ...stringOperators,
  add,
  subtract,
  multiply,
  divide,
  remainder,
  negative,
  refuseWhen,
];
