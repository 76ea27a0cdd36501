import type { Span } from "../../diagnostics/span.js";
import { aggregate, asItem, columnRef, visible } from "../../plan/build.js";
import { outputsOf } from "../../plan/build-join.js";
import { partitionedBy } from "../../plan/partitioned.js";
import type { Join, Relation } from "../../plan/relation.js";
import { without } from "../../plan/row-order.js";
import type { Column } from "../../plan/types.js";
import { allRelations, descend, scalarsOf } from "../../plan/walk.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { over, spanIn, type Binding, type Scope } from "../scope.js";
import { lowerPipeFrom, lowerPipeOver, lowerTabular } from "../tabular.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** Hidden column: the value that tells the partitions apart. */
const PARTITION_COLUMN = "coldhunt_record_partition";

/**
 * `partition by x (subquery)`: the subquery runs over the rows of each value of its own; `partition by x {query}`: the
 * query names its table itself, and x is the value at hand.
 * https://learn.microsoft.com/kusto/query/partition-operator
 */
export const partition: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const span = spanIn(scope.context, node);
  const operand = node.child("Operand");
  const by = rows.columns.find(
    (column) => column.name === node.child("ByExpression").name && column.hidden !== true,
  );
  if (by === undefined) throw unsupported(span, "a partition by more than a column is not translated");
  const key: Column = { name: scope.context.uniqueName(PARTITION_COLUMN), type: by.type, hidden: true };
  if (operand.kind !== "PartitionSubquery") return partitionQuery(operand, rows, by, key, scope);
  const leaf: Relation = {
    kind: "project",
    input: rows,
    items: [...rows.columns.map(asItem), { name: key.name, value: columnRef(by) }],
    columns: [...rows.columns, key],
  };
  const applied = partitionedBy(lowerPipeOver(operand.child("Subquery"), leaf, scope), leaf, key);
  return without(applied, new Set([key.name]));
};

/** The query for each value of the column, over all rows of its table. */
function partitionQuery(
  operand: SyntaxNode,
  rows: Relation,
  by: Column,
  key: Column,
  scope: Scope,
): Relation {
  const span = spanIn(scope.context, operand);
  const item = { name: key.name, value: columnRef(by) };
  const keys = aggregate(rows, [item], [], [], [{ name: key.name, type: key.type }], span);
  const atHand: Binding = { kind: "scalar", value: columnRef(key) };
  const lets = new Map(scope.lets).set(by.name, () => atHand);
  let leaf: Relation | undefined;
  const leafOf = (source: SyntaxNode): Relation => {
    leaf = withEach(lowerTabular(source, over(scope, undefined)), keys, key);
    if (visible(leaf.columns).some((column) => column.name === by.name))
      throw unsupported(span, `'${by.name}' is a column of the partition's own table as well`);
    return leaf;
  };
  const query = lowerPipeFrom(operand.child("Query"), leafOf, { ...scope, lets });
  if (leaf === undefined) throw new Error("bug: a query without a table");
  refuseElsewhere(query, leaf, key, by, span);
  return without(partitionedBy(query, leaf, key, keys), new Set([key.name]));
}

/** Every row with every key. */
function withEach(rows: Relation, keys: Relation, key: Column): Join {
  return {
    kind: "join",
    joinKind: "inner",
    left: rows,
    right: keys,
    on: [],
    outputs: [...outputsOf("left", rows.columns), { name: key.name, side: "right", from: key.name }],
    columns: [...rows.columns, key],
  };
}

/** The value at hand is known where the rows come from the partition's table, not in tables beside it. */
function refuseElsewhere(
  query: Relation,
  leaf: Relation,
  key: Column,
  by: Column,
  span: Span | undefined,
): void {
  for (const relation of allRelations(query)) {
    if (relation === leaf || allRelations(relation).includes(leaf)) continue;
    const parts = scalarsOf(relation).flatMap((scalar) => [...descend(scalar)]);
    if (parts.some((part) => part.kind === "column" && part.name === key.name))
      throw unsupported(span, `'${by.name}' in a table beside the partition's own is not translated`);
  }
}
