import { aggregate, columnRef, project } from "../../plan/build.js";
import type { Aggregate, Relation, RowPick } from "../../plan/relation.js";
import { numbered } from "../../plan/row-order.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { mapScalar } from "../../plan/map-scalar.js";
import { ORDERED_AGGREGATES } from "../../functions/aggregates/ordered.js";
import { lowerScalar } from "../expression.js";
import { lowerNamed, mergedColumns } from "../items.js";
import type { SyntaxNode } from "../kusto.js";
import { invalid } from "../refusal.js";
import { isRowPick, lowerRowPick, ROW_PICKS } from "../row-pick.js";
import { isPercentileList, lowerPercentiles } from "../percentile-list.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** `summarize`: one row a group; names and order of the columns are the analyser's. */
export const summarize: LowerOperator = (node, input, scope) => {
  const rows = withOrderFor(node, inputOf(node, input));
  const by = node.optional("ByClause");
  if (by?.optional("BinClause") !== undefined)
    throw invalid(spanIn(scope.context, by), "'bin=' stands for no group");
  const inner = over(scope, rows);
  const keyNodes = by?.list("Expressions") ?? [];
  const columns = node.tableColumns;
  const keys = keyNodes
    .flatMap((key) => lowerNamed(key, inner))
    .map(({ value }, index): Item => ({ name: columns[index]?.name ?? "", value }));
  if (keys.length > columns.length) throw mergedColumns(keyNodes, inner);
  const gathered = gather(node.list("Aggregates"), inner, columns.slice(keys.length));
  return finish(rows, keys, gathered, columns, node, scope);
};

/** Numbers the rows where an aggregate asks for the first of several, or keeps their order: two runs are to agree. */
export function withOrderFor(node: SyntaxNode, rows: Relation): Relation {
  const words = [...node.text.matchAll(/[a-z_]+/g)].map(([word]) => word);
  return words.some((word) => ORDERED_AGGREGATES.has(word) || ROW_PICKS.has(word)) ? numbered(rows) : rows;
}

/** What a list of aggregates comes down to. */
export interface Gathered {
  readonly items: readonly Item[];
  readonly rows: readonly RowPick[];
}

/** The aggregates with their output columns, one after the other. */
export function gather(nodes: readonly SyntaxNode[], scope: Scope, columns: readonly Column[]): Gathered {
  const items: Item[] = [];
  const rows: RowPick[] = [];
  let position = 0;
  for (const named of nodes) {
    const isNamed = named.kind === "SimpleNamedExpression" || named.kind === "CompoundNamedExpression";
    const node = isNamed ? named.child("Expression") : named;
    const type = node.resultType;
    const width = type.kind === "tuple" ? type.columns.length : 1;
    const outputs = columns.slice(position, position + width);
    position += width;
    if (isRowPick(node)) {
      rows.push(lowerRowPick(node, scope, outputs));
    } else if (isPercentileList(node)) {
      items.push(...lowerPercentiles(node, scope, outputs));
    } else {
      items.push({ name: outputs[0]?.name ?? "", value: lowerScalar(node, scope) });
    }
  }
  if (position > columns.length) throw mergedColumns(nodes, scope);
  if (position < columns.length)
    throw new Error("bug: the analyser counts other aggregates than the query has");
  return { items, rows };
}

/** Values that are more than one aggregate call are computed one step later from the calls they hold. */
function finish(
  rows: Relation,
  keys: readonly Item[],
  gathered: Gathered,
  columns: readonly Column[],
  node: SyntaxNode,
  scope: Scope,
): Relation {
  const span = spanIn(scope.context, node);
  if (gathered.items.every((item) => item.value.kind === "aggregate"))
    return aggregate(rows, keys, gathered.items, gathered.rows, typed(columns, keys, gathered), span);
  const calls: Item[] = [];
  const later = gathered.items.map((item): Item => ({
    name: item.name,
    value: mapScalar(item.value, (part) => {
      if (part.kind === "column")
        throw invalid(span, `'${part.name}' is neither an aggregate nor a group of the summarize`);
      if (part.kind !== "aggregate") return undefined;
      const call: Item = { name: `_${calls.length + 1}`, value: part };
      calls.push(call);
      return { kind: "column", type: part.type, name: call.name };
    }),
  }));
  const kept = [...keys, ...gathered.rows.flatMap((row) => row.picks)];
  const inner: Aggregate = aggregate(
    rows,
    keys,
    calls,
    gathered.rows,
    [...kept, ...calls].map((item): Column => ({ name: item.name, type: item.value.type })),
    span,
  );
  return project(
    inner,
    columns.map((column): Item => {
      const computed = later.find((item) => item.name === column.name);
      return computed ?? { name: column.name, value: columnRef(typeOf(column, kept)) };
    }),
    span,
  );
}

function typed(columns: readonly Column[], keys: readonly Item[], gathered: Gathered): readonly Column[] {
  const all = [...keys, ...gathered.items, ...gathered.rows.flatMap((row) => row.picks)];
  return columns.map((column) => typeOf(column, all));
}

function typeOf(column: Column, items: readonly Item[]): Column {
  const item = items.find((candidate) => candidate.name === column.name);
  return { name: column.name, type: item?.value.type ?? column.type };
}
