import { project as projectRelation } from "../../plan/build.js";
import { lowerPositional } from "../items.js";
import { over, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `project`: exactly these columns. */
export const project: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const items = lowerPositional(node.list("Expressions"), over(scope, rows), node.tableColumns);
  return projectRelation(rows, items, spanIn(scope.context, node));
};
