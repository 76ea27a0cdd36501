import { QueryError } from "../diagnostics/error.js";
import type { Span } from "../diagnostics/span.js";

/** Valid KQL that has no exact translation. */
export function unsupported(span: Span | undefined, message: string, hint?: string): QueryError {
  return new QueryError("KQL-UNSUPPORTED", message, { span, hint });
}

/** KQL that the engine would refuse. */
export function invalid(span: Span | undefined, message: string, hint?: string): QueryError {
  return new QueryError("KQL-SYNTAX", message, { span, hint });
}
