import { limit, sort } from "../../plan/build.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import { lowerSortKey } from "../sort-keys.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `top n by x`: the first n rows of the sorted ones, in their order. */
export const top: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const span = spanIn(scope.context, node);
  const key = lowerSortKey(node.child("ByExpression"), over(scope, rows));
  const count = lowerScalar(node.child("Expression"), over(scope, undefined));
  return limit(sort(rows, [key], span), count, span);
};
