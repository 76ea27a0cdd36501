import { asItem, columnRef, hidden, project, sort, visible } from "../../plan/build.js";
import { outputsOf } from "../../plan/build-join.js";
import { ORDER_COLUMN } from "../../plan/order.js";
import { ELEMENT_COLUMN, partitionedBy, RECORD_COLUMN } from "../../plan/partitioned.js";
import type { Join, Relation, Shared } from "../../plan/relation.js";
import { numbered, windowed, without } from "../../plan/row-order.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { inputsOf } from "../../plan/walk.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { lowerPipeOver } from "../tabular.js";
import { expand, limitOf, lowerExpansions, parameterOf } from "./mv-expand.js";
import { inputOf, type LowerOperator } from "./operator.js";

/**
 * `mv-apply`: each record is expanded and a subquery runs over its elements. The records are numbered, all of them
 * are expanded at once and the subquery keeps the numbers apart; where it drops columns of the record, these are
 * joined back by the number.
 */
export const mvApply: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const key: Column = { name: scope.context.uniqueName(RECORD_COLUMN), type: "long", hidden: true };
  const records: Shared = {
    kind: "shared",
    name: key.name,
    relation: windowed(rows, [
      { name: key.name, value: { kind: "window", type: "long", name: "row_order", args: [] } },
    ]),
    materialized: true,
    columns: [...rows.columns, key],
  };
  const elements = expandRecords(node, records, scope);
  const subquery = node.child("Subquery").child("Expression");
  const applied = partitionedBy(lowerPipeOver(subquery, elements, scope), elements, key);
  refuseOverwritten(node, applied, elements, scope);
  const dropped = new Set([key.name, ELEMENT_COLUMN]);
  const kept = new Set(visible(applied.columns).map((column) => column.name));
  const columns = node.tableColumns;
  if (columns.every((column) => kept.has(column.name))) {
    const bare = keepsApart(applied, elements) ? undefined : withoutRecords(applied, records, rows, key.name);
    return pick(bare ?? applied, columns, dropped);
  }
  return joinBack(records, applied, columns, key);
};

/** Whether an operator of the subquery needs to know which elements belong to one record. */
function keepsApart(applied: Relation, elements: Relation): boolean {
  if (applied === elements) return false;
  switch (applied.kind) {
    case "filter":
    case "extend":
    case "project":
    case "unnest":
      return keepsApart(applied.input, elements);
    default:
      return true;
  }
}

/** A row by row pipe over the rows themselves in place of the numbered ones. */
function withoutRecords(relation: Relation, records: Relation, rows: Relation, key: string): Relation {
  if (relation === records) return rows;
  switch (relation.kind) {
    case "filter":
    case "extend":
    case "unnest":
    case "project": {
      const input = withoutRecords(relation.input, records, rows, key);
      const columns = relation.columns.filter((column) => column.name !== key);
      if (relation.kind !== "project") return { ...relation, input, columns };
      return { ...relation, input, columns, items: relation.items.filter((item) => item.name !== key) };
    }
    default:
      throw new Error(`bug: ${relation.kind} in a pipe that goes row by row`);
  }
}

/** The elements of all records with the columns of the record; an expanded column of the same name comes last. */
function expandRecords(node: SyntaxNode, records: Relation, scope: Scope): Relation {
  const indexName = parameterOf(node, "with_itemindex")?.name;
  const expressions = node.list("Expressions");
  const expansions = lowerExpansions(expressions, over(scope, records), records.columns, node.tableColumns);
  const taken = new Set(expansions.map((expansion) => expansion.name));
  const expanded = expand(records, expansions, {
    bags: "bag",
    indexName: ELEMENT_COLUMN,
    limit: limitOf(node, scope),
    scope,
    node,
  });
  const own = visible(expanded.columns).filter((column) => column.name !== ELEMENT_COLUMN);
  const element: Column = { name: ELEMENT_COLUMN, type: "long", hidden: true };
  const replaces = visible(records.columns).some((column) => taken.has(column.name));
  if (!replaces && indexName === undefined)
    return { ...expanded, columns: [...own, ...hidden(expanded.columns), element] };
  const ordered = [
    ...own.filter((column) => !taken.has(column.name)),
    ...expansions.flatMap(({ name }) => own.filter((column) => column.name === name)),
  ];
  const items: Item[] = ordered.map(asItem);
  if (indexName !== undefined) items.push({ name: indexName, value: columnRef(element) });
  const projected = project(expanded, items);
  return {
    ...projected,
    items: [...projected.items, { name: ELEMENT_COLUMN, value: columnRef(element) }],
    columns: [...projected.columns, element],
  };
}

/** Exactly these columns, and the hidden ones but for some. */
function pick(rows: Relation, columns: readonly Column[], dropped: ReadonlySet<string>): Relation {
  const carried = hidden(rows.columns).filter((column) => !dropped.has(column.name));
  const all = [...columns.map((column) => typed(column, rows)), ...carried];
  return {
    kind: "project",
    input: rows,
    items: all.map(asItem),
    columns: all,
  };
}

function typed(column: Column, rows: Relation): Column {
  return rows.columns.find((candidate) => candidate.name === column.name) ?? column;
}

function joinBack(records: Relation, applied: Relation, columns: readonly Column[], key: Column): Relation {
  // a join does not keep the order of the subquery's rows
  const result = numbered(applied);
  const own = new Set(visible(applied.columns).map((column) => column.name));
  const carried = hidden(records.columns).filter((column) => column.name !== key.name);
  const order = hidden(result.columns).filter((column) => column.name === ORDER_COLUMN);
  const join: Join = {
    kind: "join",
    joinKind: "inner",
    left: records,
    right: result,
    on: [{ left: columnRef(key), right: columnRef(key) }],
    outputs: [
      ...columns.map(({ name }) => ({
        name,
        side: own.has(name) ? ("right" as const) : ("left" as const),
        from: name,
      })),
      ...outputsOf("left", [...carried, key]),
      ...outputsOf("right", order),
    ],
    columns: [
      ...columns.map((column) => typed(column, own.has(column.name) ? applied : records)),
      ...carried,
      key,
      ...order,
    ],
  };
  const keys = [key, { name: ORDER_COLUMN, type: "long" as const }].map((column) => ({
    value: columnRef(column),
    descending: false,
    nullsFirst: false,
  }));
  return without(sort(join, keys), new Set([key.name, ORDER_COLUMN]));
}

/** A column of the record that the subquery computes anew: which of the two the engine returns is not known. */
function refuseOverwritten(node: SyntaxNode, applied: Relation, elements: Relation, scope: Scope): void {
  const expanded = new Set(
    node
      .list("Expressions")
      .map((expression) => expression.child("Expression"))
      .map((expression) =>
        expression.kind === "SimpleNamedExpression" ? expression.child("Name").name : expression.resultName,
      ),
  );
  const outer = new Set(
    visible(elements.columns)
      .map((column) => column.name)
      .filter((name) => !expanded.has(name)),
  );
  const indexName = parameterOf(node, "with_itemindex")?.name;
  if (indexName !== undefined) outer.delete(indexName);
  const visit = (relation: Relation): void => {
    if (relation === elements) return;
    for (const item of itemsOf(relation)) {
      const same = item.value.kind === "column" && item.value.name === item.name;
      if (same || !outer.has(item.name)) continue;
      throw unsupported(
        spanIn(scope.context, node),
        `the subquery computes '${item.name}', which is a column of the record too`,
        "give it another name",
      );
    }
    for (const part of inputsOf(relation)) visit(part);
  };
  visit(applied);
}

function itemsOf(relation: Relation): readonly Item[] {
  switch (relation.kind) {
    case "extend":
    case "project":
      return relation.items;
    case "aggregate":
      return [...relation.keys, ...relation.items];
    default:
      return [];
  }
}
