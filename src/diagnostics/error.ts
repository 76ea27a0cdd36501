import type { Span } from "./span.js";
import type { Code } from "./codes.js";

interface ErrorOptionsWithPlace {
  readonly span?: Span | undefined;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** A failure with a stable code; the subclasses say whose fault it is. */
export class ColdhuntError extends Error {
  readonly code: Code;
  readonly span: Span | undefined;
  readonly hint: string | undefined;

  constructor(code: Code, message: string, options: ErrorOptionsWithPlace = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.span = options.span;
    this.hint = options.hint;
  }
}

/** An export file, case file or archive cannot be used as it is (exit code 3). */
export class EvidenceError extends ColdhuntError {}

/** The command line is wrong (exit code 2). */
export class UsageError extends ColdhuntError {}

/** One or several faults of a KQL query (exit code 4); `diagnostics` holds all of them, the first one leads. */
export class QueryError extends ColdhuntError {
  readonly diagnostics: readonly ColdhuntError[];

  constructor(
    code: Code,
    message: string,
    options: ErrorOptionsWithPlace = {},
    all?: readonly ColdhuntError[],
  ) {
    super(code, message, options);
    this.diagnostics = all ?? [this];
  }
}
