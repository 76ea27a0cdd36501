/** Every code an error may carry, with what it means. */
export const CODES = {
  "KQL-SYNTAX": "the query is not valid KQL: Microsoft's parser or analyser rejects it",
  "KQL-UNKNOWN": "a table, column or function of that name is not known",
  "KQL-UNSUPPORTED": "valid KQL that is not translated exactly, and so not at all",
  "KQL-RUNTIME": "the query stopped while it ran, as it would on the engine",
  USAGE: "the command line is wrong",
  "ALLOW-FORMAT": "an allow file holds something that is not understood",
  "CARD-FORMAT": "a card file holds no query that can be read",
  "CARD-FAILED": "the program itself failed on a card",
  "CARD-UNKNOWN": "no card of that id or path",
  "EVIDENCE-MISSING": "a path names nothing",
  "EVIDENCE-UNREADABLE": "a file cannot be opened or decompressed",
  "EVIDENCE-SHAPE": "a file has no shape that is known",
  "EVIDENCE-AMBIGUOUS":
    "the times or columns of a file can be read in several ways and --strict forbids to leave it out",
  "EVIDENCE-REJECTED": "rows were rejected and --strict forbids it",
  "EVIDENCE-CHANGED": "a file is gone or is not what it was when a run was made",
  "CASE-LOCKED": "another process has the case open",
  "CASE-FORMAT": "the file is not a case of this version",
  "SPARK-MISSING": "no Spark that can be used is on this machine",
  "SPARK-FAILED": "Spark or its cluster did not do what it was told",
  "OUTPUT-EXISTS": "an output file is there already",
  "OUTPUT-UNWRITABLE": "an output file cannot be written",
  "DISK-FULL": "a disk has no space left",
  "MEMORY-SPENT": "the memory that the engine may take does not suffice",
} as const;

export type Code = keyof typeof CODES;
