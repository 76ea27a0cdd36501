import { quoteName } from "../../fragment/quote.js";
import type { Extend } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Columns that exist are replaced in their place, new ones come last. */
export function printExtend(extend: Extend, printer: RelationPrinter): Source {
  const input = printer.sourceOf(extend.input);
  const scalars = printer.scalars(input);
  const names = physicalNames(extend.columns);
  const printed = extend.items.map((item) => ({
    text: `${scalars.print(item.value).text} AS ${quoteName(names.get(item.name) ?? item.name)}`,
    replaces: extend.input.columns.some((column) => column.name === item.name),
  }));
  const { from, star } = printer.withBound(extend, input, scalars);
  const replaced = printed.filter((item) => item.replaces).map((item) => item.text);
  const added = printed.filter((item) => !item.replaces).map((item) => item.text);
  const all = replaced.length === 0 ? star : `${star} REPLACE (${replaced.join(", ")})`;
  return printer.step(extend, `SELECT ${[all, ...added].join(", ")}\nFROM ${from}`, "extend");
}
