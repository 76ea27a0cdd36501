import type { Scalar } from "../../plan/scalar.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import type { LowerOperator } from "./operator.js";

/** `datatable`: rows written out, each value converted to its column's type. */
export const datatable: LowerOperator = (node, _input, scope) => {
  const columns = node.tableColumns;
  const cells = node.list("Values").map((value, index) => {
    const column = columns[index % columns.length];
    if (column === undefined) throw new Error("bug: a datatable without columns");
    return convert(lowerScalar(value, over(scope, undefined)), column.type);
  });
  const rows: Scalar[][] = [];
  for (let start = 0; start < cells.length; start += columns.length)
    rows.push(cells.slice(start, start + columns.length));
  return { kind: "values", columns, rows, span: spanIn(scope.context, node) };
};
