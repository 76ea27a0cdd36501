import type { EventSpan } from "../plan/event-span.js";
import { formatDatetime, MAX_TICKS, TICKS_PER_SECOND } from "../plan/time.js";

const HOUR = 3600n * TICKS_PER_SECOND;
/** The folder of an event is the hour it was received in: hours later where a device was offline. */
export const LATE_HOURS = 24n;
/** A device's clock may be ahead of the receiver's. */
const EARLY_HOURS = 1n;

/** Folders `y=/m=/d=/h=` that can hold events of a span, as numbers of the form yyyymmddhh. */
export interface HourFolders {
  readonly first: string;
  readonly last: string;
}

/** The first and last of the folders; undefined where the span has no end at all. */
export function hourFolders({ from, to }: EventSpan): HourFolders | undefined {
  if (from === null && to === null) return undefined;
  return {
    first: from === null ? "0" : folderOf(from - EARLY_HOURS * HOUR),
    last: to === null ? "9999123123" : folderOf(to - 1n + LATE_HOURS * HOUR),
  };
}

function folderOf(ticks: bigint): string {
  return formatDatetime(ticks < 0n ? 0n : ticks > MAX_TICKS ? MAX_TICKS : ticks)
    .slice(0, 13)
    .replace(/\D/g, "");
}
