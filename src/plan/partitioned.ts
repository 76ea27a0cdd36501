import { QueryError } from "../diagnostics/error.js";
import { columnRef, filter, literal } from "./build.js";
import { outputsOf } from "./build-join.js";
import type { Aggregate, Join, JoinKind, Limit, Relation, Union } from "./relation.js";
import type { Item, Scalar } from "./scalar.js";
import type { Column } from "./types.js";
import { ORDER_COLUMN, streamedInput } from "./order.js";
import { numbered } from "./row-order.js";
import { withPartitionValues } from "./partition-values.js";
import { inputsOf } from "./walk.js";

/** Hidden columns that tell the rows of one partition from those of another; the names begin with this. */
export const RECORD_COLUMN = "coldhunt_record";
/** Hidden column: the place of a row in its partition before anything was done to it. */
export const ELEMENT_COLUMN = "coldhunt_element";

/**
 * A query over `leaf` as if it ran once for each value of the leaf's column `key`: the rows of different values never
 * meet in a group, a sort or a limit, and each row of the result carries its key as a hidden column. `keys` has all
 * values where the leaf may lack rows of some.
 */
export function partitionedBy(root: Relation, leaf: Relation, key: Column, keys?: Relation): Relation {
  return new Partitioning(leaf, { ...key, hidden: true }, keys).result(root);
}

/** Join kinds that keep to the rows of the left side, which alone belong to a partition. */
const LEFT_KINDS: ReadonlySet<JoinKind> = new Set(["inner", "leftouter", "leftsemi", "leftanti"]);

class Partitioning {
  readonly leaf: Relation;
  readonly key: Column;
  private readonly keys: Relation | undefined;
  private readonly done = new Map<Relation, Relation>();

  constructor(leaf: Relation, key: Column, keys: Relation | undefined) {
    this.leaf = leaf;
    this.key = key;
    this.keys = keys;
  }

  result(root: Relation): Relation {
    if (!this.contains(root)) throw this.refusal(root, "a table that is not made of the rows");
    return this.rewrite(root);
  }

  rewrite(relation: Relation): Relation {
    if (relation === this.leaf || !this.contains(relation)) return relation;
    const known = this.done.get(relation);
    if (known !== undefined) return known;
    const rewritten = this.rewriteOne(relation);
    this.done.set(relation, rewritten);
    return rewritten;
  }

  private rewriteOne(relation: Relation): Relation {
    const withValues = withPartitionValues(relation, this);
    if (withValues !== undefined) return withValues;
    switch (relation.kind) {
      case "scan":
      case "values":
      case "range":
        return relation;
      case "filter":
      case "extend":
      case "unnest":
        return { ...relation, input: this.rewrite(relation.input), columns: this.withKey(relation.columns) };
      case "project":
        return {
          ...relation,
          input: this.rewrite(relation.input),
          items: this.withKeyItem(relation.items),
          columns: this.withKey(relation.columns),
        };
      case "sort": {
        const first = { value: columnRef(this.key), descending: false, nullsFirst: false };
        return {
          ...relation,
          input: this.rewrite(relation.input),
          keys: [first, ...relation.keys],
          columns: this.withKey(relation.columns),
        };
      }
      case "limit":
        return this.rewriteLimit(relation);
      case "window":
        return {
          ...relation,
          input: this.rewrite(relation.input),
          items: relation.items.map((item) => ({ ...item, value: this.withinPartition(item.value) })),
          columns: this.withKey(relation.columns),
        };
      case "sequence":
        return {
          ...relation,
          input: this.rewrite(relation.input),
          partitions: [...relation.partitions, columnRef(this.key)],
          columns: this.withKey(relation.columns),
        };
      case "make-series":
        return {
          ...relation,
          input: this.rewrite(relation.input),
          keys: [...relation.keys, this.key.name],
          columns: this.withKey(relation.columns),
        };
      case "aggregate":
        return this.rewriteAggregate(relation);
      case "join":
        return this.rewriteJoin(relation);
      case "union":
        return this.rewriteUnion(relation);
      case "shared":
        return {
          ...relation,
          relation: this.rewrite(relation.relation),
          columns: this.withKey(relation.columns),
        };
    }
  }

  /** The partition is one more segment of a window function; the rows are numbered over all partitions. */
  private withinPartition(value: Scalar): Scalar {
    if (value.kind !== "window" || value.name === "row_order") return value;
    return { ...value, args: [...value.args, columnRef(this.key)] };
  }

  private rewriteLimit(limit: Limit): Limit {
    if (limit.per === undefined && limit.input.kind !== "sort" && this.isSorted(limit.input))
      return this.limitByPlace(limit);
    // a limit for each key sorts its rows itself
    const sorted = limit.input.kind === "sort" && limit.per === undefined ? limit.input : undefined;
    const input = this.rewrite(sorted?.input ?? limit.input);
    const order = [...(sorted?.keys ?? [])];
    const element = limit.input.columns.find((column) => column.name === ELEMENT_COLUMN);
    if (element !== undefined)
      order.push({ value: columnRef(element), descending: false, nullsFirst: false });
    return {
      ...limit,
      input,
      per: limit.per ?? { keys: [columnRef(this.key)], order },
      columns: this.withKey(limit.columns),
    };
  }

  /** The first rows of each key in the order that an earlier sort gave them. */
  private limitByPlace(limit: Limit): Limit {
    const input = numbered(this.rewrite(limit.input));
    const place: Scalar = { kind: "column", type: "long", name: ORDER_COLUMN };
    const order = [{ value: place, descending: false, nullsFirst: false }];
    return { ...limit, input, per: { keys: [columnRef(this.key)], order }, columns: input.columns };
  }

  /** Whether the rows were sorted since they left the leaf, and kept their order. */
  private isSorted(relation: Relation): boolean {
    if (relation === this.leaf) return false;
    if (relation.kind === "sort") return true;
    const input = streamedInput(relation);
    return input !== undefined && this.isSorted(input);
  }

  /** Without keys of its own an aggregation has a row for each partition, also where no row of it is left. */
  private rewriteAggregate(relation: Aggregate): Relation {
    const input = this.rewrite(relation.input);
    const columns = this.withKey(relation.columns);
    const grouped: Aggregate = { ...relation, input, keys: this.withKeyItem(relation.keys), columns };
    if (relation.keys.length > 0 || this.keepsAll(relation.input)) return grouped;
    const key: Item = { name: this.key.name, value: columnRef(this.key) };
    const all: Aggregate = {
      kind: "aggregate",
      input: this.keys ?? this.leaf,
      keys: [key],
      items: [],
      rows: [],
      columns: [this.key],
    };
    const on = [{ left: columnRef(this.key), right: columnRef(this.key) }];
    const fromLeft = { name: this.key.name, side: "left" as const, from: this.key.name };
    const missing: Join = {
      kind: "join",
      joinKind: "leftanti",
      left: all,
      right: grouped,
      on,
      outputs: [fromLeft],
      columns: [this.key],
    };
    const empty: Aggregate = { ...relation, input: filter(relation.input, literal("bool", false)) };
    const filled: Join = {
      kind: "join",
      joinKind: "inner",
      left: missing,
      right: empty,
      on: [],
      outputs: [...outputsOf("right", relation.columns), fromLeft],
      columns,
    };
    const values = columns.map(columnRef);
    return {
      kind: "union",
      members: [
        { relation: grouped, values },
        { relation: filled, values },
      ],
      columns,
    };
  }

  /** Whether every partition still has a row. */
  private keepsAll(relation: Relation): boolean {
    if (relation === this.leaf) return this.keys === undefined;
    switch (relation.kind) {
      case "extend":
      case "project":
      case "sort":
      case "window":
      case "aggregate":
        return this.keepsAll(relation.input);
      case "limit":
        return isPositive(relation.count) && this.keepsAll(relation.input);
      default:
        return false;
    }
  }

  private rewriteJoin(join: Join): Join {
    const both = this.contains(join.left) && this.contains(join.right);
    const byRecord = join.on.some(
      (key) => key.left.kind === "column" && key.left.name.startsWith(RECORD_COLUMN),
    );
    if (!this.contains(join.left) || (both && !byRecord) || !LEFT_KINDS.has(join.joinKind))
      throw this.refusal(join, `a join of kind ${join.joinKind}`);
    return {
      ...join,
      left: this.rewrite(join.left),
      right: this.rewrite(join.right),
      outputs: join.outputs.some((output) => output.name === this.key.name)
        ? join.outputs
        : [...join.outputs, { name: this.key.name, side: "left", from: this.key.name }],
      columns: this.withKey(join.columns),
    };
  }

  private rewriteUnion(union: Union): Union {
    if (!union.members.every((member) => this.contains(member.relation)))
      throw this.refusal(union, "a union with a table from outside");
    const has = union.columns.some((column) => column.name === this.key.name);
    return {
      ...union,
      members: union.members.map((member) => ({
        relation: this.rewrite(member.relation),
        values: has ? member.values : [...member.values, columnRef(this.key)],
      })),
      columns: this.withKey(union.columns),
    };
  }

  private withKey(columns: readonly Column[]): readonly Column[] {
    return columns.some((column) => column.name === this.key.name) ? columns : [...columns, this.key];
  }

  private withKeyItem(items: readonly Item[]): readonly Item[] {
    if (items.some((item) => item.name === this.key.name)) return items;
    return [...items, { name: this.key.name, value: columnRef(this.key) }];
  }

  private contains(relation: Relation): boolean {
    return relation === this.leaf || inputsOf(relation).some((input) => this.contains(input));
  }

  refusal(relation: Relation, what: string): QueryError {
    return new QueryError("KQL-UNSUPPORTED", `${what} is not translated inside a subquery of each record`, {
      span: relation.span,
    });
  }
}

function isPositive(count: Scalar): boolean {
  return count.kind === "literal" && typeof count.value === "bigint" && count.value > 0n;
}
