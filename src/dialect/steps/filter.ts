import type { Filter } from "../../plan/relation.js";
import type { RelationPrinter, Source } from "./source.js";

export function printFilter(filter: Filter, printer: RelationPrinter): Source {
  const input = printer.sourceOf(filter.input);
  const scalars = printer.scalars(input);
  const predicate = scalars.printFilter(filter.predicate);
  const { from, star } = printer.withBound(filter, input, scalars);
  return printer.step(filter, `SELECT ${star}\nFROM ${from}\nWHERE ${predicate.text}`, "where");
}
