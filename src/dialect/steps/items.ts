import { quoteName } from "../../fragment/quote.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { ScalarPrinter } from "../scalar-printer.js";

/** `expression AS name` of each item, named as the output columns are. */
export function itemTexts(
  items: readonly Item[],
  columns: readonly Column[],
  scalars: ScalarPrinter,
): string[] {
  const names = physicalNames(columns);
  return items.map((item) => {
    const name = quoteName(names.get(item.name) ?? item.name);
    const text = scalars.print(item.value).text;
    return text === name ? name : `${text} AS ${name}`;
  });
}
