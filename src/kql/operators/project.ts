import { project as projectRelation } from "../../plan/build.js";
import { hoistWindows } from "../hoist-windows.js";
import { lowerPositional } from "../items.js";
import { overSerialized, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `project`: exactly these columns. */
export const project: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const items = lowerPositional(node.list("Expressions"), overSerialized(scope, rows), node.tableColumns);
  const hoisted = hoistWindows(
    rows,
    items.map((item) => item.value),
  );
  const values = items.map((item, index) => ({
    name: item.name,
    value: hoisted.values[index] ?? item.value,
  }));
  return hoisted.restore(projectRelation(hoisted.input, values, spanIn(scope.context, node)));
};
