import { cast } from "../../fragment/fragment.js";
import { quoteName } from "../../fragment/quote.js";
import { SPARK_TYPES } from "../../fragment/spark.js";
import type { Range } from "../../plan/relation.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Whole numbers by the engine's own sequence; a step against the direction gives no row, where the engine would fail. */
export function printRange(range: Range, printer: RelationPrinter): Source {
  const scalars = printer.constants();
  const [column] = range.columns;
  if (column === undefined) throw new Error("bug: a range without a column");
  const type = SPARK_TYPES[column.type];
  const name = quoteName(column.name);
  const [from = "", to = "", step = ""] = [range.from, range.to, range.step].map(
    (bound) => cast(scalars.print(bound), type).text,
  );
  const bounds = printer.step(range, `SELECT ${from} AS a, ${to} AS b, ${step} AS c`, "bounds");
  const forward = "(c > 0 AND a <= b) OR (c < 0 AND a >= b)";
  if (type === "BIGINT")
    return printer.step(
      range,
      `SELECT explode(CASE WHEN ${forward} THEN sequence(a, b, c) ELSE CAST(array() AS ARRAY<BIGINT>) END) AS ${name}\nFROM ${bounds.name}`,
      "range",
    );
  // each value is computed from the start: a sum of steps would gather rounding errors
  return printer.step(
    range,
    `SELECT a + i * c AS ${name}\nFROM (SELECT *, explode(sequence(0L, CAST(floor((b - a) / c + 1e-9) AS BIGINT))) AS i FROM ${bounds.name} WHERE ${forward})`,
    "range",
  );
}
