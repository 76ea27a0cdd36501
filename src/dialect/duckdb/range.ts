import { cast } from "../../fragment/fragment.js";
import { quoteName } from "../../fragment/quote.js";
import type { Range } from "../../plan/relation.js";
import { DUCKDB_TYPES } from "../../fragment/duckdb-types.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** The bounds are single values: generate_series as a table function would take no sub-queries. */
export function printRange(range: Range, printer: RelationPrinter): Source {
  const scalars = printer.constants();
  const [column] = range.columns;
  if (column === undefined) throw new Error("bug: a range without a column");
  const type = DUCKDB_TYPES[column.type];
  const name = quoteName(column.name);
  const [from, to, step] = [range.from, range.to, range.step].map(
    (bound) => cast(scalars.print(bound), type).text,
  );
  if (type === "BIGINT")
    return printer.step(range, `SELECT unnest(generate_series(${from}, ${to}, ${step})) AS ${name}`, "range");
  // each value is computed from the start: a sum of steps would gather rounding errors
  const bounds = printer.step(range, `SELECT ${from} AS a, ${to} AS b, ${step} AS c`, "bounds");
  return printer.step(
    range,
    `SELECT a + i * c AS ${name}\nFROM (SELECT *, unnest(generate_series(0, CAST(floor((b - a) / c + 1e-9) AS BIGINT))) AS i FROM ${bounds.name} WHERE c <> 0)`,
    "range",
  );
}
