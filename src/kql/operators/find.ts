import { columnRef, filter, literal, visible } from "../../plan/build.js";
import type { UnionMember } from "../../plan/relation.js";
import type { Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { convert } from "../bind-call.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { packed } from "../pack-call.js";
import { columnsRead, withColumns } from "../padded-columns.js";
import { unsupported } from "../refusal.js";
import { lowerSearchCondition } from "../search-condition.js";
import { over, spanIn, type Scope } from "../scope.js";
import { carriedBy, carriedValue, membersOf, sourceName, type Member } from "../union-members.js";
import type { LowerOperator } from "./operator.js";

const PACK = "pack_";

/**
 * `find`: rows of several tables by one condition, with the table they come from. A column that a table does not have
 * is null in its rows; a table with none of the columns that the condition reads is left out.
 * https://learn.microsoft.com/kusto/query/find-operator
 */
export const find: LowerOperator = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const clause = node.optional("InClause");
  const all = clause === undefined ? ("all" as const) : clause.list("Expressions");
  const members =
    input === undefined
      ? membersOf(all, 0, "find_arg", scope)
      : [{ relation: input, source: sourceName(input, "find_arg0", scope) }];
  const condition = node.child("Condition");
  const read = columnsRead(condition);
  const source = parametersOf(node).get("withsource")?.name ?? "source_";
  const columns = node.tableColumns;
  const found = members
    .filter((member) => reads(condition, "StarExpression") || hasTerm(condition) || has(member, read))
    .map((member) => memberOf(member, condition, read, { columns, source, node, scope }));
  const carried = carriedBy(found.map((member) => member.relation));
  return {
    kind: "union",
    members: found.map((member) => ({
      ...member,
      values: [...member.values, ...carried.map((column) => carriedValue(column, member.relation))],
    })),
    columns: [...columns, ...carried],
    span,
  };
};

interface Output {
  readonly columns: readonly Column[];
  readonly source: string;
  readonly node: SyntaxNode;
  readonly scope: Scope;
}

function memberOf(
  member: Member,
  condition: SyntaxNode,
  read: readonly Column[],
  output: Output,
): UnionMember {
  const { columns, source, node, scope } = output;
  const padded = withColumns(member.relation, read);
  const kept = filter(padded, lowerSearchCondition(condition, false, over(scope, padded)));
  const own = visible(member.relation.columns);
  const shown = new Set(columns.map((column) => column.name));
  const values = columns.map((column): Scalar => {
    if (column.name === source) return literal("string", member.source);
    if (column.name === PACK)
      return packed(
        own.filter(({ name }) => !shown.has(name)).map((rest) => [rest.name, columnRef(rest)] as const),
        node,
        scope,
      );
    return cell(column, own, node, scope);
  });
  return { relation: kept, values };
}

/** A column by its name; by name and type where several tables have it with several types; else nothing. */
function cell(column: Column, own: readonly Column[], node: SyntaxNode, scope: Scope): Scalar {
  const byName = own.find((candidate) => candidate.name === column.name);
  if (byName !== undefined) {
    if (byName.type === column.type) return columnRef(byName);
    if (node.optional("Project") !== undefined) return convert(columnRef(byName), column.type);
    throw unsupported(
      spanIn(scope.context, node),
      `the column '${column.name}' has several types in the tables of find`,
      "name the columns with project",
    );
  }
  const typed = own.find((candidate) => `${candidate.name}_${candidate.type}` === column.name);
  if (typed !== undefined) return columnRef(typed);
  return literal(column.type, column.type === "string" ? "" : null);
}

function has(member: Member, read: readonly Column[]): boolean {
  const own = new Set(visible(member.relation.columns).map((column) => column.name));
  return read.some((column) => own.has(column.name));
}

function reads(node: SyntaxNode, kind: string): boolean {
  return node.kind === kind || node.children.some((child) => reads(child, kind));
}

/** Whether a text stands alone as a term that any column may hold. */
function hasTerm(node: SyntaxNode): boolean {
  switch (node.kind) {
    case "StringLiteralExpression":
    case "CompoundStringLiteralExpression":
      return true;
    case "ParenthesizedExpression":
    case "AndExpression":
    case "OrExpression":
      return node.children.some(hasTerm);
    default:
      return false;
  }
}
