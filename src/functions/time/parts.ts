import { call, cast, integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import {
  inDialects,
  refuse,
  signature,
  type Dialect,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";
import {
  DAY,
  dateOf,
  minus,
  modulo,
  plus,
  TICKS_PER_PART,
  timeMacro,
  times,
  unitOf,
  whole,
} from "./ticks.js";

const HOUR = 36_000_000_000n;
const SECOND = 10_000_000n;

/** A part that the engine's DATE has; Spark gives 32 bits, whose products would overflow early. */
function datePart(name: string, time: Fragment, dialect: Dialect): Fragment {
  const part = call(name, dateOf(time));
  return dialect === "duckdb" ? part : cast(part, "BIGINT");
}

/** Weeks begin on Sunday here. */
const weekNumber = (time: Fragment): Fragment => timeMacro("kql_week_number", time);
const monthNumber = (time: Fragment): Fragment => timeMacro("kql_month_number", time);

/** Each part of a datetime that can be asked for. */
const partsIn = (dialect: Dialect): Readonly<Record<string, (time: Fragment) => Fragment>> => ({
  year: (time) => datePart("year", time, dialect),
  quarter: (time) => datePart("quarter", time, dialect),
  month: (time) => datePart("month", time, dialect),
  week_of_year: (time) => datePart("weekofyear", time, dialect),
  day: (time) => datePart("day", time, dialect),
  dayofyear: (time) => datePart("dayofyear", time, dialect),
  hour: (time) => unitOf(time, HOUR, 24n, dialect),
  minute: (time) => unitOf(time, 600_000_000n, 60n, dialect),
  second: (time) => unitOf(time, SECOND, 60n, dialect),
  millisecond: (time) => unitOf(time, 10_000n, 1000n, dialect),
  microsecond: (time) => unitOf(time, 10n, 1_000_000n, dialect),
  nanosecond: (time) => times(modulo(time, SECOND), 100n),
});
const PARTS = inDialects(partsIn);

/** Each part's number since year 1: the difference of two is the count of borders between them. */
const countsIn = (dialect: Dialect): Readonly<Record<string, (time: Fragment) => Fragment>> => ({
  year: (time) => datePart("year", time, dialect),
  quarter: (time) => whole(monthNumber(time), 3n, dialect),
  month: monthNumber,
  week: weekNumber,
  day: (time) => whole(time, DAY, dialect),
  hour: (time) => whole(time, HOUR, dialect),
  minute: (time) => whole(time, 600_000_000n, dialect),
  second: (time) => whole(time, SECOND, dialect),
  millisecond: (time) => whole(time, 10_000n, dialect),
  microsecond: (time) => whole(time, 10n, dialect),
});
const COUNTS = inDialects(countsIn);

const MONTHS_PER_PART: Readonly<Record<string, bigint>> = { year: 12n, quarter: 3n, month: 1n };

function partNamed(part: Fragment): string {
  return typeof part.literal === "string" ? part.literal.toLowerCase() : "";
}

function unknownPart(part: Fragment, known: Readonly<Record<string, unknown>>): Refusal {
  const obsolete = partNamed(part) === "weekofyear";
  return refuse(
    typeof part.literal === "string"
      ? `there is no part '${part.literal}'`
      : "the part is only known while the query runs",
    obsolete ? "'week_of_year' counts after ISO 8601" : `the parts are ${Object.keys(known).join(", ")}`,
  );
}

/** One part of a datetime as a number. */
export const datetimePart: ScalarFunction = {
  name: "datetime_part",
  aliases: ["datepart"],
  reference: "kusto/query/datetime-part-function",
  signatures: [
    signature({
      params: ["string", "datetime"],
      returns: "int",
      sql: {
        duckdb: (part, time) => PARTS.duckdb[partNamed(part)]?.(time) ?? unknownPart(part, PARTS.duckdb),
        spark: (part, time) => PARTS.spark[partNamed(part)]?.(time) ?? unknownPart(part, PARTS.spark),
      },
    }),
  ],
};

const differenceIn =
  (dialect: Dialect) =>
  (part: Fragment, later: Fragment, earlier: Fragment): Fragment | Refusal => {
    if (partNamed(part) === "nanosecond") return times(minus(later, earlier), 100n);
    const count = COUNTS[dialect][partNamed(part)];
    return count === undefined ? unknownPart(part, COUNTS[dialect]) : minus(count(later), count(earlier));
  };

/** The borders of a part crossed from the second time to the first. */
export const datetimeDiff: ScalarFunction = {
  name: "datetime_diff",
  reference: "kusto/query/datetime-diff-function",
  signatures: [
    signature({
      params: ["string", "datetime", "datetime"],
      returns: "long",
      sql: inDialects(differenceIn),
      repeats: [1, 2],
    }),
  ],
};

const sumIn =
  (dialect: Dialect) =>
  (part: Fragment, amount: Fragment, time: Fragment): Fragment | Refusal => {
    const name = partNamed(part);
    const months = MONTHS_PER_PART[name];
    if (months !== undefined)
      return macro("kql_add_months", time, months === 1n ? amount : times(amount, months));
    if (name === "nanosecond") return macro("kql_datetime_add", time, whole(amount, 100n, dialect));
    const unit = TICKS_PER_PART[name];
    if (unit === undefined) return unknownPart(part, { ...MONTHS_PER_PART, ...TICKS_PER_PART });
    return macro("kql_datetime_add_units", time, amount, integerLiteral(unit));
  };

/** A datetime some parts later; a day that the month does not have becomes its last day. */
export const datetimeAdd: ScalarFunction = {
  name: "datetime_add",
  reference: "kusto/query/datetime-add-function",
  signatures: [
    signature({
      params: ["string", "long", "datetime"],
      returns: "datetime",
      sql: inDialects(sumIn),
      repeats: "all",
    }),
  ],
};

function partFunction(name: string, part: string, aliases: readonly string[] = []): ScalarFunction {
  return {
    name,
    aliases,
    reference: page(name),
    signatures: [
      signature({
        params: ["datetime"],
        returns: "int",
        sql: {
          duckdb: (time) => PARTS.duckdb[part]?.(time) ?? refuse(`there is no part '${part}'`),
          spark: (time) => PARTS.spark[part]?.(time) ?? refuse(`there is no part '${part}'`),
        },
      }),
    ],
  };
}

const daysSinceSunday =
  (dialect: Dialect) =>
  (time: Fragment): Fragment =>
    times(modulo(plus(whole(time, DAY, dialect), integerLiteral(1)), 7n), DAY);

/** The days since Sunday, as a timespan. */
const dayOfWeek: ScalarFunction = {
  name: "dayofweek",
  reference: "kusto/query/day-of-week-function",
  signatures: [
    signature({
      params: ["datetime"],
      returns: "timespan",
      sql: inDialects(daysSinceSunday),
    }),
  ],
};

/** Its weeks are not those of ISO 8601: the first one holds the year's first Wednesday. */
const weekOfYearOld: ScalarFunction = {
  name: "weekofyear",
  reference: "kusto/query/week-of-year-function",
  signatures: [
    signature({
      params: ["datetime"],
      returns: "int",
      sql: {
        duckdb: refuse("how it counts the days around New Year is not documented", "use week_of_year()"),
      },
    }),
  ],
};

/** The functions that give one part of a datetime. */
export const partFunctions: readonly ScalarFunction[] = [
  datetimePart,
  partFunction("getyear", "year"),
  partFunction("getmonth", "month"),
  partFunction("monthofyear", "month"),
  partFunction("week_of_year", "week_of_year"),
  partFunction("dayofmonth", "day"),
  partFunction("dayofyear", "dayofyear"),
  partFunction("hourofday", "hour"),
  dayOfWeek,
  weekOfYearOld,
];
