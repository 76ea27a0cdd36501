import type { Column } from "../plan/types.js";
import { parse, type ParsedQuery, type SyntaxNode } from "./kusto.js";
import { parametersOf } from "./operator-parameters.js";

/**
 * Parses a query; members of `union isfuzzy=true` that name a table nobody knows are taken out first, as the engine
 * passes over them. Blanks stand in their place, so that every offset holds.
 */
export function parseTolerant(source: string, tables: ReadonlyMap<string, readonly Column[]>): ParsedQuery {
  const parsed = parse(source, tables);
  if (!/\bisfuzzy\b/.test(source)) return parsed;
  const text = blanked(source, parsed.root);
  return text === source ? parsed : parse(text, tables);
}

function blanked(source: string, root: SyntaxNode): string {
  let text = source;
  for (const union of fuzzyUnions(root)) {
    const members = union.list("Expressions");
    const gone = members.map(namesUnknownTable);
    if (!gone.includes(true)) continue;
    const left = members.filter((_, index) => gone[index] !== true);
    const [first, last] = [members[0], members.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (left.length === 0) {
      // a union of the rows before it with nothing
      if (isPiped(union, root)) text = replace(text, union.span.start, union.span.end, "where true");
      continue;
    }
    // the commas between the members stay only between those that are left
    const list = left.map((member) => member.span);
    let rebuilt = " ".repeat(last.span.end - first.span.start);
    for (const [index, span] of list.entries()) {
      const start = span.start - first.span.start;
      rebuilt = replace(rebuilt, start, start + span.end - span.start, source.slice(span.start, span.end));
      const next = list[index + 1];
      if (next !== undefined)
        rebuilt = replace(rebuilt, span.end - first.span.start, next.start - first.span.start, ",");
    }
    text = replace(text, first.span.start, last.span.end, rebuilt);
  }
  return text;
}

/** The text with a part overwritten and padded with blanks to its length. */
function replace(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by.padEnd(end - start) + text.slice(end);
}

function fuzzyUnions(node: SyntaxNode): SyntaxNode[] {
  const inner = node.children.flatMap(fuzzyUnions);
  const fuzzy = node.kind === "UnionOperator" && /true|1/.test(parametersOf(node).get("isfuzzy")?.text ?? "");
  return fuzzy ? [...inner, node] : inner;
}

function isPiped(union: SyntaxNode, root: SyntaxNode): boolean {
  const holds = (node: SyntaxNode): boolean =>
    (node.kind === "PipeExpression" && node.child("Operator").span.start === union.span.start) ||
    node.children.some(holds);
  return holds(root);
}

/** The source at the bottom of a member's pipe is a name that stands for nothing. */
function namesUnknownTable(member: SyntaxNode): boolean {
  switch (member.kind) {
    case "PipeExpression":
    case "ParenthesizedExpression":
      return namesUnknownTable(member.child("Expression"));
    case "NameReference":
      return member.symbol === undefined;
    default:
      return false;
  }
}
