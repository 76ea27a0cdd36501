import { columnRef, hidden, literal, visible } from "../plan/build.js";
import type { Relation, UnionMember } from "../plan/relation.js";
import type { Scalar } from "../plan/scalar.js";
import { SOURCE_COUNT_COLUMN, type Column } from "../plan/types.js";
import { STAND_IN_TABLES } from "../schema/stand-ins.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { over, spanIn, type Scope } from "./scope.js";
import { lowerStatements } from "./statements.js";
import { lowerTabular, storedTable } from "./tabular.js";
import { userFunction } from "./user-function.js";

/** A table of several whose rows are put together. */
export interface Member {
  readonly relation: Relation;
  /** What `withsource` gives for its rows. */
  readonly source: string;
}

/** A union with these columns; `source` names the one that tells where a row comes from. */
export function unionOf(
  members: readonly Member[],
  counted: readonly Column[],
  source: string | undefined,
  { inner, node, scope }: { readonly inner: boolean; readonly node: SyntaxNode; readonly scope: Scope },
): Relation {
  const carried = carriedBy(members.map((member) => member.relation));
  const span = spanIn(scope.context, node);
  if (members.length === 0) throw unsupported(span, "there is no table whose rows could be taken");
  const columns = inner ? counted : split(members, counted, scope);
  const blanks = columns.map(({ type }) => literal(type, type === "string" ? "" : null));
  const taken = members.map((member): UnionMember => {
    const used = new Set<string>();
    const values = columns.map((column, index): Scalar => {
      if (column.name === source) return literal("string", member.source);
      const cell = cellOf(column, member.relation);
      if (cell === undefined) return blanks[index] ?? literal(column.type, null);
      used.add(cell.name);
      if (cell.name !== column.name && members.some(({ relation }) => hasColumn(relation, column.name)))
        throw unsupported(
          span,
          `two columns of the union would be called '${column.name}'`,
          "rename one of them",
        );
      return columnRef(cell);
    });
    const lost = visible(member.relation.columns).find((column) => !used.has(column.name));
    if (!inner && lost !== undefined)
      throw unsupported(span, `the column '${lost.name}' of a member has no place in the union`);
    return {
      relation: member.relation,
      values: [...values, ...carried.map((column) => carriedValue(column, member.relation))],
    };
  });
  return { kind: "union", members: taken, columns: [...columns, ...carried], span };
}

/**
 * The columns with one for each type of a name. The analyser has them so, but for names whose first two members agree
 * and a later one does not.
 */
function split(members: readonly Member[], counted: readonly Column[], scope: Scope): readonly Column[] {
  const typesOf = new Map<string, Set<Column["type"]>>();
  for (const { name, type } of members.flatMap(({ relation }) => visible(relation.columns)))
    typesOf.set(name, (typesOf.get(name) ?? new Set()).add(type));
  const standIns = new Set([...STAND_IN_TABLES.values()].flat().map(({ name }) => name));
  return counted.flatMap((column): readonly Column[] => {
    const types = typesOf.get(column.name) ?? new Set();
    if (types.size === 1 || (types.size === 0 && !standIns.has(column.name))) return [column];
    scope.context.uncounted.add(column.name);
    return [...types].map((type): Column => {
      const name = `${column.name}_${type}`;
      scope.context.unlisted.add(name);
      return { name, type };
    });
  });
}

/**
 * The members in order; a wildcard stands for all stored tables it fits, but for those that only stand in for what the
 * cloud knows. `label` names members that are no tables.
 */
export function membersOf(
  expressions: readonly SyntaxNode[] | "all",
  first: number,
  label: string,
  scope: Scope,
): Member[] {
  const stored = (pattern: RegExp): Member[] =>
    [...scope.context.tables]
      .filter(([name]) => pattern.test(name) && !STAND_IN_TABLES.has(name))
      .map(([name, columns]) => ({ relation: storedTable(name, columns, scope), source: name }));
  if (expressions === "all") return [...stored(/^/), ...viewsOf(/^/, scope)];
  const members: Member[] = [];
  for (const expression of expressions) {
    const pattern = wildcardOf(expression);
    if (pattern !== undefined) {
      members.push(...stored(pattern), ...viewsOf(pattern, scope));
      continue;
    }
    const relation = lowerTabular(expression, over(scope, undefined));
    const name =
      viewName(expression, scope) ?? sourceName(relation, `${label}${first + members.length}`, scope);
    members.push({ relation, source: name });
  }
  return members;
}

/** The name of a view; a member that is one is called by it. */
function viewName(node: SyntaxNode, scope: Scope): string | undefined {
  const name = node.kind === "NameReference" ? node.name : undefined;
  return name !== undefined && viewOf(name, scope) !== undefined ? name : undefined;
}

/** `let name = view () { ... }`. */
function viewOf(name: string, scope: Scope): SyntaxNode | undefined {
  const binding = userFunction(scope, name);
  return binding?.declaration.optional("ViewKeyword")?.kind === "ViewKeyword"
    ? binding.declaration
    : undefined;
}

/** The views whose names fit a wildcard: it stands for them as for stored tables. */
function viewsOf(pattern: RegExp, scope: Scope): Member[] {
  return [...scope.lets.keys()].flatMap((name) => {
    const view = pattern.test(name) ? viewOf(name, scope) : undefined;
    if (view === undefined) return [];
    const body = view.child("Body");
    const inner = lowerStatements(body.list("Statements"), over(scope, undefined)).scope;
    return [{ relation: lowerTabular(body.child("Expression"), inner), source: name }];
  });
}

/** Rows that end in `as` are called by that name, a stored table by its own, everything else by its place. */
export function sourceName(relation: Relation, otherwise: string, scope: Scope): string {
  for (const [name, named] of scope.context.named) if (named === relation) return name;
  // columns that another product adds to a table stand in a step that is not the user's
  const stored = relation.kind === "extend" && relation.span === undefined ? relation.input : relation;
  return stored.kind === "scan" ? stored.table : otherwise;
}

/** What a name with stars stands for; nothing for a name without. */
export function wildcardOf(node: SyntaxNode): RegExp | undefined {
  const name = node.kind === "NameReference" ? node.child("Name") : undefined;
  if (name?.kind !== "WildcardedName") return undefined;
  const parts = name.text.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

/** The cell of a member that fills an output column: by name and type; a name with two types is called after both. */
export function cellOf(column: Column, relation: Relation): Column | undefined {
  return cellsOf(relation).get(`${column.type} ${column.name}`);
}

/** The cells of members by type and name: a union of all tables asks for each of its columns in each of them. */
const cells = new WeakMap<Relation, ReadonlyMap<string, Column>>();

function cellsOf(relation: Relation): ReadonlyMap<string, Column> {
  const known = cells.get(relation);
  if (known !== undefined) return known;
  const own = [...visible(relation.columns)].reverse();
  const found = new Map<string, Column>([
    ...own.map((column) => [`${column.type} ${column.name}_${column.type}`, column] as const),
    ...own.map((column) => [`${column.type} ${column.name}`, column] as const),
  ]);
  cells.set(relation, found);
  return found;
}

function hasColumn(relation: Relation, name: string): boolean {
  return visible(relation.columns).some((column) => column.name === name);
}

/** The hidden columns that any of the relations carries. */
export function carriedBy(relations: readonly Relation[]): Column[] {
  const carried = new Map<string, Column>();
  for (const column of relations.flatMap((relation) => hidden(relation.columns)))
    carried.set(column.name, column);
  return [...carried.values()];
}

export function carriedValue(column: Column, relation: Relation): Scalar {
  const has = hidden(relation.columns).some((candidate) => candidate.name === column.name);
  if (has) return columnRef(column);
  switch (column.name) {
    case SOURCE_COUNT_COLUMN:
      return literal("long", 0n);
    default:
      return literal(column.type, null);
  }
}
