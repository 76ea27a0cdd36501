import { project } from "../../plan/build.js";
import type { Values } from "../../plan/relation.js";
import { lowerPositional } from "../items.js";
import { over, spanIn } from "../scope.js";
import type { LowerOperator } from "./operator.js";

const ONE_EMPTY_ROW: Values = { kind: "values", columns: [], rows: [[]] };

/** `print`: one row of computed values. */
export const print: LowerOperator = (node, _input, scope) => {
  const items = lowerPositional(node.list("Expressions"), over(scope, ONE_EMPTY_ROW), node.tableColumns);
  return project(ONE_EMPTY_ROW, items, spanIn(scope.context, node));
};
