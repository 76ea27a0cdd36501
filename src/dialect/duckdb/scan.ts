import { quoteName, quoteString } from "../../fragment/quote.js";
import { hidden } from "../../plan/build.js";
import type { Scan } from "../../plan/relation.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN } from "../../plan/types.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** Every column of the table but the importer's own, then the hidden ones that are asked for. */
export function printScan(scan: Scan, printer: RelationPrinter): Source {
  const extra = hidden(scan.columns).map((column) => {
    switch (column.name) {
      case SOURCES_COLUMN:
        return `[coldhunt_input::BIGINT * 1099511627776 + coldhunt_row] AS ${quoteName(SOURCES_COLUMN)}`;
      case SOURCE_COUNT_COLUMN:
        return `1::BIGINT AS ${quoteName(SOURCE_COUNT_COLUMN)}`;
      default:
        return quoteName(column.name);
    }
  });
  const all = `COLUMNS(lambda name: NOT starts_with(name, ${quoteString("coldhunt_")}))`;
  return printer.step(scan, `SELECT ${[all, ...extra].join(", ")}\nFROM ${quoteName(scan.table)}`, "scan");
}
