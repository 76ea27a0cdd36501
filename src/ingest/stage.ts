import { statSync } from "node:fs";
import type { Session } from "../store/session.js";
import type { RecordSource } from "./source.js";

/** The records of a source without their numbers: `n` is 1 for each of them, and they come in the order of the file. */
export interface Unnumbered {
  readonly sql: string;
  /** How much text that is, at most. */
  readonly bytes: number;
}

/** How the SQL of a relation of records that have no numbers yet begins: to count them, one thread does all the work. */
export const NUMBERED = "SELECT row_number() OVER () AS n,";

/**
 * The same relation without numbers; none where only one thread can read the file. Not for JSON: DuckDB 1.5 exchanges
 * records there where a record goes on in the next part of the file.
 */
export function unnumbered(
  sql: string,
  file: { readonly path: string; readonly gzip: boolean },
): Pick<RecordSource, "unnumbered"> {
  if (file.gzip || !sql.startsWith(NUMBERED)) return {};
  const { size } = statSync(file.path);
  return { unnumbered: { sql: `SELECT 1::BIGINT AS n,${sql.slice(NUMBERED.length)}`, bytes: size } };
}

/** Smaller files are read by one thread anyway. */
const LEAST_BYTES = 8 * 1024 * 1024;
/** Of the memory DuckDB may use. */
const MOST_OF_MEMORY = 0.25;

/** Whether the records are to be kept in memory on their way to the table. */
export async function isStaged(session: Session, { bytes }: Unnumbered): Promise<boolean> {
  if (bytes < LEAST_BYTES) return false;
  const [row] = await session.arrays("SELECT current_setting('memory_limit')");
  return bytes <= MOST_OF_MEMORY * bytesOf(row?.[0] as string);
}

/** Of a size as DuckDB shows it: `18.4 GiB`. */
function bytesOf(size: string): number {
  const [, number, unit] = /^([\d.]+) ?(\w+)$/.exec(size) ?? [];
  const power = ["bytes", "KiB", "MiB", "GiB", "TiB"].indexOf(unit ?? "");
  return power < 0 ? 0 : Number(number) * 1024 ** power;
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

/**
 * Inserts rows of unnumbered records: all threads read them into memory, where their places in the file are known.
 * `elsewhere` is what marks the number of a record of another table. The count of rows.
 */
export async function insertStaged(
  session: Session,
  insertion: Insertion,
  elsewhere: bigint,
): Promise<number> {
  const { into, names, select } = insertion;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE coldhunt_stage AS FROM (${select}) AS s(${names.join(", ")})`,
  );
  const [row = []] = await session.arrays("SELECT count(*), min(rowid), max(rowid) FROM coldhunt_stage");
  const [count, first, last] = row as [bigint, bigint | null, bigint | null];
  if (first !== null && last !== null) {
    if (last - first + 1n !== count) throw new Error("bug: rows of a new table have gaps");
    const n = `(rowid - ${first - 1n})`;
    await session.run(
      `INSERT INTO ${into} (${names.join(", ")}) SELECT * REPLACE (CASE WHEN coldhunt_row > 0 THEN ${n}
         WHEN coldhunt_row = -1 THEN -${n} ELSE -${n} - ${elsewhere} END AS coldhunt_row) FROM coldhunt_stage`,
    );
  }
  await session.run("DROP TABLE coldhunt_stage");
  return Number(count);
}
