import { quoteName } from "../../fragment/quote.js";
import { visible } from "../../plan/build.js";
import type { Scan } from "../../plan/relation.js";
import { INGESTION_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** The columns that the query knows of; the engine reads those alone that are used. */
export function printScan(scan: Scan, printer: RelationPrinter): Source {
  const names = physicalNames(scan.columns);
  const list = visible(scan.columns).map(({ name }) => quoteName(names.get(name) ?? name));
  if (scan.columns.some(({ name }) => name === INGESTION_COLUMN)) list.push(quoteName(INGESTION_COLUMN));
  return printer.step(scan, `SELECT ${list.join(", ")}\nFROM ${quoteName(scan.table)}`, "scan");
}
