import { columnRef, project, visible } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { hasUnlisted, refuseUnlisted, spanIn, type Scope } from "../scope.js";
import { wildcardOf } from "../union-members.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `project-away`, `project-keep`, `project-reorder`: columns of the input as the analyser names them, wildcards resolved. */
export const projectColumns: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const columns = hasUnlisted(rows, scope) ? chosen(rows, node, scope) : node.tableColumns;
  return picked(rows, columns, new Map(), node, scope);
};

/** `project-rename new = old`: the columns keep their places. */
export const projectRename: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  refuseUnlisted(node, rows, scope);
  const renamed = new Map<string, string>();
  for (const item of node.list("Expressions")) {
    if (item.kind === "SimpleNamedExpression")
      renamed.set(item.child("Name").name, item.child("Expression").name);
  }
  return picked(rows, node.tableColumns, renamed, node, scope);
};

/** The columns that the names and wildcards of the operator leave, where the analyser does not know of all of them. */
function chosen(rows: Relation, node: SyntaxNode, scope: Scope): readonly Column[] {
  const columns = visible(rows.columns);
  const named = new Set(node.list("Expressions").flatMap((item) => fitting(item, columns, scope)));
  switch (node.kind) {
    case "ProjectAwayOperator":
      return columns.filter((column) => !named.has(column));
    case "ProjectKeepOperator":
      return columns.filter((column) => named.has(column));
    case "ProjectReorderOperator":
      return [...named, ...columns.filter((column) => !named.has(column))];
    default:
      throw new Error(`bug: ${node.kind} picks no columns`);
  }
}

function fitting(item: SyntaxNode, columns: readonly Column[], scope: Scope): readonly Column[] {
  if (item.kind !== "NameReference")
    refuse(item, "is not sorted among columns of which some are split by type", scope);
  const pattern = wildcardOf(item);
  const found = columns.filter(({ name }) =>
    pattern === undefined ? name === item.name : pattern.test(name),
  );
  if (found.length === 0 && pattern === undefined)
    refuse(item, "is split by the types that it has in a union", scope);
  return found;
}

function refuse(item: SyntaxNode, why: string, scope: Scope): never {
  throw unsupported(
    spanIn(scope.context, item),
    `'${item.text}' ${why}`,
    "name the columns with project first",
  );
}

function picked(
  rows: Relation,
  columns: readonly Column[],
  renamed: ReadonlyMap<string, string>,
  node: SyntaxNode,
  scope: Scope,
): Relation {
  const items = columns.flatMap(({ name }): Item[] => {
    const from = renamed.get(name) ?? name;
    const column = rows.columns.find((candidate) => candidate.name === from && candidate.hidden !== true);
    if (column === undefined && scope.context.uncounted.has(from)) return [];
    // the columns of a refused step are the analyser's, which may lack those that only the data knows
    if (column === undefined && scope.context.diagnostics.length > 0) return [];
    if (column === undefined) throw new Error(`bug: no column '${from}' for ${node.kind}`);
    return [{ name, value: columnRef(column) }];
  });
  return project(rows, items, spanIn(scope.context, node));
}
