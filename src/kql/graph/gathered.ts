import type { Column } from "../../plan/types.js";
import { argumentsOf } from "../function-call.js";
import type { SyntaxNode } from "../kusto.js";

/** A value that is gathered over the edges of a path, or over the nodes between them. */
export interface Gathered {
  readonly kind: "all" | "any" | "map";
  readonly inner: boolean;
  /** The expression over the properties of one edge or node, or the name of one property. */
  readonly value: SyntaxNode;
  /** Where it stands in the query, which tells it apart. */
  readonly at: number;
  /** The column of a path, or of one step, that holds it. */
  readonly column: Column;
}

type Asked = Omit<Gathered, "column">;

const KINDS: ReadonlySet<string> = new Set<Gathered["kind"]>(["all", "any", "map"]);

/** What the clauses of a query ask of an edge of several steps: `all(e, ...)`, `map(inner_nodes(e), ...)`, `e.name`. */
export function gatheredOf(edge: string, clauses: readonly SyntaxNode[]): readonly Gathered[] {
  return clauses
    .flatMap((clause) => askedIn(edge, clause))
    .map((asked, index) => ({
      ...asked,
      column: { name: `coldhunt_gathered_${index}`, type: asked.kind === "map" ? "dynamic" : "bool" },
    }));
}

/** The name that a call may gather over, its first argument: `e`, or `inner_nodes(e)`. */
export function gatheredOver(
  call: SyntaxNode,
): { readonly element: SyntaxNode; readonly inner: boolean } | undefined {
  const [first] = argumentsOf(call);
  const inner = first?.kind === "FunctionCallExpression" && first.child("Name").name === "inner_nodes";
  const element = inner ? argumentsOf(first)[0] : first;
  return element?.kind === "NameReference" ? { element, inner } : undefined;
}

function askedIn(edge: string, node: SyntaxNode): readonly Asked[] {
  const own = askedBy(edge, node);
  return own === undefined ? node.children.flatMap((child) => askedIn(edge, child)) : [own];
}

function askedBy(edge: string, node: SyntaxNode): Asked | undefined {
  const at = node.span.start;
  if (node.kind === "PathExpression") {
    const whole = node.child("Expression");
    if (whole.kind !== "NameReference" || whole.name !== edge) return undefined;
    return { kind: "map", inner: false, value: node.child("Selector"), at };
  }
  if (node.kind !== "FunctionCallExpression" || !KINDS.has(node.child("Name").name)) return undefined;
  const over = gatheredOver(node);
  const [, value] = argumentsOf(node);
  return over?.element.name === edge && value !== undefined
    ? { kind: node.child("Name").name as Gathered["kind"], inner: over.inner, value, at }
    : undefined;
}
