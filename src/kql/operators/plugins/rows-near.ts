import { columnRef, filter, literal } from "../../../plan/build.js";
import { ORDER_COLUMN } from "../../../plan/order.js";
import { inOrder, numbered, windowed } from "../../../plan/row-order.js";
import type { Scalar } from "../../../plan/scalar.js";
import { bindCall } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";
import type { SyntaxNode } from "../../kusto.js";
import type { LowerPlugin } from "../evaluate.js";

const NEAR = "coldhunt_near";
const MOST_ROWS = 50;

/**
 * `rows_near(condition, n [, after])`: the rows for which the condition holds, with n rows before each and as many
 * (or `after`) behind it, each row once. https://learn.microsoft.com/kusto/query/rows-near-plugin
 */
export const rowsNear: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const [conditionNode, ...counts] = node.child("FunctionCall").child("ArgumentList").list("Expressions");
  if (conditionNode === undefined) throw unsupported(span, "rows_near() takes a condition");
  const condition = bindCall("coalesce", [
    bindCall("tobool", [lowerScalar(conditionNode, over(scope, input))]),
    literal("bool", false),
  ]);
  const [before = 0, after = before] = counts.map((count) => rowCount(count, scope));
  const rows = windowed(numbered(input), [{ name: NEAR, value: condition }]);
  const holds = columnRef({ name: NEAR, type: "bool" });
  const neighbour = (name: "prev" | "next", distance: number): Scalar => ({
    kind: "window",
    type: "bool",
    name,
    args: [holds, literal("long", BigInt(distance)), literal("bool", false)],
  });
  const neighbours = [
    ...Array.from({ length: before }, (_, index) => neighbour("next", index + 1)),
    ...Array.from({ length: after }, (_, index) => neighbour("prev", index + 1)),
  ].map((value, index) => ({ name: `${NEAR}_${index}`, value }));
  const looked = windowed(rows, neighbours);
  const near = neighbours
    .map((item): Scalar => ({ kind: "column", type: "bool", name: item.name }))
    .reduce<Scalar>((all, one) => bindCall("or", [all, one]), holds);
  const added = new Set([NEAR, ORDER_COLUMN, ...neighbours.map((item) => item.name)]);
  return inOrder(filter(looked, near, span), added);
};

function rowCount(node: SyntaxNode, scope: Scope): number {
  const value = lowerScalar(node, over(scope, undefined));
  if (
    value.kind === "literal" &&
    typeof value.value === "bigint" &&
    value.value >= 0n &&
    value.value <= MOST_ROWS
  )
    return Number(value.value);
  throw unsupported(
    spanIn(scope.context, node),
    `rows_near() is translated for a number of rows from 0 to ${MOST_ROWS}`,
  );
}
