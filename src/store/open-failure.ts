import { firstLineOf } from "../diagnostics/message.js";
import { ColdhuntError, EvidenceError } from "../diagnostics/error.js";
import type { SessionOptions } from "./session.js";

/** What DuckDB says when it cannot open a database, as an error of ours. */
export function openFailure(error: unknown, options: SessionOptions): unknown {
  if (!(error instanceof Error) || error instanceof ColdhuntError) return error;
  const message = error.message;
  const path = options.path ?? ":memory:";
  if (/Could not set lock|being used by another process|Unique file handle conflict/.test(message))
    return new EvidenceError("CASE-LOCKED", `the case ${path} is open in another process`, {
      hint: "wait until it ends, or name another case file",
      cause: error,
    });
  if (/not a valid DuckDB database|Serialization Error|older version|newer version|Corrupt/i.test(message))
    return new EvidenceError("CASE-FORMAT", `${path} is not a case file: ${firstLineOf(message)}`, {
      cause: error,
    });
  if (/does not exist|No such file/i.test(message))
    return new EvidenceError("EVIDENCE-MISSING", `no case file at ${path}`, { cause: error });
  return new EvidenceError("CASE-FORMAT", `${path} cannot be opened: ${firstLineOf(message)}`, {
    cause: error,
  });
}
