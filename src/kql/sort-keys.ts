import type { SortKey } from "../plan/relation.js";
import { lowerScalar } from "./expression.js";
import type { SyntaxNode } from "./kusto.js";
import type { Scope } from "./scope.js";

/** `expression [asc|desc] [nulls first|last]`: descending by default; nulls come first ascending, last descending. */
export function lowerSortKey(node: SyntaxNode, scope: Scope): SortKey {
  if (node.kind !== "OrderedExpression")
    return { value: lowerScalar(node, scope), descending: true, nullsFirst: false };
  const ordering = node.optional("Ordering");
  const descending = ordering?.optional("AscOrDescKeyword")?.name !== "asc";
  const nulls = ordering?.optional("NullsClause")?.optional("FirstOrLastKeyword")?.name;
  return {
    value: lowerScalar(node.child("Expression"), scope),
    descending,
    nullsFirst: nulls === undefined ? !descending : nulls === "first",
  };
}
