import { quoteName } from "../../fragment/quote.js";
import { hidden, visible } from "../../plan/build.js";
import type { Scan } from "../../plan/relation.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** The columns that the query knows of; the engine reads those alone that are used. Evidence rows are file and row. */
export function printScan(scan: Scan, printer: RelationPrinter): Source {
  const names = physicalNames(scan.columns);
  const list = visible(scan.columns).map(({ name }) => quoteName(names.get(name) ?? name));
  const extra = hidden(scan.columns).map(({ name }) => {
    switch (name) {
      case SOURCES_COLUMN:
        return `array(named_struct('f', coldhunt_file, 'r', coldhunt_row)) AS ${quoteName(SOURCES_COLUMN)}`;
      case SOURCE_COUNT_COLUMN:
        return `1L AS ${quoteName(SOURCE_COUNT_COLUMN)}`;
      default:
        return quoteName(name);
    }
  });
  return printer.step(
    scan,
    `SELECT ${[...list, ...extra].join(", ")}\nFROM ${quoteName(scan.table)}`,
    "scan",
  );
}
