import type { Span } from "../diagnostics/span.js";
import type { Column } from "../plan/types.js";
import { parse, type ParsedQuery, type SyntaxNode } from "./kusto.js";
import { parametersOf } from "./operator-parameters.js";

/**
 * Parses a query; members of `union isfuzzy=true` that name a table nobody knows are taken out first, as the engine
 * passes over them. Blanks stand in their place, so that every offset holds.
 */
export function parseTolerant(query: string, tables: ReadonlyMap<string, readonly Column[]>): ParsedQuery {
  const { source, parsed } = parsePacks(query, tables);
  if (!/\bisfuzzy\b/.test(source)) return parsed;
  const text = blanked(source, parsed.root);
  return text === source ? parsed : parse(text, tables);
}

/** `find ... project pack_all()`: the parser knows it by its older name only, `pack(*)`. */
function parsePacks(
  query: string,
  tables: ReadonlyMap<string, readonly Column[]>,
): { readonly source: string; readonly parsed: ParsedQuery } {
  let source = query;
  for (;;) {
    const parsed = parse(source, tables);
    const pack = /\bpack_all\b/.test(source) ? packIn(parsed.root, source) : undefined;
    if (pack === undefined) return { source, parsed };
    source = replace(source, pack.start, pack.end, "pack(*)");
  }
}

/** The first `pack_all()` of a find's columns. */
function packIn(node: SyntaxNode, source: string): Span | undefined {
  if (node.kind === "FindProjectClause") {
    const call = /\bpack_all$/.exec(node.text) && /^\s*\(\s*\)/.exec(source.slice(node.span.end));
    return call
      ? { start: node.span.end - "pack_all".length, end: node.span.end + call[0].length }
      : undefined;
  }
  for (const child of node.children) {
    const found = packIn(child, source);
    if (found !== undefined) return found;
  }
  return undefined;
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
