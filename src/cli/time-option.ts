import { UsageError } from "../diagnostics/error.js";
import type { EventSpan } from "../plan/event-span.js";
import { parseDatetime } from "../plan/parse-time.js";

const RFC3339 =
  /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/** A half-open span out of `--from` and `--to`; what is not given is open. */
export function spanOption(raw: { readonly from?: string; readonly to?: string }): EventSpan {
  const span = {
    from: raw.from === undefined ? null : parseTimeOption("--from", raw.from),
    to: raw.to === undefined ? null : parseTimeOption("--to", raw.to),
  };
  if (span.from !== null && span.to !== null && span.from >= span.to)
    throw new UsageError("USAGE", `--from ${raw.from ?? ""} is not before --to ${raw.to ?? ""}`);
  return span;
}

/** Ticks of an RFC 3339 time; a date alone is its midnight, and a time without a zone is UTC. */
export function parseTimeOption(option: string, text: string): bigint {
  const ticks = RFC3339.test(text) ? parseDatetime(text.replace(/[Tt]/, "T")) : undefined;
  if (ticks === undefined) {
    throw new UsageError(
      "USAGE",
      `${option} takes a time such as 2026-03-02 or 2026-03-02T08:15:00Z, not '${text}'`,
    );
  }
  return ticks;
}
