import { quoteName } from "../../fragment/quote.js";
import type { Aggregate, RowPick } from "../../plan/relation.js";
import type { ScalarPrinter } from "../scalar-printer.js";
import { gathered, spread } from "../steps/picked-rows.js";
import type { RelationPrinter, Source } from "../steps/source.js";
import { PLACE_VALUE } from "./place.js";

const FIRST = quoteName("_first");

/** Keys first, then the aggregates; rows picked whole are gathered as structs and taken apart one step later. */
export function printAggregate(aggregate: Aggregate, printer: RelationPrinter): Source {
  const input = printer.sourceOf(aggregate.input);
  const { list, from, by } = gathered(aggregate, input, printer, pickText);
  const inOrder = aggregate.inOrder === true;
  const rowsFrom = inOrder
    ? printer.step(aggregate, `SELECT *, ${PLACE_VALUE} AS ${FIRST}\nFROM ${from}`, "placed").name
    : from;
  const first = inOrder ? `, min(${FIRST}) AS ${FIRST}` : "";
  const grouped = printer.step(aggregate, `SELECT ${list}${first}\nFROM ${rowsFrom}${by}`, "summarize");
  if (aggregate.rows.length === 0 && !inOrder) return grouped;
  const kept = aggregate.rows.length > 0 ? spread(aggregate).join(", ") : printer.starExcept(["_first"]);
  const order = inOrder ? `\nORDER BY ${FIRST}` : "";
  return printer.step(aggregate, `SELECT ${kept}\nFROM ${grouped.name}${order}`, "summarize");
}

/**
 * The row of the greatest or least value as a struct, the first of several. Nulls stand behind all values, NaN before
 * all of them, whichever the direction; Spark has NaN above all numbers.
 */
function pickText(row: RowPick, scalars: ScalarPrinter): string {
  const fields = row.picks.map((pick, index) => `'f${index + 1}', ${scalars.print(pick.value).text}`);
  const struct = `named_struct(${fields.join(", ")})`;
  const place = scalars.print(row.place).text;
  if (row.by === undefined) return `min_by(${struct}, ${place})`;
  const by = scalars.print(row.by);
  const real = row.by.type === "real" || row.by.type === "decimal";
  if (row.order === "max") return `max_by(${struct}, struct(${by.text} IS NOT NULL, ${by.text}, -${place}))`;
  const rank = real
    ? `CASE WHEN ${by.text} IS NULL THEN 2 WHEN isnan(${by.text}) THEN 0 ELSE 1 END`
    : `${by.text} IS NULL`;
  return `min_by(${struct}, struct(${rank}, ${by.text}, ${place}))`;
}
