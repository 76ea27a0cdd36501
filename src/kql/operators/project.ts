import { project as projectRelation } from "../../plan/build.js";
import { overWindows } from "../hoist-windows.js";
import { lowerPositional } from "../items.js";
import { overSerialized, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `project`: exactly these columns. */
export const project: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const items = lowerPositional(node.list("Expressions"), overSerialized(scope, rows), node.tableColumns);
  const span = spanIn(scope.context, node);
  return overWindows(rows, items, (freed, values) => projectRelation(freed, values, span));
};
