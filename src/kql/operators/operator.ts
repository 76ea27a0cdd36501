import type { Relation } from "../../plan/relation.js";
import type { SyntaxNode } from "../kusto.js";
import type { Scope } from "../scope.js";

/** Lowers one tabular operator; `input` is undefined for those that begin a pipe (`print`, `datatable`, `union` ...). */
export type LowerOperator = (node: SyntaxNode, input: Relation | undefined, scope: Scope) => Relation;

/** The input of an operator that cannot begin a pipe. */
export function inputOf(node: SyntaxNode, input: Relation | undefined): Relation {
  if (input === undefined) throw new Error(`bug: ${node.kind} without an input`);
  return input;
}
