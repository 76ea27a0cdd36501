import { extend as extendRelation } from "../../plan/build.js";
import { overWindows } from "../hoist-windows.js";
import { lowerAdded } from "../items.js";
import { overSerialized, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `extend`, `serialize`: a column that exists is replaced in its place; the items do not see each other. */
export const extend: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const expressions = node.list("Expressions");
  if (expressions.length === 0) return rows;
  const items = lowerAdded(expressions, overSerialized(scope, rows), rows.columns, node.tableColumns);
  const span = spanIn(scope.context, node);
  return overWindows(rows, items, (freed, values) => extendRelation(freed, values, span));
};
