import { extend } from "../../../plan/build.js";
import type { Item, Scalar } from "../../../plan/scalar.js";
import { bindCall } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import { over, spanIn } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";

/**
 * `dcount_intersect(hll, hll, ...)`: how many values the first sketch has, how many of these the second has too, and so
 * on. https://learn.microsoft.com/kusto/query/dcount-intersect-plugin
 */
export const dcountIntersect: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const sketches = node
    .child("FunctionCall")
    .child("ArgumentList")
    .list("Expressions")
    .map((arg) => lowerScalar(arg, over(scope, input)));
  let common: Scalar | undefined;
  const items = sketches.map((sketch, index): Item => {
    common = common === undefined ? sketch : bindCall("hll_intersection", [common, sketch], span);
    return { name: `s${String(index)}`, value: bindCall("dcount_hll", [common], span) };
  });
  return extend(input, items, span);
};
