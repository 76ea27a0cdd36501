import { columnRef } from "../plan/build.js";
import type { JoinKey, Relation } from "../plan/relation.js";
import type { ColumnRef } from "../plan/scalar.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid, unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** The columns that the clause `on` names: `a`, `$left.a == $right.b`, several of them. */
export function lowerJoinKeys(
  clause: SyntaxNode | undefined,
  left: Relation,
  right: Relation,
  scope: Scope,
): readonly (JoinKey & { readonly left: ColumnRef; readonly right: ColumnRef })[] {
  if (clause?.kind !== "JoinOnClause") {
    throw unsupported(
      clause === undefined ? undefined : spanIn(scope.context, clause),
      "a join without 'on' is not translated",
    );
  }
  return clause.list("Expressions").flatMap((node) => keysOf(node, left, right, scope));
}

function keysOf(
  node: SyntaxNode,
  left: Relation,
  right: Relation,
  scope: Scope,
): { readonly left: ColumnRef; readonly right: ColumnRef }[] {
  switch (node.kind) {
    case "ParenthesizedExpression":
      return keysOf(node.child("Expression"), left, right, scope);
    case "AndExpression":
      return [node.child("Left"), node.child("Right")].flatMap((part) => keysOf(part, left, right, scope));
    case "NameReference":
      return [
        { left: columnOf(node.name, left, node, scope), right: columnOf(node.name, right, node, scope) },
      ];
    case "EqualExpression": {
      const sides = [sideOf(node.child("Left"), scope), sideOf(node.child("Right"), scope)];
      const onLeft = sides.find((side) => side.side === "$left");
      const onRight = sides.find((side) => side.side === "$right");
      if (onLeft === undefined || onRight === undefined)
        throw invalid(spanIn(scope.context, node), `'${node.text}' compares no column of each side`);
      return [
        {
          left: columnOf(onLeft.name, left, node, scope),
          right: columnOf(onRight.name, right, node, scope),
        },
      ];
    }
    default:
      throw unsupported(spanIn(scope.context, node), `the join condition '${node.text}' is not translated`);
  }
}

/** `$left.a`, `$right.b`, `$left["a"]`. */
function sideOf(node: SyntaxNode, scope: Scope): { readonly side: string; readonly name: string } {
  if (node.kind === "ParenthesizedExpression") return sideOf(node.child("Expression"), scope);
  if (node.kind === "PathExpression") {
    const selector = node.child("Selector");
    if (selector.kind === "NameReference")
      return { side: node.child("Expression").name, name: selector.name };
  }
  throw unsupported(
    spanIn(scope.context, node),
    `'${node.text}' as a side of a join condition is not translated`,
  );
}

function columnOf(name: string, relation: Relation, node: SyntaxNode, scope: Scope): ColumnRef {
  const column = relation.columns.find((candidate) => candidate.name === name && candidate.hidden !== true);
  if (column === undefined)
    throw invalid(spanIn(scope.context, node), `no column '${name}' on that side of the join`);
  return columnRef(column);
}
