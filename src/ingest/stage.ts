import type { RecordSource } from "./source.js";

/** The records of a source without their numbers and in no order: `n` is 1 for each of them. */
export interface Unnumbered {
  readonly sql: string;
}

/** How the SQL of a relation of records that have no numbers yet begins: to count them, one thread does all the work. */
export const NUMBERED = "SELECT row_number() OVER () AS n,";

/**
 * The same relation without numbers; none where only one thread can read the file.
 */
export function unnumbered(sql: string, file: { readonly gzip: boolean }): Pick<RecordSource, "unnumbered"> {
  if (file.gzip || !sql.startsWith(NUMBERED)) return {};
  return { unnumbered: { sql: `SELECT 1::BIGINT AS n,${sql.slice(NUMBERED.length)}` } };
}

/** What an insertion takes its rows from; `coldhunt_row` among them is the number of the record, or less than 0. */
export interface Insertion {
  readonly into: string;
  /** Names of columns, quoted. */
  readonly names: readonly string[];
  readonly select: string;
}

export function insertSql({ into, names, select }: Insertion): string {
  return `INSERT INTO ${into} (${names.join(", ")}) ${select}`;
}
