import type { InputAccount } from "./finding.js";

/** Where `coldhunt_ingestion` of the rows came from. */
export type IngestionSource = "column" | "record-time" | "event-time" | "file-time";

/** What was learnt about one table of one evidence file; a file that holds several tables has several of these. */
export interface InputRecord extends InputAccount {
  /** In `coldhunt.inputs` and in the column `coldhunt_input`. */
  readonly id: number;
  readonly absolutePath: string;
  /** Of the bytes inside, where the file is compressed. */
  readonly innerSha256: string | null;
  /** When the file was last changed, in ticks. */
  readonly modified: bigint;
  /** How its text is encoded; null where it is none. */
  readonly encoding: string | null;
  /** Most digits of a second that its event times have: 0, 3, 6 or 7; null where there are none. */
  readonly digits: number | null;
  /** The input with the same bytes that was imported in its place. */
  readonly duplicateOf: number | null;
  readonly ingestion: Readonly<Record<IngestionSource, number>>;
  /** Columns of the schema that the file lacks, columns it has beyond the schema, and columns under an older name. */
  readonly missingColumns: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly renamedColumns: Readonly<Record<string, string>>;
}

/** A row that was read and not imported. */
export interface Reject {
  readonly input: number;
  /** 1-based record of the file, null where records cannot be told apart. */
  readonly row: number | null;
  /** 1-based line of the file, null where the form has none. */
  readonly line: number | null;
  readonly reason: string;
  /** The record as it stands in the file, as far as it is text. */
  readonly text: string;
}
