import type { Completeness } from "../../case/audit.js";
import type { Redactor } from "./redactor.js";

/** What the evidence lacks, without the names of devices and what paths tell of them. */
export function redactCompleteness(audit: Completeness, redactor: Redactor): Completeness {
  const text = (one: string): string => redactor.text(one);
  return {
    tables: audit.tables.map((table) => ({
      ...table,
      devicesSilent: table.devicesSilent.map((one) => ({
        ...one,
        // the column is DeviceName where there are no ids
        device: redactor.cell("DeviceName", one.device),
        name: redactor.cell("DeviceName", one.name),
      })),
    })),
    capped: audit.capped.map((one) => ({ ...one, path: text(one.path) })),
    missingColumns: audit.missingColumns.map((one) => ({ ...one, path: text(one.path) })),
    rejected: audit.rejected.map((one) => ({ ...one, path: text(one.path), reason: text(one.reason) })),
    notExamined: audit.notExamined.map(({ path, notes }) => ({ path: text(path), notes: notes.map(text) })),
    absentTables: audit.absentTables.map((one) => ({ ...one, cards: one.cards.map(text) })),
    neverSeen: audit.neverSeen.map((one) => ({ ...one, card: text(one.card) })),
  };
}
