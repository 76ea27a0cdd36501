import { filter } from "../../plan/build.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `where`: keeps the rows whose predicate is true; null counts as false. */
export const where: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const predicate = lowerScalar(node.child("Condition"), over(scope, rows));
  return filter(rows, convert(predicate, "bool"), spanIn(scope.context, node));
};
