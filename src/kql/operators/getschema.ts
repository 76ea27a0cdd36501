import { literal, visible } from "../../plan/build.js";
import type { Scalar } from "../../plan/scalar.js";
import { isSketch, type Column, type KqlType } from "../../plan/types.js";
import { unsupported } from "../refusal.js";
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
  hll: "System.Object",
  tdigest: "System.Object",
};

/** `getschema`: the columns of the input, a row each; of the kind `csl` all of them in one text. */
export const getschema: LowerOperator = (node, input, scope) => {
  const columns = visible(inputOf(node, input).columns);
  const kind = node.optional("KindParameter")?.optional("Expression");
  const inOneText = kind?.text.trim().toLowerCase() === "csl";
  if (kind !== undefined && kind.text !== "" && !inOneText)
    throw unsupported(spanIn(scope.context, kind), `getschema of the kind '${kind.text}' is not translated`);
  return {
    kind: "values",
    columns: node.tableColumns,
    rows: inOneText ? [[literal("string", columns.map(declared).join(","))]] : columns.map(described),
    span: spanIn(scope.context, node),
  };
};

/** A column as a schema in a query has it. */
function declared(column: Column): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(column.name);
  return `${isPlain ? column.name : `['${column.name}']`}:${isSketch(column.type) ? "dynamic" : column.type}`;
}

function described(column: Column, index: number): Scalar[] {
  return [
    literal("string", column.name),
    literal("long", BigInt(index)),
    literal("string", DATA_TYPES[column.type]),
    literal("string", isSketch(column.type) ? "dynamic" : column.type),
  ];
}
