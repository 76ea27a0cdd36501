import { quoteName } from "../../fragment/quote.js";
import { callOf } from "../../plan/build.js";
import type { Unnest } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

const ITEM = quoteName("_item");

/**
 * Each value becomes an array one step earlier; zipped, short ones are filled with NULL, and taken apart together. An
 * array of one NULL stands for null, so that its row stays.
 */
export function printUnnest(unnest: Unnest, printer: RelationPrinter): Source {
  const input = printer.sourceOf(unnest.input);
  const scalars = printer.scalars(input);
  const lists = unnest.items.map((item, index) => {
    const list = scalars.print(callOf(`expand_${item.bags}`, "dynamic", [item.value])).text;
    const count = unnest.limit === undefined ? undefined : scalars.print(unnest.limit).text;
    const text = count === undefined ? list : `slice(${list}, 1, CAST(${count} AS INT))`;
    return `${text} AS ${quoteName(`_list_${index + 1}`)}`;
  });
  const { from, star } = printer.withBound(unnest, input, scalars);
  const prepared = printer.step(unnest, `SELECT ${[star, ...lists].join(", ")}\nFROM ${from}`, "lists");
  const zipped = `arrays_zip(${unnest.items.map((_, index) => quoteName(`_list_${index + 1}`)).join(", ")})`;
  const taken = printer.step(
    unnest,
    `SELECT *, posexplode(${zipped}) AS (${quoteName("_index")}, ${ITEM})\nFROM ${prepared.name}`,
    "taken",
  );
  const names = physicalNames(unnest.columns);
  const list = unnest.columns.map((column) => {
    const name = quoteName(names.get(column.name) ?? column.name);
    const item = unnest.items.findIndex((candidate) => candidate.name === column.name);
    if (item >= 0) return `${ITEM}.${quoteName(`_list_${item + 1}`)} AS ${name}`;
    if (column.name === unnest.indexName) return `CAST(${quoteName("_index")} AS BIGINT) AS ${name}`;
    return quoteName(input.names.get(column.name) ?? column.name);
  });
  return printer.step(unnest, `SELECT ${list.join(", ")}\nFROM ${taken.name}`, "mv_expand");
}
