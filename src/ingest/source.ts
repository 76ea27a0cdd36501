import type { Session } from "../store/session.js";
import type { SourceColumn } from "./columns.js";
import type { HeadKind } from "./joined-heads.js";
import type { Scratch } from "./scratch.js";

/** The records of a file as a relation DuckDB can read, before they belong to a table. */
export interface RecordSource {
  /** The shape, as reports name it: `portal-csv`, `json-lines`, `parquet` ... */
  readonly format: string;
  /** How its text is encoded, where it is text. */
  readonly encoding?: string;
  /** Its records are delivered at least once: equal ones are copies. */
  readonly streamed?: boolean;
  /**
   * SQL: one row a record with `n`, its 1-based number among those DuckDB could split (BIGINT), `broken`, true where
   * the record could not be read and its values are missing, and what the columns refer to.
   */
  readonly sql: string;
  /**
   * SQL of the same records in the order of the file, `n` being 1 for each, where a file is large: to number them while
   * they are read would leave the reading to one thread.
   */
  readonly unnumbered?: string | undefined;
  readonly columns: readonly SourceColumn[];
  /** Some of the first records, by the file's own names of the columns. */
  readonly samples?: readonly Readonly<Record<string, string>>[];
  /**
   * SQL of the records of such files as this one, read by the very same options: `file`, its place among them from 0 on,
   * and not `n`. It fails, and may bring its database down, where any record cannot be split.
   */
  readonly together?: (paths: readonly string[]) => string;
  /** SQL giving the name of the record's table as text, where the format has one. */
  readonly table?: string;
  /** The texts of it that were met, as far as records were looked at. */
  readonly tableTexts?: readonly string[];
  /** SQL giving the time a record was received as text, where the format has one. */
  readonly receivedAt?: string;
  /**
   * Records DuckDB could not split into fields, by ascending row: they have no row in the relation. Known once `sql`
   * has run to its end, and forgotten when taken.
   */
  readonly takeUnsplit?: () => Promise<readonly UnsplitRecord[]>;
  /** Whether no record can have been lost to `narrow`; it may take as long as to read the file. */
  readonly sound?: () => Promise<boolean>;
  /** The records as they stand in the file, to be asked for by ascending numbers. */
  readonly originals: () => Originals;
  /**
   * A second, slower and more patient way to read one record: the columns of the relation but for `n` and `broken`,
   * or why there is none.
   */
  readonly retry?: (text: string) => Readonly<Record<string, string>> | string;
  /** Whether a record names columns again, for shapes with a head. */
  readonly headIn?: (text: string) => HeadKind | undefined;
  /** The same records read the slow way, for where DuckDB cannot read the file, or not as it stands. */
  readonly careful?: (scratch: Scratch) => Promise<RecordSource>;
  /** The same records through these columns alone, for a look, where its own were looked for in a sample. */
  readonly narrowed?: (names: readonly string[]) => RecordSource;
  /** Its records are those that a look has found wanted. */
  readonly picked?: true;
  /** Where each record is a line of a text: how to have some of them alone. */
  readonly lines?: SourceLines;
  /** It is whole and has no records: what its columns are may not be known. */
  readonly empty?: true;
  /** What is to be known about how it was read. */
  readonly notes: readonly string[];
  /** Parts that could not be read as records, such as a torn end. */
  readonly torn: readonly TornPart[];
}

/** The lines a source is made of, unless records have line ends in them. */
export interface SourceLines {
  readonly path: string;
  /** Before the first record. */
  readonly skip: number;
  /** The same source, of the lines alone that were copied into a file: the records of these numbers. */
  readonly picked: (session: Session, path: string, numbers: readonly number[]) => Promise<RecordSource>;
}

/** SQL of the number of a record that was copied together with those of these numbers. */
export function numberAmong(numbers: readonly number[]): string {
  return `([${numbers.join(", ")}]::BIGINT[])[row_number() OVER ()]`;
}

export interface UnsplitRecord {
  readonly row: number;
  readonly reason: string;
}

export interface OriginalRecord {
  /** 1-based line of the file on which it starts; null where the format has no lines. */
  readonly line: number | null;
  readonly text: string;
  /** It is longer than a record may be: the text is its beginning. */
  readonly tooLong?: true;
}

export interface Originals {
  at(row: number): Promise<OriginalRecord | undefined>;
  close(): Promise<void>;
}

export interface TornPart {
  readonly row: number | null;
  readonly line: number | null;
  readonly reason: string;
  readonly text: string;
}
