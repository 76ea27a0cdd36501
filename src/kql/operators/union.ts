import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { spanIn } from "../scope.js";
import { cellOf, membersOf, sourceName, unionOf } from "../union-members.js";
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
  const columns = node.tableColumns.filter(
    (column) =>
      !inner ||
      column.name === source ||
      members.every(({ relation }) => cellOf(column, relation) !== undefined),
  );
  return unionOf(members, columns, source, { inner, node, scope });
};
