import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import type { LowerOperator } from "./operator.js";

/** `range x from a to b step c`: the end is included, in the wrong direction there are no rows. */
export const range: LowerOperator = (node, _input, scope) => {
  const columns = node.tableColumns;
  const type = columns[0]?.type ?? "long";
  const inner = over(scope, undefined);
  const value = (name: string) => lowerScalar(node.child(name), inner);
  return {
    kind: "range",
    from: convert(value("From"), type),
    to: convert(value("To"), type),
    step: convert(value("Step"), type === "datetime" ? "timespan" : type),
    columns,
    span: spanIn(scope.context, node),
  };
};
