import { columnRef, project } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import type { SyntaxNode } from "../kusto.js";
import { refuseUnlisted, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `project-away`, `project-keep`, `project-reorder`: columns of the input as the analyser names them, wildcards resolved. */
export const projectColumns: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  return picked(rows, node.tableColumns, new Map(), node, scope);
};

/** `project-rename new = old`: the columns keep their places. */
export const projectRename: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const renamed = new Map<string, string>();
  for (const item of node.list("Expressions")) {
    if (item.kind === "SimpleNamedExpression")
      renamed.set(item.child("Name").name, item.child("Expression").name);
  }
  return picked(rows, node.tableColumns, renamed, node, scope);
};

function picked(
  rows: Relation,
  columns: readonly Column[],
  renamed: ReadonlyMap<string, string>,
  node: SyntaxNode,
  scope: Scope,
): Relation {
  refuseUnlisted(node, rows, scope);
  const items = columns.flatMap(({ name }): Item[] => {
    const from = renamed.get(name) ?? name;
    const column = rows.columns.find((candidate) => candidate.name === from && candidate.hidden !== true);
    if (column === undefined && scope.context.uncounted.has(from)) return [];
    if (column === undefined) throw new Error(`bug: no column '${from}' for ${node.kind}`);
    return [{ name, value: columnRef(column) }];
  });
  return project(rows, items, spanIn(scope.context, node));
}
