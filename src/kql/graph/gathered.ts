import type { SyntaxNode } from "../kusto.js";
import type { PatternEdge } from "./match-pattern.js";

/** A value that is gathered over the edges of a path, or over the nodes between them. */
export interface Gathered {
  readonly kind: "all" | "any" | "map";
  readonly inner: boolean;
  /** The expression over the properties of one edge or node, or the name of one property. */
  readonly value: SyntaxNode;
  /** Where it stands in the query, which tells it apart. */
  readonly at: number;
}

const KINDS: ReadonlySet<string> = new Set<Gathered["kind"]>(["all", "any", "map"]);

/** What the clauses of a query ask of an edge of several steps: `all(e, ...)`, `map(inner_nodes(e), ...)`, `e.name`. */
export function gatheredOf(edge: PatternEdge, clauses: readonly SyntaxNode[]): readonly Gathered[] {
  return clauses.flatMap((clause) => gatheredIn(edge.name, clause));
}

function gatheredIn(edge: string, node: SyntaxNode): readonly Gathered[] {
  const own = asGathered(edge, node);
  return own === undefined ? node.children.flatMap((child) => gatheredIn(edge, child)) : [own];
}

function asGathered(edge: string, node: SyntaxNode): Gathered | undefined {
  const at = node.span.start;
  if (node.kind === "PathExpression" && isName(node.child("Expression"), edge))
    return { kind: "map", inner: false, value: node.child("Selector"), at };
  if (node.kind !== "FunctionCallExpression" || !KINDS.has(node.child("Name").name)) return undefined;
  const [over, value] = node.child("ArgumentList").list("Expressions");
  if (over === undefined || value === undefined) return undefined;
  const inner = over.kind === "FunctionCallExpression" && over.child("Name").name === "inner_nodes";
  const [named = over] = inner ? over.child("ArgumentList").list("Expressions") : [over];
  return isName(named, edge)
    ? { kind: node.child("Name").name as Gathered["kind"], inner, value, at }
    : undefined;
}

function isName(node: SyntaxNode, name: string): boolean {
  return node.kind === "NameReference" && node.name === name;
}
