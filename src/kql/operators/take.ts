import { limit } from "../../plan/build.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `take`, `limit`: any so many rows. */
export const take: LowerOperator = (node, input, scope) => {
  const count = lowerScalar(node.child("Expression"), over(scope, undefined));
  return limit(inputOf(node, input), count, spanIn(scope.context, node));
};
