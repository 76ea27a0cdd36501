/** datetime and timespan as ticks of 100 ns; a datetime counts from 0001-01-01T00:00:00Z, years 1 to 9999. */

export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;
/** Ticks of 1970-01-01T00:00:00Z. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;
/** Ticks of 9999-12-31T23:59:59.9999999Z. */
export const MAX_TICKS = 3_155_378_975_999_999_999n;

const TICKS_PER_UNIT: Readonly<Record<string, bigint>> = {
  d: TICKS_PER_DAY,
  h: 36_000_000_000n,
  m: 600_000_000n,
  s: TICKS_PER_SECOND,
  ms: 10_000n,
  micros: 10n,
  tick: 1n,
};

const UNIT_NAMES: Readonly<Record<string, string>> = {
  d: "d",
  day: "d",
  days: "d",
  h: "h",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  m: "m",
  min: "m",
  minute: "m",
  minutes: "m",
  s: "s",
  sec: "s",
  second: "s",
  seconds: "s",
  ms: "ms",
  milli: "ms",
  millis: "ms",
  millisec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  micro: "micros",
  micros: "micros",
  microsec: "micros",
  microsecond: "micros",
  microseconds: "micros",
  tick: "tick",
  ticks: "tick",
};

/** Days from 0001-01-01 to the given proleptic Gregorian date; undefined where there is no such date. */
function daysSinceYear1(year: number, month: number, day: number): bigint | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) return undefined;
  return BigInt(date.getTime()) / 86_400_000n + UNIX_EPOCH_TICKS / TICKS_PER_DAY;
}

/** A fraction of a second's digits (".0417203", any number of them) in ticks; digits past the seventh are cut. */
function fractionTicks(digits: string | undefined): bigint {
  return BigInt((digits ?? "").slice(0, 7).padEnd(7, "0"));
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(AM|PM)?)?$/i;

function combine(
  date: bigint | undefined,
  hour: number,
  minute: number,
  second: number,
  fraction: string | undefined,
): bigint | undefined {
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return (
    date * TICKS_PER_DAY +
    BigInt(hour * 3600 + minute * 60 + second) * TICKS_PER_SECOND +
    fractionTicks(fraction)
  );
}

/**
 * Ticks of a datetime text as KQL literals and `todatetime` take it: ISO 8601 with 0 to 7 digits and an optional
 * zone, a bare year, or US form (`1/31/2020 4:05 PM`). Undefined where the text is none of these.
 */
export function parseDatetime(text: string): bigint | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const local = combine(
      daysSinceYear1(Number(year), Number(month), Number(day)),
      Number(hour ?? 0),
      Number(minute ?? 0),
      Number(second ?? 0),
      fraction,
    );
    if (local === undefined || zone === undefined || zone.toUpperCase() === "Z") return local;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    const ticks = local - BigInt(zone.startsWith("-") ? -minutes : minutes) * 60n * TICKS_PER_SECOND;
    return ticks < 0n || ticks > MAX_TICKS ? undefined : ticks;
  }
  const us = US.exec(trimmed);
  if (us !== null) {
    const [, month, day, year, hour, minute, second, fraction, half] = us;
    let hours = Number(hour ?? 0);
    if (half !== undefined) hours = (hours % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
    const date = daysSinceYear1(Number(year), Number(month), Number(day));
    return combine(date, hours, Number(minute ?? 0), Number(second ?? 0), fraction);
  }
  if (/^\d{4}$/.test(trimmed)) return combine(daysSinceYear1(Number(trimmed), 1, 1), 0, 0, 0, undefined);
  if (/^\d{4}-\d{1,2}$/.test(trimmed)) {
    const [year, month] = trimmed.split("-");
    return combine(daysSinceYear1(Number(year), Number(month), 1), 0, 0, 0, undefined);
  }
  return undefined;
}

const UNIT_FORM = /^([+-]?\d+(?:\.\d+)?)\s*([a-z]+)$/i;
const CLOCK_FORM = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;

/** Ticks of a timespan text: `1.5h`, `100ms`, `3tick`, `[-][d.]hh:mm[:ss[.fffffff]]`, or a bare number of days. */
export function parseTimespan(text: string): bigint | undefined {
  const trimmed = text.trim();
  const unit = UNIT_FORM.exec(trimmed);
  if (unit !== null) {
    const ticks = TICKS_PER_UNIT[UNIT_NAMES[(unit[2] ?? "").toLowerCase()] ?? ""];
    return ticks === undefined ? undefined : scaled(unit[1] ?? "0", ticks);
  }
  const clock = CLOCK_FORM.exec(trimmed);
  if (clock !== null) {
    const [, minus, days, hours, minutes, seconds, fraction] = clock;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
    const ticks =
      BigInt(days ?? 0) * TICKS_PER_DAY +
      BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * TICKS_PER_SECOND +
      fractionTicks(fraction);
    return minus === undefined ? ticks : -ticks;
  }
  if (/^-?\d+$/.test(trimmed)) return BigInt(trimmed) * TICKS_PER_DAY;
  return undefined;
}

/** A decimal number of units in ticks, exactly; parts of a tick are cut. */
function scaled(amount: string, ticks: bigint): bigint {
  const negative = amount.startsWith("-");
  const [whole = "0", fraction = ""] = amount.replace(/^[+-]/, "").split(".");
  const sum = BigInt(whole) * ticks + (BigInt(fraction || "0") * ticks) / 10n ** BigInt(fraction.length);
  return negative ? -sum : sum;
}

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
