import { extend, literal, visible } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { Column } from "../plan/types.js";
import type { SyntaxNode } from "./kusto.js";

/** The rows with columns that the table does not have as null. */
export function withColumns(relation: Relation, read: readonly Column[]): Relation {
  const own = new Set(visible(relation.columns).map((column) => column.name));
  const missing = read.filter((column) => !own.has(column.name));
  if (missing.length === 0) return relation;
  return extend(
    relation,
    missing.map((column) => ({
      name: column.name,
      value: literal(column.type, column.type === "string" ? "" : null),
    })),
  );
}

/** The columns that a condition names, with their types. */
export function columnsRead(node: SyntaxNode): Column[] {
  const found = new Map<string, Column>();
  const visit = (part: SyntaxNode): void => {
    if (part.kind === "NameReference" && part.symbol?.kind === "Column" && part.scalarType !== undefined)
      found.set(part.name, { name: part.name, type: part.scalarType });
    part.children.forEach(visit);
  };
  visit(node);
  return [...found.values()];
}
