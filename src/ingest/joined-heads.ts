/** Heads in the middle of a CSV file, as exports that were joined have them. */
import { fieldsOf, isHead, type CsvHead } from "./csv-head.js";

/** A record names columns again: those of the file, or others. */
export type HeadKind = "same" | "other";

export const SAME_HEAD = "the head of the file again, as where exports were joined";

/** What only names of columns are written with: a time has a colon. */
const NAMES_ONLY = /^[\uFEFF\w ",;\t|[\].]+$/;

/** Whether the text of a record is a head; undefined: it is none. */
export function headIn(text: string, { delimiter, names }: CsvHead): HeadKind | undefined {
  if (!NAMES_ONLY.test(text)) return undefined;
  const fields = fieldsOf(text.replace(/^\uFEFF/, ""), delimiter);
  if (fields === undefined) return undefined;
  if (fields.length === names.length && fields.every((field, index) => field === names[index])) return "same";
  return isHead(fields) ? "other" : undefined;
}

/** From here on the columns of a file are others: what follows would be taken for what it is not. */
export class OtherHead extends Error {
  constructor(row: number, line: number | null) {
    const place = line === null ? `record ${row}` : `line ${line}`;
    super(`heads: exports of other columns were joined in it: cut it in front of ${place}`);
    this.name = "OtherHead";
  }
}
