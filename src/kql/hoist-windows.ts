import { hidden } from "../plan/build.js";
import { mapScalar } from "../plan/map-scalar.js";
import { isOrdered, isWrittenOut } from "../plan/order.js";
import type { Relation } from "../plan/relation.js";
import { isSession, withSession } from "./session-sequence.js";
import { inOrder, numbered, windowed } from "../plan/row-order.js";
import type { Item, Scalar, WindowCall } from "../plan/scalar.js";
import { descend } from "../plan/walk.js";

/** Values freed of their window calls, which are columns of `input` now. */
export interface Hoisted {
  readonly input: Relation;
  readonly values: readonly Scalar[];
  /** Takes the added columns away again and puts the rows back in order. */
  readonly restore: (relation: Relation) => Relation;
}

/**
 * Computes the window calls of the values one step earlier, those inside others first. A test against a table becomes
 * a join, which mixes up the rows: where they have an order they are numbered and put back too.
 */
export function hoistWindows(rows: Relation, values: readonly Scalar[]): Hoisted {
  const mixes = values.some(readsTable) && (isOrdered(rows) || isWrittenOut(rows));
  if (!mixes && !values.some(hasWindow)) return { input: rows, values, restore: (relation) => relation };
  const kept = new Set(hidden(rows.columns).map((column) => column.name));
  let input = numbered(rows);
  let current = values;
  let count = 0;
  while (current.some(hasWindow)) {
    const items = new Map<string, Item>();
    current = current.map((value) =>
      mapScalar(value, (part) => {
        if (part.kind !== "window" || part.args.some(hasWindow)) return undefined;
        const key = keyOf(part);
        const item = items.get(key) ?? { name: `coldhunt_window_${++count}`, value: part };
        items.set(key, item);
        return { kind: "column", type: part.type, name: item.name };
      }),
    );
    const all = [...items.values()];
    const plain = all.filter((item) => !isSession(item.value));
    if (plain.length > 0) input = windowed(input, plain);
    for (const item of all) if (isSession(item.value)) input = withSession(input, item.name, item.value);
  }
  const added = new Set(
    hidden(input.columns)
      .map((column) => column.name)
      .filter((name) => !kept.has(name)),
  );
  return { input, values: current, restore: (relation) => inOrder(relation, added) };
}

/** A step that computes items, over rows where their window calls are columns already. */
export function overWindows(
  rows: Relation,
  items: readonly Item[],
  step: (input: Relation, items: readonly Item[]) => Relation,
): Relation {
  const hoisted = hoistWindows(
    rows,
    items.map((item) => item.value),
  );
  const freed = items.map(({ name, value }, index) => ({ name, value: hoisted.values[index] ?? value }));
  return hoisted.restore(step(hoisted.input, freed));
}

/** Whether a value looks at the neighbours of its row. */
export function hasWindow(value: Scalar): boolean {
  return [...descend(value)].some((part) => part.kind === "window");
}

function readsTable(value: Scalar): boolean {
  return [...descend(value)].some((part) => part.kind === "in-relation" || part.kind === "toscalar");
}

function keyOf(call: WindowCall): string {
  return JSON.stringify([call.name, call.type, call.args], (key, value: unknown) =>
    key === "span" ? undefined : typeof value === "bigint" ? `${value}n` : value,
  );
}
