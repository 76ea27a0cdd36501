import { filter } from "../../plan/build.js";
import { preferring } from "../../plan/preferred-rows.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { hoistWindows } from "../hoist-windows.js";
import { overSerialized, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `where`: keeps the rows whose predicate is true; null counts as false. */
export const where: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const predicate = convert(lowerScalar(node.child("Condition"), overSerialized(scope, rows)), "bool");
  const hoisted = hoistWindows(preferring(rows, predicate), [predicate]);
  const kept = filter(hoisted.input, hoisted.values[0] ?? predicate, spanIn(scope.context, node));
  return hoisted.restore(kept);
};
