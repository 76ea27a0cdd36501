import { aggregate } from "../../plan/build.js";
import { spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `count`: the number of rows, as the column `Count`. */
export const count: LowerOperator = (node, input, scope) => {
  const name = node.tableColumns[0]?.name ?? "Count";
  return aggregate(
    inputOf(node, input),
    [],
    [{ name, value: { kind: "aggregate", type: "long", name: "count", args: [] } }],
    [],
    [{ name, type: "long" }],
    spanIn(scope.context, node),
  );
};
