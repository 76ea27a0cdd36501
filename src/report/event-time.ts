import type { Finding } from "../case/finding.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";

/** The columns that say when an event was, before any other datetime of a finding. */
const TIME_COLUMNS = ["Timestamp", "TimeGenerated"];

/** When a finding was. */
export interface EventTime {
  /** The column it stands in. */
  readonly column: string;
  readonly ticks: bigint;
}

/** The time of a finding: its `Timestamp`, else its first datetime; undefined where it has none. */
export function eventTime(finding: Finding): EventTime | undefined {
  let first: EventTime | undefined;
  for (const [index, { name, type }] of finding.columns.entries()) {
    const ticks = finding.values[index];
    if (type !== "datetime" || typeof ticks !== "bigint") continue;
    if (TIME_COLUMNS.includes(name)) return { column: name, ticks };
    first ??= { column: name, ticks };
  }
  return first;
}

/** Whole microseconds since 1970, rounded down. */
export function microsOf(ticks: bigint): bigint {
  return floorDivide(ticks - UNIX_EPOCH_TICKS, 10n);
}

/** Whole milliseconds since 1970, rounded down. */
export function millisOf(ticks: bigint): number {
  return Number(floorDivide(ticks - UNIX_EPOCH_TICKS, 10_000n));
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value >= 0n ? value / by : -((by - 1n - value) / by);
}

/** The text in the first of these columns that holds one. */
export function textOf(finding: Finding, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = finding.values[finding.columns.findIndex((column) => column.name === name)];
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}
