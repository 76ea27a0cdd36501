import { extend as extendRelation } from "../../plan/build.js";
import { lowerAdded } from "../items.js";
import { over, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `extend`: a column that exists is replaced in its place; the items do not see each other. */
export const extend: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const items = lowerAdded(node.list("Expressions"), over(scope, rows), rows.columns, node.tableColumns);
  return extendRelation(rows, items, spanIn(scope.context, node));
};
