import { literal, visible } from "../../plan/build.js";
import type { KqlType } from "../../plan/types.js";
import { spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** The .NET types by which the engine names the columns. */
const DATA_TYPES: Readonly<Record<KqlType, string>> = {
  bool: "System.SByte",
  int: "System.Int32",
  long: "System.Int64",
  real: "System.Double",
  decimal: "System.Data.SqlTypes.SqlDecimal",
  datetime: "System.DateTime",
  timespan: "System.TimeSpan",
  string: "System.String",
  guid: "System.Guid",
  dynamic: "System.Object",
};

/** `getschema`: the columns of the input, a row each. */
export const getschema: LowerOperator = (node, input, scope) => ({
  kind: "values",
  columns: node.tableColumns,
  rows: visible(inputOf(node, input).columns).map((column, index) => [
    literal("string", column.name),
    literal("long", BigInt(index)),
    literal("string", DATA_TYPES[column.type]),
    literal("string", column.type),
  ]),
  span: spanIn(scope.context, node),
});
