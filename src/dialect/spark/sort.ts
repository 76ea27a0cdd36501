import { quoteName } from "../../fragment/quote.js";
import { Precedence, within, type Fragment } from "../../fragment/fragment.js";
import type { Limit, Sort, SortKey } from "../../plan/relation.js";
import type { RelationPrinter, Source } from "../steps/source.js";
import { PLACE, PLACE_VALUE, RANK } from "./place.js";

export function printSort(sort: Sort, printer: RelationPrinter): Source {
  const input = printer.sourceOf(sort.input);
  const scalars = printer.scalars(input);
  const keys = sort.keys.map((key) => sortKeyText(key, scalars.print(key.value)));
  const { from, star, bound } = printer.withBound(sort, input, scalars);
  if (sort.stable !== true)
    return printer.step(sort, `SELECT ${star}\nFROM ${from}\nORDER BY ${keys.join(", ")}`, "sort");
  const place = quoteName(PLACE);
  const placed = printer.step(sort, `SELECT *, ${PLACE_VALUE} AS ${place}\nFROM ${from}`, "placed");
  return printer.step(
    sort,
    `SELECT ${printer.starExcept([...bound, PLACE])}\nFROM ${placed.name}\nORDER BY ${[...keys, place].join(", ")}`,
    "sort",
  );
}

/** NaN stands with the nulls, at the end they are sorted to. */
export function sortKeyText(key: SortKey, value: Fragment): string {
  const text = within(value, Precedence.Comparison);
  const order = `${text} ${key.descending ? "DESC" : "ASC"} NULLS ${key.nullsFirst ? "FIRST" : "LAST"}`;
  if (key.value.type !== "real" && key.value.type !== "decimal") return order;
  return `(${text} IS NULL OR isnan(${value.text})) ${key.nullsFirst ? "DESC" : "ASC"}, ${order}`;
}

export function printLimit(limit: Limit, printer: RelationPrinter): Source {
  const input = printer.sourceOf(limit.input);
  const count = printer.constants().print(limit.count).text;
  if (limit.per === undefined)
    return printer.step(limit, `SELECT *\nFROM ${input.name}\nLIMIT CAST(${count} AS INT)`, "take");
  const scalars = printer.scalars(input);
  const keys = limit.per.keys.map((key) => scalars.print(key).text).join(", ");
  const order = limit.per.order.map((key) => sortKeyText(key, scalars.print(key.value))).join(", ");
  const { from, bound } = printer.withBound(limit, input, scalars);
  const rank = quoteName(RANK);
  const ranked = printer.step(
    limit,
    `SELECT *, row_number() OVER (PARTITION BY ${keys} ORDER BY ${order === "" ? PLACE_VALUE : order}) AS ${rank}\nFROM ${from}`,
    "ranked",
  );
  return printer.step(
    limit,
    `SELECT ${printer.starExcept([...bound, RANK])}\nFROM ${ranked.name}\nWHERE ${rank} <= ${count}\nORDER BY ${[keys, order].filter((text) => text !== "").join(", ")}`,
    "take",
  );
}
