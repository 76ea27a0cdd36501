import type { InputAccount } from "./finding.js";

/** Rows at which exports are cut: the portal's limits of then and now, and the API's. */
const ROW_LIMITS: readonly number[] = [10_000, 30_000, 100_000];

/** Bytes at which the API cuts an answer: 124 MB, however these are counted. */
const BYTE_LIMIT = { least: 123_500_000, most: 124 * 1024 * 1024 };

/** What an import notes of an answer that is not whole. */
export const PARTIAL_RESULT = "the service reported an error in this result: rows may be missing";

/** The limit a file may have been cut at, in words; undefined where it ends at none. */
export function exportLimitOf(path: string, inputs: readonly InputAccount[]): string | undefined {
  const parts = inputs.filter((input) => input.path === path && input.examined);
  const rows = parts.reduce((sum, part) => sum + part.rows.read, 0);
  if (ROW_LIMITS.includes(rows)) return `has exactly ${rows.toLocaleString("en-US")} rows, an export limit`;
  if (parts.some((part) => part.notes.includes(PARTIAL_RESULT)))
    return "ends where the service reported an error";
  const [first] = parts;
  const cut =
    first !== undefined &&
    !first.format.includes("+") &&
    first.bytes >= BYTE_LIMIT.least &&
    first.bytes <= BYTE_LIMIT.most;
  return cut
    ? `has ${first.bytes.toLocaleString("en-US")} bytes, next to the export limit of 124 MB`
    : undefined;
}
