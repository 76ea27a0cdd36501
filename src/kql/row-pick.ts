import { columnRef, visible } from "../plan/build.js";
import { ORDER_COLUMN } from "../plan/order.js";
import type { RowPick } from "../plan/relation.js";
import type { Item, Scalar } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { refuseUnlisted, spanIn, type Scope } from "./scope.js";

const ORDERS: Readonly<Record<string, RowPick["order"]>> = {
  arg_max: "max",
  argmax: "max",
  arg_min: "min",
  argmin: "min",
  any: "any",
  take_any: "any",
};

/** The names of the functions that may take values of one row. */
export const ROW_PICKS: ReadonlySet<string> = new Set(Object.keys(ORDERS));

/** Whether a call takes several values from one and the same row of a group. */
export function isRowPick(node: SyntaxNode): boolean {
  if (node.kind !== "FunctionCallExpression") return false;
  const order = ORDERS[node.child("Name").name];
  if (order === undefined) return false;
  const args = argumentsOf(node);
  return order !== "any" || args.length > 1 || args[0]?.kind === "StarExpression";
}

/** `arg_max(by, a, b)`, `arg_max(by, *)`, `take_any(a, b)`, `take_any(*)` with the analyser's output columns. */
export function lowerRowPick(node: SyntaxNode, scope: Scope, outputs: readonly Column[]): RowPick {
  const order = ORDERS[node.child("Name").name];
  if (order === undefined) throw new Error(`bug: ${node.child("Name").name} picks no row`);
  const type = node.resultType;
  const original = type.kind === "tuple" ? type.columns : outputs;
  const args = argumentsOf(node).map((arg) =>
    arg.kind === "SimpleNamedExpression" ? arg.child("Expression") : arg,
  );
  const values: Scalar[] = [];
  for (const arg of args) {
    if (arg.kind === "StarExpression") values.push(...starValues(original.slice(values.length), scope, node));
    else values.push(lowerScalar(arg, scope));
  }
  if (values.length !== outputs.length) throw new Error("bug: the analyser counts other picked columns");
  const picks = values.map((value, index): Item => ({ name: outputs[index]?.name ?? "", value }));
  const place: Scalar = { kind: "column", type: "long", name: ORDER_COLUMN };
  return order === "any" ? { order, picks, place } : { order, by: values[0], picks, place };
}

/** The columns that `*` stands for; the old spellings put the function and its argument before their names. */
function starValues(names: readonly Column[], scope: Scope, node: SyntaxNode): Scalar[] {
  if (scope.row !== undefined) refuseUnlisted(node, scope.row, scope);
  const left = [...visible(scope.row?.columns ?? [])];
  return names.map(({ name }) => {
    const exact = left.findIndex((column) => column.name === name);
    const at = exact >= 0 ? exact : left.findIndex((column) => name.endsWith(`_${column.name}`));
    const [column] = at < 0 ? [] : left.splice(at, 1);
    if (column === undefined)
      throw unsupported(
        spanIn(scope.context, node),
        `'${node.text}' takes a column '${name}' that is not there`,
      );
    return columnRef(column);
  });
}
