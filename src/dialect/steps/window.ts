import type { Window } from "../../plan/relation.js";
import { itemTexts } from "./items.js";
import type { RelationPrinter, Source } from "./source.js";

/** Adds the columns that look at a row's neighbours. */
export function printWindow(window: Window, printer: RelationPrinter): Source {
  const input = printer.sourceOf(window.input);
  const scalars = printer.scalars(input);
  const items = itemTexts(window.items, window.columns, scalars);
  const { from, star } = printer.withBound(window, input, scalars);
  return printer.step(window, `SELECT ${[star, ...items].join(", ")}\nFROM ${from}`, "window");
}
