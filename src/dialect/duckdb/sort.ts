import { quoteName } from "../../fragment/quote.js";
import { within, Precedence, type Fragment } from "../../fragment/fragment.js";
import type { Limit, Sort, SortKey } from "../../plan/relation.js";
import { PLACE } from "../steps/place.js";
import type { RelationPrinter, Source } from "../steps/source.js";

export function printSort(sort: Sort, printer: RelationPrinter): Source {
  const input = printer.sourceOf(sort.input);
  const scalars = printer.scalars(input);
  const keys = sort.keys.map((key) => sortKeyText(key, scalars.print(key.value)));
  const { from, star, bound } = printer.withBound(sort, input, scalars);
  const body =
    sort.stable === true
      ? `SELECT ${printer.starExcept([...bound, PLACE])}\nFROM (SELECT *, row_number() OVER () AS ${quoteName(PLACE)} FROM ${from})\nORDER BY ${[...keys, quoteName(PLACE)].join(", ")}`
      : `SELECT ${star}\nFROM ${from}\nORDER BY ${keys.join(", ")}`;
  return printer.step(sort, body, "sort");
}

/** NaN stands with the nulls, at the end they are sorted to. */
export function sortKeyText(key: SortKey, value: Fragment): string {
  const text = within(value, Precedence.Comparison);
  const order = `${text} ${key.descending ? "DESC" : "ASC"} NULLS ${key.nullsFirst ? "FIRST" : "LAST"}`;
  if (key.value.type !== "real" && key.value.type !== "decimal") return order;
  return `coalesce(isnan(${value.text}), true) ${key.nullsFirst ? "DESC" : "ASC"}, ${order}`;
}

export function printLimit(limit: Limit, printer: RelationPrinter): Source {
  const input = printer.sourceOf(limit.input);
  const count = printer.constants().print(limit.count);
  if (limit.per !== undefined) return printLimitPer(limit, limit.per, input, count.text, printer);
  return printer.step(limit, `SELECT *\nFROM ${input.name}\nLIMIT ${count.text}`, "take");
}

/** The first rows of each group, by their number in it. */
function printLimitPer(
  limit: Limit,
  per: NonNullable<Limit["per"]>,
  input: Source,
  count: string,
  printer: RelationPrinter,
): Source {
  const scalars = printer.scalars(input);
  const keys = per.keys.map((key) => scalars.print(key).text).join(", ");
  const order = per.order.map((key) => sortKeyText(key, scalars.print(key.value))).join(", ");
  const { from, star } = printer.withBound(limit, input, scalars);
  const window = `PARTITION BY ${keys}${order === "" ? "" : ` ORDER BY ${order}`}`;
  const inOrder = [keys, order].filter((text) => text !== "").join(", ");
  return printer.step(
    limit,
    `SELECT ${star}\nFROM ${from}\nQUALIFY row_number() OVER (${window}) <= ${count}\nORDER BY ${inOrder}`,
    "take",
  );
}
