import { aggregate, asItem, callOf, filter, literal, project, sort } from "../../plan/build.js";
import { inOrder, numbered, windowed } from "../../plan/row-order.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { bindAggregate } from "../aggregate-call.js";
import { bindCall } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, spanIn } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

const NEXT = "coldhunt_next";
const PLACE = "coldhunt_place";

/**
 * `top-hitters n of x [by y]`: the most frequent values, or those with the greatest sum. The engine estimates, here
 * the counts are exact. Where the n-th value is as frequent as the next one the engine's choice is not known: the
 * query stops.
 */
export const topHitters: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const span = spanIn(scope.context, node);
  const inner = over(scope, rows);
  const [keyColumn, weightColumn] = node.tableColumns;
  if (keyColumn === undefined || weightColumn === undefined)
    throw new Error("bug: top-hitters without columns");
  const by = node.optional("ByClause")?.child("Expression");
  const weight: Scalar =
    by === undefined
      ? bindAggregate("count", [], span, "long")
      : bindAggregate("sum", [lowerScalar(by, inner)], span, weightColumn.type);
  const key: Item = { name: keyColumn.name, value: lowerScalar(node.child("OfExpression"), inner) };
  const columns: Column[] = [
    { name: keyColumn.name, type: key.value.type },
    { name: weightColumn.name, type: weight.type },
  ];
  const groups = aggregate(rows, [key], [{ name: weightColumn.name, value: weight }], [], columns, span);
  const weightRef: Scalar = { kind: "column", type: weight.type, name: weightColumn.name };
  const sorted = numbered(sort(groups, [{ value: weightRef, descending: true, nullsFirst: false }], span));
  const args: Scalar[] = [weightRef, literal("long", 1n), literal(weight.type, null)];
  const looked = windowed(sorted, [
    { name: NEXT, value: { kind: "window", type: weight.type, name: "next", args } },
    { name: PLACE, value: { kind: "window", type: "long", name: "row_number", args: [literal("long", 1n)] } },
  ]);
  const count = lowerScalar(node.child("Expression"), over(scope, undefined));
  const place: Scalar = { kind: "column", type: "long", name: PLACE };
  const next: Scalar = { kind: "column", type: weight.type, name: NEXT };
  const tied = bindCall("and", [bindCall("==", [place, count]), bindCall("==", [weightRef, next])]);
  const message = literal(
    "string",
    `top-hitters: several values share the last place, and which one the engine takes is not known`,
  );
  const kept = filter(
    looked,
    bindCall("and", [bindCall("<=", [place, count]), callOf("refuse_when", "bool", [tied, message])]),
    span,
  );
  return project(inOrder(kept, new Set([NEXT, PLACE])), columns.map(asItem));
};
