import { aggregate, asItem, limit, visible } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import type { Item } from "../../plan/scalar.js";
import { lowerScalar } from "../expression.js";
import { lowerPositional } from "../items.js";
import type { SyntaxNode } from "../kusto.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `distinct a, b`, `distinct *`: each combination once. */
export const distinct: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const expressions = node.list("Expressions");
  const all = expressions.some((expression) => expression.kind === "StarExpression");
  const keys = all
    ? visible(rows.columns).map(asItem)
    : lowerPositional(expressions, over(scope, rows), node.tableColumns);
  return distinctOf(rows, keys, node, scope);
};

/** `sample-distinct n of x`: any n different values. */
export const sampleDistinct: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const keys = lowerPositional([node.child("OfExpression")], over(scope, rows), node.tableColumns);
  const count = lowerScalar(node.child("Expression"), over(scope, undefined));
  return limit(distinctOf(rows, keys, node, scope), count, spanIn(scope.context, node));
};

function distinctOf(rows: Relation, keys: readonly Item[], node: SyntaxNode, scope: Scope): Relation {
  const columns = keys.map((key) => ({ name: key.name, type: key.value.type }));
  return aggregate(rows, keys, [], [], columns, spanIn(scope.context, node));
}
