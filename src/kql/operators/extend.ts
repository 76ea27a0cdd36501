import { extend as extendRelation } from "../../plan/build.js";
import { hoistWindows } from "../hoist-windows.js";
import { lowerAdded } from "../items.js";
import { overSerialized, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `extend`, `serialize`: a column that exists is replaced in its place; the items do not see each other. */
export const extend: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const expressions = node.list("Expressions");
  if (expressions.length === 0) return rows;
  const items = lowerAdded(expressions, overSerialized(scope, rows), rows.columns, node.tableColumns);
  const hoisted = hoistWindows(
    rows,
    items.map((item) => item.value),
  );
  const values = items.map((item, index) => ({
    name: item.name,
    value: hoisted.values[index] ?? item.value,
  }));
  return hoisted.restore(extendRelation(hoisted.input, values, spanIn(scope.context, node)));
};
