import { quoteName } from "../../fragment/quote.js";
import type { Aggregate, RowPick } from "../../plan/relation.js";
import type { ScalarPrinter } from "../scalar-printer.js";
import { gathered, spread } from "../steps/picked-rows.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Keys first, then the aggregates; rows picked whole are gathered as structs and taken apart one step later. */
export function printAggregate(aggregate: Aggregate, printer: RelationPrinter): Source {
  const input =
    aggregate.inOrder === true ? printer.sourceOf(aggregate.input) : printer.rowsOf(aggregate.input);
  const { list, from, by } = gathered(aggregate, input, printer, pickText);
  const [rowsFrom, order] =
    aggregate.inOrder === true
      ? [`(SELECT *, row_number() OVER () AS ${FIRST} FROM ${from})`, `\nORDER BY min(${FIRST})`]
      : [from, ""];
  const grouped = printer.step(aggregate, `SELECT ${list}\nFROM ${rowsFrom}${by}${order}`, "summarize");
  if (aggregate.rows.length === 0) return grouped;
  return printer.step(aggregate, `SELECT ${spread(aggregate).join(", ")}\nFROM ${grouped.name}`, "summarize");
}

/** The place of a group's first row. */
const FIRST = quoteName("_first");

/**
 * The row of the greatest or least value as a struct, the first of several. Nulls stand behind all values, NaN before
 * them, whichever the direction; DuckDB has NaN above all numbers.
 */
function pickText(row: RowPick, scalars: ScalarPrinter): string {
  const fields = row.picks.map((pick, index) => `'f${index + 1}': ${scalars.print(pick.value).text}`);
  const struct = `{${fields.join(", ")}}`;
  const place = scalars.print(row.place).text;
  if (row.by === undefined) return `arg_min(${struct}, ${place})`;
  const by = scalars.print(row.by);
  const real = row.by.type === "real" || row.by.type === "decimal";
  if (row.order === "max") {
    const present = by.nullable ? `'n': ${by.text} IS NOT NULL, ` : "";
    return `arg_max(${struct}, {${present}'v': ${by.text}, 'p': -${place}})`;
  }
  const missing = real
    ? `'n': CASE WHEN ${by.text} IS NULL THEN 2 WHEN isnan(${by.text}) THEN 0 ELSE 1 END, `
    : by.nullable
      ? `'n': ${by.text} IS NULL, `
      : "";
  return `arg_min(${struct}, {${missing}'v': ${by.text}, 'p': ${place}})`;
}
