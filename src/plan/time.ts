/** datetime and timespan as ticks of 100 ns; a datetime counts from 0001-01-01T00:00:00Z, years 1 to 9999. */

export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;
/** Ticks of 1970-01-01T00:00:00Z. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;
/** Ticks of 9999-12-31T23:59:59.9999999Z. */
export const MAX_TICKS = 3_155_378_975_999_999_999n;

/** `2026-03-02T08:15:31.0417203Z`, always with seven digits. */
export function formatDatetime(ticks: bigint): string {
  const days = ticks / TICKS_PER_DAY;
  const rest = ticks % TICKS_PER_DAY;
  const date = new Date(Number((days - UNIX_EPOCH_TICKS / TICKS_PER_DAY) * 86_400_000n));
  const day = [
    date.getUTCFullYear().toString().padStart(4, "0"),
    two(date.getUTCMonth() + 1),
    two(date.getUTCDate()),
  ];
  return `${day.join("-")}T${clock(rest)}.${(rest % TICKS_PER_SECOND).toString().padStart(7, "0")}Z`;
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function formatTimespan(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / TICKS_PER_DAY;
  const fraction = size % TICKS_PER_SECOND;
  const parts = [ticks < 0n ? "-" : "", days > 0n ? `${days.toString()}.` : "", clock(size % TICKS_PER_DAY)];
  if (fraction > 0n) parts.push(`.${fraction.toString().padStart(7, "0")}`);
  return parts.join("");
}

function clock(ticksOfDay: bigint): string {
  const seconds = Number(ticksOfDay / TICKS_PER_SECOND);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
}

function two(value: number): string {
  return value.toString().padStart(2, "0");
}

/** The earliest of times in ticks; undefined where there are none. */
export function earliest(times: readonly bigint[]): bigint | undefined {
  return times.reduce<bigint | undefined>(
    (first, time) => (first === undefined || time < first ? time : first),
    undefined,
  );
}

/** The latest of times in ticks; undefined where there are none. */
export function latest(times: readonly bigint[]): bigint | undefined {
  return times.reduce<bigint | undefined>(
    (last, time) => (last === undefined || time > last ? time : last),
    undefined,
  );
}

/** Ticks of a JavaScript date. */
export function ticksOfDate(date: Date): bigint {
  return BigInt(date.getTime()) * 10_000n + UNIX_EPOCH_TICKS;
}
