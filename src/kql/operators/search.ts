import { filter } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import { lowerSearchCondition } from "../search-condition.js";
import { parametersOf } from "../operator-parameters.js";
import { columnsRead, withColumns } from "../padded-columns.js";
import { unsupported } from "../refusal.js";
import { over, spanIn } from "../scope.js";
import { membersOf, sourceName, unionOf, type Member } from "../union-members.js";
import type { LowerOperator } from "./operator.js";

/**
 * `search`: the rows of all members that fulfil the condition, with the name of their member as `$table`. Without
 * `in` it looks through the rows before the pipe, or through all stored tables.
 */
export const search: LowerOperator = (node, input, scope) => {
  const kind = parametersOf(node).get("kind")?.text.trim().toLowerCase();
  if (kind !== undefined && kind !== "case_sensitive" && kind !== "case_insensitive" && kind !== "default")
    throw unsupported(spanIn(scope.context, node), `the search kind '${kind}' is not translated`);
  const clause = node.optional("InClause");
  const members = clause === undefined ? [] : membersOf(clause.list("Expressions"), 0, "search_arg", scope);
  if (input !== undefined)
    members.unshift({ relation: input, source: sourceName(input, "search_arg0", scope) });
  else if (clause === undefined) members.push(...membersOf("all", 0, "search_arg", scope));
  const condition = node.child("Condition");
  const exactCase = kind === "case_sensitive";
  const test = (rows: Relation): Relation =>
    filter(rows, lowerSearchCondition(condition, exactCase, over(scope, rows)), spanIn(scope.context, node));
  const gather = (found: readonly Member[]): Relation =>
    unionOf(found, node.tableColumns, "$table", { inner: false, node, scope });
  if (condition.text.includes("$table")) return test(gather(members));
  // each member is searched in its own columns: those of the others are empty in its rows
  const read = columnsRead(condition);
  return gather(members.map((member) => ({ ...member, relation: test(withColumns(member.relation, read)) })));
};
