import type { Aggregate } from "../../plan/relation.js";
import { itemTexts } from "./items.js";
import type { RelationPrinter, Source } from "./source.js";

export function printAggregate(aggregate: Aggregate, printer: RelationPrinter): Source {
  const input = printer.sourceOf(aggregate.input);
  const scalars = printer.scalars(input);
  const keys = itemTexts(aggregate.keys, aggregate.columns, scalars);
  const items = itemTexts(aggregate.items, aggregate.columns, scalars);
  if (aggregate.rows.length > 0) throw new Error("bug: row picks are not printed yet");
  const { from } = printer.withBound(aggregate, input, scalars);
  const groups = aggregate.keys.map((_, index) => index + 1).join(", ");
  const by = groups === "" ? "" : `\nGROUP BY ${groups}`;
  return printer.step(aggregate, `SELECT ${[...keys, ...items].join(", ")}\nFROM ${from}${by}`, "summarize");
}
