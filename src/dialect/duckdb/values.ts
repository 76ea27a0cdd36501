import { quoteName } from "../../fragment/quote.js";
import type { Values } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import { DUCKDB_TYPES } from "../../fragment/duckdb-types.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Rows written out, each column cast to its type. Without columns: empty rows. */
export function printValues(values: Values, printer: RelationPrinter): Source {
  const names = physicalNames(values.columns);
  const scalars = printer.constants();
  const select = (cells: readonly string[]): string =>
    values.columns.length === 0
      ? "SELECT 1 AS _"
      : `SELECT ${values.columns.map((column, index) => `CAST(${cells[index] ?? "NULL"} AS ${DUCKDB_TYPES[column.type]}) AS ${quoteName(names.get(column.name) ?? column.name)}`).join(", ")}`;
  const rows = values.rows.map((row) => row.map((cell) => scalars.print(cell).text));
  const [first = [], ...others] = rows;
  if (rows.length === 0) return printer.step(values, `${select([])}\nWHERE false`, "values");
  if (others.length === 0) return printer.step(values, select(first), "values");
  if (values.columns.length === 0)
    return printer.step(values, `${select([])}\nFROM range(${rows.length})`, "values");
  // one list and not a union of selects: the parts of a union may change places
  const cells = values.columns.map((_, index) => `c${index + 1}`);
  const list = rows.map((row) => `  (${row.join(", ")})`).join(",\n");
  return printer.step(
    values,
    `${select(cells)}\nFROM (VALUES\n${list}\n) AS v(${cells.join(", ")})`,
    "values",
  );
}
