/**
 * Reading datetimes and timespans as KQL literals, `todatetime` and `totimespan` spell them. The macros
 * kql_datetime_of_text and kql_timespan_of_text read the same forms while a query runs.
 */
import { MAX_TICKS, TICKS_PER_DAY, TICKS_PER_SECOND, UNIX_EPOCH_TICKS } from "./time.js";

const TICKS_PER_MINUTE = 60n * TICKS_PER_SECOND;
const TICKS_PER_HOUR = 60n * TICKS_PER_MINUTE;

const UNITS: readonly (readonly [ticks: bigint, names: readonly string[]])[] = [
  [TICKS_PER_DAY, ["d", "day", "days"]],
  [TICKS_PER_HOUR, ["h", "hr", "hrs", "hour", "hours"]],
  [TICKS_PER_MINUTE, ["m", "min", "minute", "minutes"]],
  [TICKS_PER_SECOND, ["s", "sec", "second", "seconds"]],
  [10_000n, ["ms", "milli", "millis", "millisec", "millisecond", "milliseconds"]],
  [10n, ["micro", "micros", "microsec", "microsecond", "microseconds"]],
  [1n, ["tick", "ticks"]],
];
const TICKS_PER_UNIT: ReadonlyMap<string, bigint> = new Map(
  UNITS.flatMap(([ticks, names]) => names.map((name) => [name, ticks] as const)),
);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const CLOCK = String.raw`(?<h>\d{1,2}):(?<mi>\d{1,2})(?::(?<s>\d{1,2})(?:\.(?<f>\d+))?)?`;
const ZONE = String.raw`\s*(?:Z|GMT|UTC|(?<zs>[+-])(?<zh>\d{2}):?(?<zm>\d{2}))?`;
const ISO = new RegExp(
  String.raw`^(?<y>\d{4})(?:[-/](?<mo>\d{1,2})(?:[-/](?<d>\d{1,2})(?:[T ]\s*${CLOCK})?${ZONE})?)?$`,
  "i",
);
const US = new RegExp(
  String.raw`^(?<mo>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4})(?:[T ]\s*${CLOCK}\s*(?<half>AM|PM)?)?${ZONE}$`,
  "i",
);
const RFC = new RegExp(
  String.raw`^(?:[a-z]{3,9}\s*,\s*)?(?<d>\d{1,2})[- ](?<mo>${MONTHS.join("|")})[- ](?<y>\d{4}|\d{2})(?: +${CLOCK})?${ZONE}$`,
  "i",
);

type Parts = Readonly<Record<string, string | undefined>>;

/** Days from 0001-01-01 to the given proleptic Gregorian date; undefined where there is no such date. */
function daysSinceYear1(year: number, month: number, day: number): bigint | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) return undefined;
  return BigInt(date.getTime()) / 86_400_000n + UNIX_EPOCH_TICKS / TICKS_PER_DAY;
}

/** A fraction of a second's digits ("0417203", any number of them) in ticks; digits past the seventh are cut. */
function fractionTicks(digits: string | undefined): bigint {
  return BigInt((digits ?? "").slice(0, 7).padEnd(7, "0"));
}

/** Ticks of a time of day; undefined where a clock does not show it. */
function clockTicks(hour: number, parts: Parts): bigint | undefined {
  const minute = Number(parts["mi"] ?? 0);
  const second = Number(parts["s"] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return BigInt(hour * 3600 + minute * 60 + second) * TICKS_PER_SECOND + fractionTicks(parts["f"]);
}

/** The hour of a clock of twice 12 hours; 99 where it shows no such hour. */
function hourOf(parts: Parts): number {
  const hour = Number(parts["h"] ?? 0);
  const half = parts["half"]?.toUpperCase();
  if (half === undefined) return hour;
  return hour < 1 || hour > 12 ? 99 : (hour % 12) + (half === "PM" ? 12 : 0);
}

function monthOf(text: string | undefined): number {
  const name = MONTHS.indexOf((text ?? "").toLowerCase());
  return name >= 0 ? name + 1 : Number(text ?? 1);
}

/** A year of two digits lies in 1950 to 2049. */
function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
}

function combine(parts: Parts): bigint | undefined {
  const days = daysSinceYear1(yearOf(parts["y"] ?? ""), monthOf(parts["mo"]), Number(parts["d"] ?? 1));
  const clock = clockTicks(hourOf(parts), parts);
  if (days === undefined || clock === undefined) return undefined;
  const offset = BigInt(parts["zh"] ?? 0) * TICKS_PER_HOUR + BigInt(parts["zm"] ?? 0) * TICKS_PER_MINUTE;
  const ticks = days * TICKS_PER_DAY + clock + (parts["zs"] === "-" ? offset : -offset);
  return ticks < 0n || ticks > MAX_TICKS ? undefined : ticks;
}

/**
 * Ticks of a datetime text: ISO 8601 with any number of digits and an optional offset, a bare year or month,
 * month/day/year (`1/31/2020 4:05 PM`), RFC 822 and RFC 850, `20200131` and `Jan 31, 2020`. Undefined where the text is none of these.
 */
export function parseDatetime(text: string): bigint | undefined {
  const trimmed = text.trim();
  const compact = trimmed.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  const named = trimmed.replace(/^([a-z]{3}) +(\d{1,2}), *(\d{4})/i, "$2 $1 $3");
  const match = ISO.exec(compact) ?? US.exec(trimmed) ?? RFC.exec(named);
  return match?.groups === undefined ? undefined : combine(match.groups);
}

const UNIT_FORM = /^([+-])?(\d{1,19})(?:(?:\.(\d{1,15}))?\s*([a-z]+))?$/i;
const CLOCK_FORM = new RegExp(
  String.raw`^(?<sign>-)?(?:(?<d>\d{1,8})\.)?(?<h>\d{1,2}):(?<mi>\d{1,2})(?::(?<s>\d{1,2})(?:\.(?<f>\d{1,7}))?)?$`,
);

/** Ticks of a timespan text: `1.5h`, `100ms`, `3tick`, `[-][d.]hh:mm[:ss[.fffffff]]`, or a bare number of days. */
export function parseTimespan(text: string): bigint | undefined {
  const trimmed = text.trim();
  const ticks = unitTicks(trimmed) ?? clockFormTicks(trimmed);
  return ticks === undefined || BigInt.asIntN(64, ticks) !== ticks ? undefined : ticks;
}

/** A decimal number of units in ticks, exactly; parts of a tick are cut. */
function unitTicks(text: string): bigint | undefined {
  const match = UNIT_FORM.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "0", fraction = "", unit = "d"] = match;
  const ticks = TICKS_PER_UNIT.get(unit.toLowerCase());
  if (ticks === undefined) return undefined;
  const scaled = (BigInt(whole + fraction) * ticks) / 10n ** BigInt(fraction.length);
  return sign === "-" ? -scaled : scaled;
}

function clockFormTicks(text: string): bigint | undefined {
  const parts = CLOCK_FORM.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const clock = clockTicks(Number(parts["h"]), parts);
  if (clock === undefined) return undefined;
  const ticks = BigInt(parts["d"] ?? 0) * TICKS_PER_DAY + clock;
  return parts["sign"] === undefined ? ticks : -ticks;
}
