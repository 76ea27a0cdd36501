import type { Layout, Row } from "../row.js";

/** How rows are written into a text file: what stands before, between and after them. */
export interface Form {
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  /** What stands after `begin` where there are no rows. */
  readonly endOfNone: string;
  /** One row, without the text between rows. */
  row(row: Row): string;
}

export interface FormOptions {
  readonly layout: Layout;
  readonly seed: number;
  /** CRLF line ends; the streaming form has them unless told otherwise. */
  readonly crlf?: boolean | undefined;
}
