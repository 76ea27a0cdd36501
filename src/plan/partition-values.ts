import type { QueryError } from "../diagnostics/error.js";
import { asItem, columnRef, hidden, limit, literal, visible } from "./build.js";
import { outputsOf } from "./build-join.js";
import { mapScalar } from "./map-scalar.js";
import type { Extend, Filter, Join, Project, Relation } from "./relation.js";
import { inOrder, windowed, without } from "./row-order.js";
import type { Scalar, ScalarSubquery } from "./scalar.js";
import type { Column } from "./types.js";
import { allRelations, descend, scalarsOf } from "./walk.js";

/** What is known of the partitions while a query over them is rewritten. */
interface Partitions {
  readonly leaf: Relation;
  readonly key: Column;
  rewrite(relation: Relation): Relation;
  refusal(relation: Relation, what: string): QueryError;
}

/** Hidden columns of a step: the value of a partition, by its number, and the place of a row before it got one. */
const valueColumn = (index: number): string => `coldhunt_record_value_${index}`;
const PLACE_COLUMN = "coldhunt_record_place";

/**
 * A step whose scalars ask for a value of their own partition (`as P | extend x / toscalar(P | summarize sum(x))`),
 * rewritten: each partition's value is joined to its rows. Undefined where there is none.
 */
export function withPartitionValues(relation: Relation, partitions: Partitions): Relation | undefined {
  const parts = scalarsOf(relation).flatMap((scalar) => [...descend(scalar)]);
  const asksOf = (asked: Relation): boolean => allRelations(asked).includes(partitions.leaf);
  if (parts.some((part) => part.kind === "in-relation" && asksOf(part.relation)))
    throw partitions.refusal(relation, "a comparison with the rows of the same partition");
  const values = parts.filter((part) => part.kind === "toscalar").filter((part) => asksOf(part.relation));
  if (values.length === 0) return undefined;
  if (relation.kind !== "filter" && relation.kind !== "extend" && relation.kind !== "project")
    throw partitions.refusal(
      relation,
      "a value of the same partition, other than in where, extend and project,",
    );
  const rows = joined(values, partitions.rewrite(relation.input), partitions);
  const input = inOrder(rows, new Set(), PLACE_COLUMN);
  const replace = (scalar: Scalar): Scalar =>
    mapScalar(scalar, (part) =>
      part.kind === "toscalar" && values.includes(part)
        ? { kind: "column", type: part.type, name: valueColumn(values.indexOf(part)) }
        : undefined,
    );
  const step = withInput(relation, input, replace);
  return without(step, new Set(values.map((_, index) => valueColumn(index))));
}

/** The rows, each with the values of its partition. */
function joined(values: readonly ScalarSubquery[], rows: Relation, partitions: Partitions): Relation {
  const place = { kind: "window", type: "long", name: "row_order", args: [] } as const;
  const placed: Relation = windowed(rows, [{ name: PLACE_COLUMN, value: place }]);
  const key = columnRef(partitions.key);
  return values.reduce<Relation>((left, { relation, type }, index) => {
    const [first] = visible(relation.columns);
    if (first === undefined) throw new Error("bug: a value of a table without columns");
    const value: Column = { name: valueColumn(index), type, hidden: true };
    const join: Join = {
      kind: "join",
      joinKind: "leftouter",
      left,
      right: partitions.rewrite(limit(relation, literal("long", 1n))),
      on: [{ left: key, right: key }],
      outputs: [...outputsOf("left", left.columns), { name: value.name, side: "right", from: first.name }],
      columns: [...left.columns, value],
    };
    return join;
  }, placed);
}

/** The step over other rows, which have further hidden columns. */
function withInput(
  relation: Filter | Extend | Project,
  input: Relation,
  replace: (scalar: Scalar) => Scalar,
): Relation {
  const names = new Set(relation.columns.map((column) => column.name));
  const carried = hidden(input.columns).filter((column) => !names.has(column.name));
  const columns = [...relation.columns, ...carried];
  if (relation.kind === "filter")
    return { ...relation, input, predicate: replace(relation.predicate), columns: input.columns };
  const items = relation.items.map((item) => ({ name: item.name, value: replace(item.value) }));
  if (relation.kind === "extend") return { ...relation, input, items, columns };
  const added = carried.map(asItem);
  return { ...relation, input, items: [...items, ...added], columns };
}
