import { quoteName } from "../../fragment/quote.js";
import { callOf } from "../../plan/build.js";
import type { Unnest } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/**
 * Each value becomes a list one step earlier; several unnest() of one SELECT run in step and fill short lists with
 * NULL. A list of one NULL stands for null, so that its row stays.
 */
export function printUnnest(unnest: Unnest, printer: RelationPrinter): Source {
  const input = printer.sourceOf(unnest.input);
  const scalars = printer.scalars(input);
  const lists = unnest.items.map((item, index) => {
    const list = scalars.print(callOf(`expand_${item.bags}`, "dynamic", [item.value])).text;
    const count = unnest.limit === undefined ? undefined : scalars.print(unnest.limit).text;
    const text = count === undefined ? list : `list_slice(${list}, 1, ${count})`;
    return { name: quoteName(`_list_${index + 1}`), text };
  });
  const { from, star } = printer.withBound(unnest, input, scalars);
  const prepared = printer.step(
    unnest,
    `SELECT ${[star, ...lists.map((list) => `${list.text} AS ${list.name}`)].join(", ")}\nFROM ${from}`,
    "lists",
  );
  const names = physicalNames(unnest.columns);
  const columns = unnest.items.map((item, index) => ({
    text: `unnest(${lists[index]?.name ?? ""}) AS ${quoteName(names.get(item.name) ?? item.name)}`,
    replaces: unnest.input.columns.some((column) => column.name === item.name),
  }));
  const replaced = columns.filter((column) => column.replaces).map((column) => column.text);
  const added = columns.filter((column) => !column.replaces).map((column) => column.text);
  if (unnest.indexName !== undefined) {
    const lengths = lists.map((list) => `len(${list.name})`).join(", ");
    const index = quoteName(names.get(unnest.indexName) ?? unnest.indexName);
    added.push(`unnest(range(0, greatest(${lengths}))) AS ${index}`);
  }
  const kept = `* EXCLUDE (${lists.map((list) => list.name).join(", ")})`;
  const all = replaced.length === 0 ? kept : `${kept} REPLACE (${replaced.join(", ")})`;
  return printer.step(unnest, `SELECT ${[all, ...added].join(", ")}\nFROM ${prepared.name}`, "mv_expand");
}
