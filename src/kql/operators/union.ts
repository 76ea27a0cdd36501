import { visible } from "../../plan/build.js";
import type { Column } from "../../plan/types.js";
import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { spanIn } from "../scope.js";
import { cellOf, membersOf, sourceName, unionOf, type Member } from "../union-members.js";
import type { LowerOperator } from "./operator.js";

const PARAMETERS = /^(kind|withsource|with_source|isfuzzy|hint\..*)$/;

/** `union`: the rows of all members, columns by name; the analyser names and orders them. */
export const union: LowerOperator = (node, input, scope) => {
  const parameters = parametersOf(node);
  for (const name of parameters.keys()) {
    if (!PARAMETERS.test(name))
      throw unsupported(spanIn(scope.context, node), `the parameter '${name}' is not translated`);
  }
  const members = membersOf(node.list("Expressions"), input === undefined ? 0 : 1, "union_arg", scope);
  if (input !== undefined) members.unshift({ relation: input, source: sourceName(input, "union_arg0") });
  const source = (parameters.get("withsource") ?? parameters.get("with_source"))?.name;
  const inner = parameters.get("kind")?.text.trim().toLowerCase() === "inner";
  const columns = node.tableColumns.filter((column) => {
    const fills = ({ relation }: Member): boolean => cellOf(column, relation) !== undefined;
    return column.name === source || (inner ? members.every(fills) : members.some(fills));
  });
  const whole = inner ? columns : [...columns, ...unnamed(members, columns)];
  return unionOf(members, whole, source, { inner, node, scope });
};

/** The analyser does not look into views that a wildcard stands for: their columns are added. */
function unnamed(members: readonly Member[], columns: readonly Column[]): Column[] {
  const added = new Map<string, Column>();
  for (const column of members.flatMap(({ relation }) => visible(relation.columns))) {
    const named = columns.some(({ name }) => name === column.name || name.startsWith(`${column.name}_`));
    if (!named && !added.has(column.name)) added.set(column.name, column);
  }
  return [...added.values()];
}
