import { quoteName } from "../../fragment/quote.js";
import type { Values } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import { DUCKDB_TYPES } from "./literal.js";
import type { RelationPrinter, Source } from "./source.js";

/** Rows written out, each cell cast to its column's type. Without columns: empty rows. */
export function printValues(values: Values, printer: RelationPrinter): Source {
  const names = physicalNames(values.columns);
  const scalars = printer.constants();
  const select = (cells: readonly string[]): string =>
    values.columns.length === 0
      ? "SELECT 1 AS _"
      : `SELECT ${values.columns.map((column, index) => `CAST(${cells[index] ?? "NULL"} AS ${DUCKDB_TYPES[column.type]}) AS ${quoteName(names.get(column.name) ?? column.name)}`).join(", ")}`;
  if (values.rows.length === 0) return printer.step(values, `${select([])}\nWHERE false`, "values");
  const rows = values.rows.map((row) => select(row.map((cell) => scalars.print(cell).text)));
  return printer.step(values, rows.join("\nUNION ALL\n"), "values");
}
