import { asItem, hidden } from "./build.js";
import { ORDER_COLUMN } from "./order.js";
import type { Project, Relation, Window } from "./relation.js";
import type { Item } from "./scalar.js";
import type { Column } from "./types.js";

/** The rows with their place as the hidden column `ORDER_COLUMN`. */
export function numbered(input: Relation): Relation {
  if (input.columns.some((column) => column.name === ORDER_COLUMN)) return input;
  const order: Item = {
    name: ORDER_COLUMN,
    value: { kind: "window", type: "long", name: "row_order", args: [] },
  };
  return windowed(input, [order]);
}

/** Adds hidden columns computed from window calls. */
export function windowed(input: Relation, items: readonly Item[]): Window {
  const added = items.map((item): Column => ({ name: item.name, type: item.value.type, hidden: true }));
  return { kind: "window", input, items, columns: [...input.columns, ...added] };
}

/** The rows in the order of a column of places, without it and the other hidden columns of those names. */
export function inOrder(input: Relation, dropped: ReadonlySet<string>, place = ORDER_COLUMN): Project {
  const sorted: Relation = {
    kind: "sort",
    input,
    keys: [
      {
        value: { kind: "column", type: "long", name: place },
        descending: false,
        nullsFirst: false,
      },
    ],
    columns: input.columns,
  };
  return without(sorted, new Set([...dropped, place]));
}

/** The rows without hidden columns of those names. */
export function without(input: Relation, dropped: ReadonlySet<string>): Project {
  const columns = input.columns.filter((column) => column.hidden !== true || !dropped.has(column.name));
  return {
    kind: "project",
    input,
    items: columns.map(asItem),
    columns,
  };
}

/** The rows without any hidden column. */
export function withoutHidden(input: Relation): Project {
  return without(input, new Set(hidden(input.columns).map((column) => column.name)));
}
