/**
 * The scalar core of KQL in plain TypeScript, written from the reference: what the generated SQL is held against.
 * Longs, datetimes and timespans are bigint (ticks of 100 ns; a datetime counts from 0001-01-01), null is null.
 * Nothing here is shared with the compiler.
 */

export const DAY = 864_000_000_000n;
export const HOUR = DAY / 24n;
export const MINUTE = HOUR / 60n;
export const SECOND = MINUTE / 60n;
/** The last tick of year 9999: one less than 3,652,059 days. */
export const LAST_TICK = 3_652_059n * DAY - 1n;

/** The low 64 bits, as two's complement. */
export function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Toward zero; null for a zero divisor. */
export function divide(left: bigint, right: bigint): bigint | null {
  return right === 0n ? null : wrap(left / right);
}

/** From 0 to below the size of the divisor. */
export function modulo(left: bigint, right: bigint): bigint | null {
  if (right === 0n) return null;
  const size = right < 0n ? -right : right;
  return ((left % size) + size) % size;
}

/** The nearest multiple of a size at or below; null unless the size is positive. */
export function bin(value: bigint, size: bigint): bigint | null {
  const above = size > 0n ? modulo(value, size) : null;
  return above === null ? null : value - above;
}

/** Arithmetic on datetimes that leaves the calendar is null. */
export function inCalendar(ticks: bigint): bigint | null {
  return ticks < 0n || ticks > LAST_TICK ? null : ticks;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days in the years before a year. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** Days from 0001-01-01. */
export function daysOf({ year, month, day }: CivilDate): number {
  let days = daysBeforeYear(year);
  for (let before = 1; before < month; before++) days += daysInMonth(year, before);
  return days + day - 1;
}

export function dateOf(ticks: bigint): CivilDate {
  const days = Number(ticks / DAY);
  let year = Math.floor(days / 366) + 1;
  while (daysBeforeYear(year + 1) <= days) year++;
  let rest = days - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  return { year, month, day: rest + 1 };
}

export function ticksOf(date: CivilDate): bigint {
  return BigInt(daysOf(date)) * DAY;
}

/** 0 for Sunday; 0001-01-01 is a Monday. */
export function weekday(ticks: bigint): number {
  return (Number(ticks / DAY) + 1) % 7;
}

/** The week of ISO 8601: the one that holds the Thursday beside the date, counted within the Thursday's year. */
export function weekOfYear(ticks: bigint): number {
  const days = Number(ticks / DAY);
  const thursday = days - (days % 7) + 3;
  const { year } = dateOf(BigInt(thursday) * DAY);
  return Math.floor((thursday - daysBeforeYear(year)) / 7) + 1;
}

export type Period = "day" | "week" | "month" | "year";

/** The first day of the period that begins `offset` periods after the one that holds a time. May leave the calendar. */
function firstDay(period: Period, ticks: bigint, offset: number): number | null {
  const days = Number(ticks / DAY);
  const { year, month } = dateOf(ticks);
  switch (period) {
    case "day":
      return days + offset;
    case "week":
      return days - weekday(ticks) + 7 * offset;
    case "month":
      return firstOfMonth((year - 1) * 12 + month - 1 + offset);
    case "year":
      return firstOfMonth((year - 1 + offset) * 12);
  }
}

/** Days to the first of a month counted from January of year 1; the end of the calendar counts, nothing past it. */
function firstOfMonth(number: number): number | null {
  if (number < 0 || number > 9999 * 12) return null;
  return daysOf({ year: Math.floor(number / 12) + 1, month: (number % 12) + 1, day: 1 });
}

export function startOf(period: Period, ticks: bigint, offset = 0): bigint | null {
  const days = firstDay(period, ticks, offset);
  return days === null ? null : inCalendar(BigInt(days) * DAY);
}

export function endOf(period: Period, ticks: bigint, offset = 0): bigint | null {
  const days = firstDay(period, ticks, offset + 1);
  return days === null ? null : inCalendar(BigInt(days) * DAY - 1n);
}

const UNITS = {
  week: 7n * DAY,
  day: DAY,
  hour: HOUR,
  minute: MINUTE,
  second: SECOND,
  millisecond: SECOND / 1000n,
  microsecond: 10n,
} as const;
export type Part = keyof typeof UNITS | "year" | "quarter" | "month";
export const PARTS: readonly Part[] = [
  "year",
  "quarter",
  "month",
  "week",
  "day",
  "hour",
  "minute",
  "second",
  "millisecond",
  "microsecond",
];

/** How many borders of a part lie between the start of time and a datetime. */
function bordersBefore(part: Part, ticks: bigint): bigint {
  const { year, month } = dateOf(ticks);
  switch (part) {
    case "year":
      return BigInt(year);
    case "quarter":
      return BigInt(year * 4 + Math.ceil(month / 3));
    case "month":
      return BigInt(year * 12 + month);
    case "week":
      // midnight before a Sunday is a border
      return (ticks + DAY) / UNITS.week;
    default:
      return ticks / UNITS[part];
  }
}

export function datetimeDiff(part: Part, left: bigint, right: bigint): bigint {
  return bordersBefore(part, left) - bordersBefore(part, right);
}

const MONTHS: Readonly<Partial<Record<Part, bigint>>> = { year: 12n, quarter: 3n, month: 1n };

export function datetimeAdd(part: Part, amount: bigint, ticks: bigint): bigint | null {
  const months = MONTHS[part];
  if (months === undefined) return inCalendar(ticks + amount * UNITS[part as "day"]);
  const { year, month, day } = dateOf(ticks);
  const number = BigInt((year - 1) * 12 + month - 1) + amount * months;
  if (number < 0n || number >= 9999n * 12n) return null;
  const to = { year: Number(number / 12n) + 1, month: Number(number % 12n) + 1 };
  return ticksOf({ ...to, day: Math.min(day, daysInMonth(to.year, to.month)) }) + (ticks % DAY);
}

function padded(value: bigint | number, length: number): string {
  return value.toString().padStart(length, "0");
}

/** `format_datetime` with a format of known parts and delimiters only. */
export function formatDatetime(ticks: bigint, parts: readonly string[]): string {
  const { year, month, day } = dateOf(ticks);
  const hour = Number((ticks % DAY) / HOUR);
  const fraction = padded(ticks % SECOND, 7);
  const numbers: Readonly<Record<string, number>> = {
    y: year % 100,
    M: month,
    d: day,
    H: hour,
    h: hour % 12 === 0 ? 12 : hour % 12,
    m: Number((ticks % HOUR) / MINUTE),
    s: Number((ticks % MINUTE) / SECOND),
  };
  return parts
    .map((part) => {
      if (part === "yyyy") return padded(year, 4);
      if (part === "tt") return hour < 12 ? "AM" : "PM";
      if (/^f+$/.test(part)) return fraction.slice(0, part.length);
      if (/^F+$/.test(part)) return fraction.slice(0, part.length).replace(/0+$/, "");
      const number = numbers[part.charAt(0)];
      return number === undefined ? part : padded(number, part.length);
    })
    .join("");
}

/** The text of a datetime as a result shows it. */
export function datetimeText(ticks: bigint): string {
  const format = ["yyyy", "-", "MM", "-", "dd", "T", "HH", ":", "mm", ":", "ss", ".", "fffffff", "Z"];
  return formatDatetime(ticks, format);
}

/** The text of a timespan as a result shows it. */
export function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / DAY;
  const clock = [(size % DAY) / HOUR, (size % HOUR) / MINUTE, (size % MINUTE) / SECOND];
  return [
    ticks < 0n ? "-" : "",
    days > 0n ? `${days.toString()}.` : "",
    clock.map((part) => padded(part, 2)).join(":"),
    size % SECOND > 0n ? `.${padded(size % SECOND, 7)}` : "",
  ].join("");
}

/** What a text spells as a whole number of a width in bits; null where it spells none. */
export function wholeOfText(text: string, bits: 32 | 64): bigint | null {
  const trimmed = text.replace(/^[ \t\n\r\f]+|[ \t\n\r\f]+$/g, "");
  if (/^[+-]?[0-9]+$/.test(trimmed)) {
    const value = BigInt(trimmed.replace(/^\+/, ""));
    return BigInt.asIntN(bits, value) === value ? value : null;
  }
  if (!/^0x[0-9a-f]+$/i.test(trimmed) || trimmed.length > 2 + bits / 4) return null;
  return BigInt.asIntN(bits, BigInt(trimmed.toLowerCase()));
}
