import type { Completeness } from "../case/audit.js";

/** A kind of thing that evidence lacks: what it is, and each case of it in words. */
export interface Lack {
  readonly what: string;
  readonly cases: readonly string[];
}

/** What the evidence lacks besides hours and records, in the words of the audit and of the page. */
export function lacksOf(audit: Completeness) {
  return {
    capped: {
      what: "files that end at an export limit",
      cases: audit.capped.map(
        ({ path, table, limit }) => `${path} (${table}) ${limit}: what came after it is not there`,
      ),
    },
    missingColumns: {
      what: "columns of the schema that a file lacks",
      cases: audit.missingColumns.map(
        ({ path, table, columns }) => `${path} (${table}): ${columns.join(", ")}`,
      ),
    },
    notExamined: {
      what: "files that were not examined",
      cases: audit.notExamined.map(({ path, notes }) => `${path}: ${notes.join("; ")}`),
    },
    absentTables: {
      what: "tables that a card reads and no file holds",
      cases: audit.absentTables.map(({ table, cards }) => `${table}: ${cards.join(", ")}`),
    },
    neverSeen: {
      what: "ActionTypes that a card looks for and no row has",
      cases: audit.neverSeen.map(({ card, actionTypes }) => `${card}: ${actionTypes.join(", ")}`),
    },
  } satisfies Readonly<Record<string, Lack>>;
}
