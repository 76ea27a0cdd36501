import {
  aggregate,
  asItem,
  columnRef,
  extend,
  limit,
  literal,
  project,
  sort,
  visible,
} from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import { mapScalar } from "../../plan/map-scalar.js";
import type { JoinOutput, Relation, SortKey, Union } from "../../plan/relation.js";
import type { AggregateCall, Item, Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** One `top-nested` clause: the value it groups by, the aggregate it orders by, how many groups it keeps. */
interface Level {
  readonly key: Item;
  /** Computed from the columns of the calls; a call that stands alone is a column already. */
  readonly aggregate: Item;
  readonly calls: readonly (Item & { readonly value: AggregateCall })[];
  readonly descending: boolean;
  readonly count: Scalar | undefined;
  /** The key of the row that gathers the groups that are not kept. */
  readonly others: Scalar | undefined;
}

/**
 * `top-nested`: the best groups, in each of them the best groups of the next value, and so on. Each level joins the
 * groups it keeps back to the rows, so that the next one sees only theirs.
 * https://learn.microsoft.com/kusto/query/top-nested-operator
 */
export const topNested: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const levels = node.list("Clauses").map((clause, index) => {
    const [key, value] = node.tableColumns.slice(index * 2, index * 2 + 2);
    if (key === undefined || value === undefined)
      throw new Error("bug: a level of top-nested without columns");
    return lowerLevel(clause, { key, value, place: index }, over(scope, rows));
  });
  const keyed = extend(
    rows,
    levels.map((level, index): Item => ({ name: keyName(index), value: level.key.value })),
  );
  const closed: Relation[] = [];
  let open: Relation = keyed;
  let kept: Relation = keyed;
  for (const [index, level] of levels.entries()) {
    const before = levels.slice(0, index);
    const groups = groupsOf(open, before, index, level);
    kept = keptOf(groups, before, level);
    if (level.others !== undefined) closed.push(othersOf(open, kept, levels, index));
    if (index < levels.length - 1) open = rowsOf(open, kept, before, index, level);
  }
  const columns = node.tableColumns.map((column) => columnOf(column, kept));
  const result = project(kept, columns.map(asItem), spanIn(scope.context, node));
  if (closed.length === 0)
    return sort(
      result,
      levels.map((level) => orderOf(level)),
    );
  return unionOf([result, ...closed], columns);
};

function keyName(index: number): string {
  return `_key${index + 1}`;
}

interface Place {
  readonly key: Column;
  readonly value: Column;
  readonly place: number;
}

function lowerLevel(clause: SyntaxNode, { key, value, place }: Place, scope: Scope): Level {
  const ordered = clause.child("ByExpression");
  const isOrdered = ordered.kind === "OrderedExpression";
  const named = isOrdered ? ordered.child("Expression") : ordered;
  const by = lowerScalar(named.kind === "SimpleNamedExpression" ? named.child("Expression") : named, scope);
  const span = spanIn(scope.context, named);
  const calls: (Item & { readonly value: AggregateCall })[] = [];
  const computed = mapScalar(by, (part) => {
    if (part.kind === "column") throw invalid(span, `'${part.name}' is no aggregate`);
    if (part.kind !== "aggregate") return undefined;
    const name = part === by ? value.name : `_${place + 1}_${calls.length + 1}`;
    calls.push({ name, value: part });
    return { kind: "column", type: part.type, name };
  });
  if (calls.length === 0)
    throw unsupported(span, "top-nested by a value without an aggregate is not translated");
  const of = clause.child("OfExpression");
  if (key.name === "")
    throw unsupported(
      spanIn(scope.context, of),
      "what the engine calls a value that top-nested computes is not documented",
      "give it a name of its own: name = value",
    );
  const keyValue = lowerScalar(of.kind === "SimpleNamedExpression" ? of.child("Expression") : of, scope);
  const count = clause.optional("Expression");
  const others = clause.optional("WithOthersClause")?.child("Expression");
  const constants = over(scope, undefined);
  return {
    key: { name: key.name, value: keyValue },
    aggregate: { name: value.name, value: computed },
    calls,
    descending: !(isOrdered && ordered.optional("Ordering")?.optional("AscOrDescKeyword")?.name === "asc"),
    count: count === undefined ? undefined : lowerScalar(count, constants),
    others: others === undefined ? undefined : convert(lowerScalar(others, constants), keyValue.type),
  };
}

/** The columns that the levels above have put beside the rows. */
function prefixOf(before: readonly Level[]): Item[] {
  return before.flatMap((level) => [level.key, level.aggregate].map(selfItem));
}

function selfItem(item: Item): Item {
  return { name: item.name, value: { kind: "column", type: item.value.type, name: item.name } };
}

function groupsOf(open: Relation, before: readonly Level[], index: number, level: Level): Relation {
  const prefix = prefixOf(before);
  const key: Item = {
    name: level.key.name,
    value: { kind: "column", type: level.key.value.type, name: keyName(index) },
  };
  const grouped = aggregate(
    open,
    [...prefix, key],
    level.calls,
    [],
    [...prefix, key, ...level.calls].map(asColumn),
  );
  return computedOf(grouped, [...prefix, key], [level]);
}

/** Groups with what the levels compute from their calls. */
function computedOf(groups: Relation, keys: readonly Item[], levels: readonly Level[]): Relation {
  if (levels.every((level) => level.calls.some((call) => call.name === level.aggregate.name))) return groups;
  return project(groups, [...keys.map(selfItem), ...levels.map((level) => level.aggregate)]);
}

function asColumn(item: Item): Column {
  return { name: item.name, type: item.value.type };
}

function orderOf(level: Level): SortKey {
  const value: Scalar = { kind: "column", type: level.aggregate.value.type, name: level.aggregate.name };
  return { value, descending: level.descending, nullsFirst: !level.descending };
}

/** The best groups under each group of the level above. */
function keptOf(groups: Relation, before: readonly Level[], level: Level): Relation {
  if (level.count === undefined) return groups;
  if (before.length === 0) return limit(sort(groups, [orderOf(level)]), level.count);
  const keys = before.map((above): Scalar => selfItem(above.key).value);
  return {
    kind: "limit",
    input: groups,
    count: level.count,
    per: { keys, order: [orderOf(level)] },
    columns: groups.columns,
  };
}

/** The rows of the groups that are kept, with the columns of their level beside them. */
function rowsOf(
  open: Relation,
  kept: Relation,
  before: readonly Level[],
  index: number,
  level: Level,
): Relation {
  const own = outputsOf("left", visible(open.columns));
  const added = [level.key, level.aggregate].map(({ name }): JoinOutput => ({
    name,
    side: "right",
    from: name,
  }));
  const names = new Set(added.map((output) => output.name));
  return join("inner", open, bare(kept), keysOf(before, index, level), [
    ...own.filter((output) => !names.has(output.name)),
    ...added,
  ]);
}

function keysOf(before: readonly Level[], index: number, level: Level): { left: Scalar; right: Scalar }[] {
  return [
    ...before.map((above) => ({ left: selfItem(above.key).value, right: selfItem(above.key).value })),
    {
      left: { kind: "column", type: level.key.value.type, name: keyName(index) },
      right: selfItem(level.key).value,
    },
  ];
}

/** Without the evidence rows: those of a group stand beside its rows already. */
function bare(relation: Relation): Relation {
  const columns = visible(relation.columns);
  return {
    kind: "project",
    input: relation,
    items: columns.map(asItem),
    columns,
  };
}

/**
 * One row for all groups of a level that are not kept, under each group above it. The levels below it have no value
 * in that row, but those that gather the others themselves.
 */
function othersOf(open: Relation, kept: Relation, levels: readonly Level[], index: number): Relation {
  const level = levels[index];
  if (level?.others === undefined) throw new Error("bug: no others at this level");
  const before = levels.slice(0, index);
  const own = outputsOf("left", visible(open.columns));
  const left = join("leftanti", open, bare(kept), keysOf(before, index, level), own);
  const prefix = prefixOf(before);
  const gathered = levels.slice(index).filter((one) => one.others !== undefined);
  const key: Item = { name: level.key.name, value: level.others };
  const calls = gathered.flatMap((one) => one.calls);
  const grouped = aggregate(left, [...prefix, key], calls, [], [...prefix, key, ...calls].map(asColumn));
  const aggregated = computedOf(grouped, [...prefix, key], gathered);
  const below = levels.slice(index + 1).flatMap((one): Item[] => {
    const key = { name: one.key.name, value: one.others ?? nothing(one.key.value) };
    return one.others === undefined
      ? [key, { name: one.aggregate.name, value: nothing(one.aggregate.value) }]
      : [key];
  });
  return extend(aggregated, below);
}

function nothing(value: Scalar): Scalar {
  return literal(value.type, value.type === "string" ? "" : null);
}

function columnOf(column: Column, relation: Relation): Column {
  return relation.columns.find((candidate) => candidate.name === column.name) ?? column;
}

function unionOf(members: readonly Relation[], columns: readonly Column[]): Union {
  const [first] = members;
  const carried = first?.columns.filter((column) => column.hidden === true) ?? [];
  const all = [...columns, ...carried];
  return {
    kind: "union",
    members: members.map((relation) => ({ relation, values: all.map(columnRef) })),
    columns: all,
  };
}
