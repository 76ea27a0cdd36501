import { call, integerLiteral, macro, type Fragment } from "../../fragment/fragment.js";
import { openSignature, type Dialect, type ScalarFunction } from "../signature.js";
import { DAY, dateOf, minus, plus, timeMacro, times, whole } from "./ticks.js";

interface Period {
  readonly name: string;
  readonly start: (time: Fragment) => Fragment;
  readonly end: (time: Fragment) => Fragment;
  readonly startAt: (time: Fragment, offset: Fragment) => Fragment;
  readonly endAt: (time: Fragment, offset: Fragment) => Fragment;
}

const startOfDay =
  (dialect: Dialect) =>
  (time: Fragment): Fragment =>
    times(whole(time, DAY, dialect), DAY);
const endOfDay =
  (dialect: Dialect) =>
  (time: Fragment): Fragment =>
    plus(startOfDay(dialect)(time), integerLiteral(DAY - 1n));
const week = (time: Fragment): Fragment => timeMacro("kql_week_number", time);
const month = (time: Fragment): Fragment => timeMacro("kql_month_number", time);

function moved(unit: bigint, boundary: (time: Fragment) => Fragment) {
  return (time: Fragment, offset: Fragment): Fragment =>
    macro("kql_datetime_add_units", boundary(time), offset, integerLiteral(unit));
}

/** The month, counted from year 1, with which the year some years away begins or ends. */
function monthOfYear(time: Fragment, offset: Fragment, last: bigint): Fragment {
  const year = plus(call("year", dateOf(time)), offset);
  const first = minus(times(year, 12n), integerLiteral(12));
  return last === 0n ? first : plus(first, integerLiteral(last));
}

const periodsIn = (dialect: Dialect): readonly Period[] => [
  {
    name: "day",
    start: startOfDay(dialect),
    end: endOfDay(dialect),
    startAt: moved(DAY, startOfDay(dialect)),
    endAt: moved(DAY, endOfDay(dialect)),
  },
  {
    name: "week",
    start: (time) => macro("kql_week_start", week(time)),
    end: (time) => macro("kql_week_end", week(time)),
    startAt: (time, offset) => macro("kql_week_start", plus(week(time), offset)),
    endAt: (time, offset) => macro("kql_week_end", plus(week(time), offset)),
  },
  {
    name: "month",
    start: (time) => timeMacro("kql_startofmonth", time),
    end: (time) => timeMacro("kql_endofmonth", time),
    startAt: (time, offset) => macro("kql_month_start", plus(month(time), offset)),
    endAt: (time, offset) => macro("kql_month_end", plus(month(time), offset)),
  },
  {
    name: "year",
    start: (time) => timeMacro("kql_startofyear", time),
    end: (time) => timeMacro("kql_endofyear", time),
    startAt: (time, offset) => macro("kql_month_start", monthOfYear(time, offset, 0n)),
    endAt: (time, offset) => macro("kql_month_end", monthOfYear(time, offset, 11n)),
  },
];

type Boundary = readonly [
  plain: (time: Fragment) => Fragment,
  at: (time: Fragment, offset: Fragment) => Fragment,
];

const rendered =
  ([plain, at]: Boundary) =>
  (time: Fragment, offset?: Fragment): Fragment =>
    offset === undefined || offset.literal === 0n ? plain(time) : at(time, offset);

function boundary(name: string, duckdb: Boundary, spark: Boundary): ScalarFunction {
  return {
    name,
    reference: `kusto/query/${name}-function`,
    signatures: [
      openSignature({
        params: ["datetime", "long"],
        optional: 1,
        returns: "datetime",
        sql: { duckdb: rendered(duckdb), spark: rendered(spark) },
        repeats: "all",
      }),
    ],
  };
}

/**
 * `startofday` to `endofyear`, moved by an offset of whole periods. An end is the last tick of its period, a week
 * begins on Sunday.
 */
export const startsAndEnds: readonly ScalarFunction[] = periodsIn("duckdb").flatMap((period, index) => {
  const spark = periodsIn("spark")[index] ?? period;
  return [
    boundary(`startof${period.name}`, [period.start, period.startAt], [spark.start, spark.startAt]),
    boundary(`endof${period.name}`, [period.end, period.endAt], [spark.end, spark.endAt]),
  ];
});
