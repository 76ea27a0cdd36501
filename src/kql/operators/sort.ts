import { sort as sortRelation } from "../../plan/build.js";
import { over, spanIn } from "../scope.js";
import { lowerSortKey } from "../sort-keys.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `sort by`, `order by`. */
export const sort: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const keys = node.list("Expressions").map((key) => lowerSortKey(key, over(scope, rows)));
  return sortRelation(rows, keys, spanIn(scope.context, node));
};
