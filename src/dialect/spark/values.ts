import { quoteName } from "../../fragment/quote.js";
import { SPARK_TYPES } from "../../fragment/spark.js";
import type { Values } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Rows written out, each column cast to its type; an array taken apart keeps them in order. Without columns: empty rows. */
export function printValues(values: Values, printer: RelationPrinter): Source {
  const names = physicalNames(values.columns);
  const scalars = printer.constants();
  if (values.columns.length === 0) {
    const rows =
      values.rows.length === 1 ? "SELECT 1 AS _" : `SELECT 1 AS _ FROM range(${values.rows.length})`;
    return printer.step(values, rows, "values");
  }
  const rows = values.rows.map((row) => row.map((cell) => scalars.print(cell).text));
  const select = (cells: readonly string[]): string =>
    `SELECT ${values.columns.map((column, index) => `CAST(${cells[index] ?? "NULL"} AS ${SPARK_TYPES[column.type]}) AS ${quoteName(names.get(column.name) ?? column.name)}`).join(", ")}`;
  const [first = []] = rows;
  if (rows.length === 0) return printer.step(values, `${select([])}\nWHERE false`, "values");
  if (rows.length === 1) return printer.step(values, select(first), "values");
  const cells = values.columns.map((_, index) => `c${index + 1}`);
  const structs = rows.map(
    (row) =>
      `  named_struct(${row.map((cell, index) => `'c${index + 1}', CAST(${cell} AS ${SPARK_TYPES[values.columns[index]?.type ?? "string"]})`).join(", ")})`,
  );
  return printer.step(
    values,
    `${select(cells)}\nFROM (SELECT inline(array(\n${structs.join(",\n")}\n)))`,
    "values",
  );
}
