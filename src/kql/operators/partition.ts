import { columnRef } from "../../plan/build.js";
import { partitionedBy } from "../../plan/partitioned.js";
import type { Relation } from "../../plan/relation.js";
import { without } from "../../plan/row-order.js";
import type { Column } from "../../plan/types.js";
import { unsupported } from "../refusal.js";
import { spanIn } from "../scope.js";
import { lowerPipeOver } from "../tabular.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** Hidden column: the value that tells the partitions apart. */
const PARTITION_COLUMN = "coldhunt_record_partition";

/** `partition by x (subquery)`: the subquery runs over the rows of each value of its own. */
export const partition: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const span = spanIn(scope.context, node);
  const operand = node.child("Operand");
  if (operand.kind !== "PartitionSubquery")
    throw unsupported(
      span,
      "a partition that names its table itself is not translated",
      "use ( ) in place of { }",
    );
  const by = rows.columns.find(
    (column) => column.name === node.child("ByExpression").name && column.hidden !== true,
  );
  if (by === undefined) throw unsupported(span, "a partition by more than a column is not translated");
  const key: Column = { name: scope.context.uniqueName(PARTITION_COLUMN), type: by.type, hidden: true };
  const leaf: Relation = {
    kind: "project",
    input: rows,
    items: [
      ...rows.columns.map((column) => ({ name: column.name, value: columnRef(column) })),
      { name: key.name, value: columnRef(by) },
    ],
    columns: [...rows.columns, key],
  };
  const applied = partitionedBy(lowerPipeOver(operand.child("Subquery"), leaf, scope), leaf, key);
  return without(applied, new Set([key.name]));
};
