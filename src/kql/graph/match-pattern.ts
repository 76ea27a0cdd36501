import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";

export interface PatternNode {
  readonly name: string;
}

/** Whether an edge of a pattern points to the node behind it, to the node before it, or to either. */
export type Direction = "forward" | "backward" | "either";

/** How many edges an edge of a pattern stands for. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** An edge of a pattern. */
export interface PatternEdge {
  readonly name: string;
  readonly direction: Direction;
  /** How many edges it stands for; undefined: one, whose properties are values and no lists. */
  readonly range: Range | undefined;
}

/** `(a)-[e]->(b)...`: nodes, and the edges between them; one edge less than nodes. */
export interface Pattern {
  readonly nodes: readonly PatternNode[];
  readonly edges: readonly PatternEdge[];
}

/** More steps than this in one edge are refused. */
const LONGEST = 32;

/** The sequences of a graph pattern; what has no name of its own gets one. */
export function patternsOf(node: SyntaxNode, scope: Scope): readonly Pattern[] {
  let anonymous = 0;
  const nameOf = (element: SyntaxNode): string => element.optional("Name")?.name ?? `coldhunt_${++anonymous}`;
  return node.list("Patterns").map((pattern) => {
    const elements = pattern.list("PatternElements");
    return {
      nodes: elements
        .filter((element) => element.kind === "GraphMatchPatternNode")
        .map((element) => ({ name: nameOf(element) })),
      edges: elements
        .filter((element) => element.kind === "GraphMatchPatternEdge")
        .map((element) => edgeOf(element, nameOf(element), scope)),
    };
  });
}

function edgeOf(element: SyntaxNode, name: string, scope: Scope): PatternEdge {
  const span = spanIn(scope.context, element);
  const [left, right] = [element.text.startsWith("<"), element.text.endsWith(">")];
  const direction = left === right ? "either" : left ? "backward" : "forward";
  const range = element.optional("Range");
  if (range === undefined) return { name, direction, range: undefined };
  const boundOf = (name: string): number => {
    const bound = range.optional(name);
    return bound?.kind === "LongLiteralExpression" ? Number(bound.literalValue) : NaN;
  };
  const [least, most] = [boundOf("RangeStart"), boundOf("RangeEnd")];
  if (!(least >= 0 && most >= least && most <= LONGEST))
    throw unsupported(span, `'${range.text}' is not translated`, `give bounds up to ${LONGEST}`);
  return { name, direction, range: { least, most } };
}
