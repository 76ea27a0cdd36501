import { aggregate, asItem } from "./build.js";
import type { Relation } from "./relation.js";
import type { Item } from "./scalar.js";
import type { Column } from "./types.js";

/** Rows grouped by some of their columns; `items` are aggregates. */
export function grouped(rows: Relation, keys: readonly Column[], items: readonly Item[]): Relation {
  const named = keys.map(asItem);
  return aggregate(rows, named, items, [], [...keys, ...items.map(columnOfItem)]);
}

/** The column that an item becomes. */
export function columnOfItem({ name, value }: Item): Column {
  return { name, type: value.type };
}
