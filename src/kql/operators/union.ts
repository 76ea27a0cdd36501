import { columnRef, project, visible } from "../../plan/build.js";
import type { Item } from "../../plan/scalar.js";
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
  const given = membersOf(node.list("Expressions"), input === undefined ? 0 : 1, "union_arg", scope);
  if (input !== undefined) given.unshift({ relation: input, source: sourceName(input, "union_arg0", scope) });
  const source = (parameters.get("withsource") ?? parameters.get("with_source"))?.name;
  const inner = parameters.get("kind")?.text.trim().toLowerCase() === "inner";
  const { members, columns: named } = inner
    ? { members: given, columns: node.tableColumns }
    : apart(given, node.tableColumns);
  const columns = named.filter((column) => {
    const fills = ({ relation }: Member): boolean => cellOf(column, relation) !== undefined;
    return column.name === source || (inner ? members.every(fills) : members.some(fills));
  });
  const whole = inner ? columns : [...columns, ...unnamed(members, columns)];
  return unionOf(members, whole, source, { inner, node, scope });
};

/** The analyser does not look into views that a wildcard stands for: their columns are added. */
function unnamed(members: readonly Member[], columns: readonly Column[]): Column[] {
  const added = new Map<string, Column>();
  const names = new Set(columns.map(({ name }) => name));
  for (const column of members.flatMap(({ relation }) => visible(relation.columns))) {
    const named = names.has(column.name) || columns.some(({ name }) => name.startsWith(`${column.name}_`));
    if (!named && !added.has(column.name)) added.set(column.name, column);
  }
  return [...added.values()];
}

/**
 * A column called after its type, such as `x_long`, makes way for one that a member itself calls so: it gets a number
 * behind its name. Each stands where its first member has it.
 */
function apart(
  given: readonly Member[],
  counted: readonly Column[],
): { members: Member[]; columns: readonly Column[] } {
  let members = [...given];
  const columns = [...counted];
  const places = new Map(counted.map(({ name, type }, index) => [`${type} ${name}`, index]));
  for (const [index, column] of counted.entries()) {
    const typed = (own: Column): boolean =>
      own.type === column.type &&
      `${own.name}_${own.type}` === column.name &&
      !counted.some(({ name }) => name === own.name);
    const numbered = places.get(`${column.type} ${column.name}1`) ?? -1;
    const target = columns[numbered];
    if (target === undefined) continue;
    const holds = (test: (own: Column) => boolean): number =>
      given.findIndex(({ relation }) => visible(relation.columns).some(test));
    const first = holds((own) => own.name === column.name && own.type === column.type);
    const clashing = holds(typed);
    if (first < 0 || clashing < 0) continue;
    members = members.map((member) => {
      const own = visible(member.relation.columns);
      if (!own.some(typed)) return member;
      const items = own.map((one): Item => ({
        name: typed(one) ? target.name : one.name,
        value: columnRef(one),
      }));
      return { ...member, relation: project(member.relation, items) };
    });
    if (clashing < first) [columns[index], columns[numbered]] = [target, column];
  }
  return { members, columns };
}
