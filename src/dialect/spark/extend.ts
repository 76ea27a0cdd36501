import { quoteName } from "../../fragment/quote.js";
import type { Extend } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Every column by its name: the engine has no star that replaces columns in their place. */
export function printExtend(extend: Extend, printer: RelationPrinter): Source {
  const input = printer.sourceOf(extend.input);
  const scalars = printer.scalars(input);
  const values = new Map(extend.items.map((item) => [item.name, scalars.print(item.value).text]));
  const { from } = printer.withBound(extend, input, scalars);
  const names = physicalNames(extend.columns);
  const list = extend.columns.map((column) => {
    const name = quoteName(names.get(column.name) ?? column.name);
    const value = values.get(column.name) ?? quoteName(input.names.get(column.name) ?? column.name);
    return value === name ? name : `${value} AS ${name}`;
  });
  return printer.step(extend, `SELECT ${list.join(", ")}\nFROM ${from}`, "extend");
}
