import { expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

it.each<[expression: string, value: unknown]>([
  ["startofweek(datetime(2017-01-01 10:10:17), -1)", "2016-12-25T00:00:00.0000000Z"],
  ["startofweek(datetime(2020-06-15 13:45))", "2020-06-14T00:00:00.0000000Z"],
  ["endofweek(datetime(2020-06-15 13:45), 2)", "2020-07-04T23:59:59.9999999Z"],
  ["startofmonth(datetime(2020-06-15), -13)", "2019-05-01T00:00:00.0000000Z"],
  ["endofmonth(datetime(2020-01-31), 1)", "2020-02-29T23:59:59.9999999Z"],
  ["endofyear(datetime(9999-05-05))", "9999-12-31T23:59:59.9999999Z"],
  ["startofyear(datetime(0001-05-05), -1)", null],
  // the weeks at both ends of the calendar are cut off
  ["startofweek(datetime(0001-01-03))", null],
  ["startofweek(datetime(0001-01-03), 1)", "0001-01-07T00:00:00.0000000Z"],
  ["endofweek(datetime(9999-12-31))", null],
  ["dayofweek(datetime(2020-06-14)) / 1d", 0],
  ["dayofweek(datetime(2020-06-20))", "6.00:00:00"],
  ["dayofyear(datetime(2024-12-31))", 366],
  ["week_of_year(datetime(2020-12-31))", 53],
  ["week_of_year(datetime(2000-01-01))", 52],
  ["getmonth(datetime(2020-06-15))", 6],
  ["hourofday(datetime(2020-06-15 23:59))", 23],
  ["getyear(datetime(null))", null],
  ['datetime_part("dayOfYear", datetime(2017-10-30 01:02:03.7654321))', 303],
  ['datetime_part("quarter", datetime(2017-10-30 01:02:03.7654321))', 4],
  ['datetime_part("microsecond", datetime(2017-10-30 01:02:03.7654321))', 765432],
  ['datetime_part("nanosecond", datetime(2017-10-30 01:02:03.7654321))', 765432100],
  // borders crossed, weeks begin on Sunday
  ['datetime_diff("year", datetime(2017-01-01), datetime(2000-12-31))', 17],
  ['datetime_diff("week", datetime(2017-10-29), datetime(2017-09-30 23:59))', 5],
  ['datetime_diff("Quarter", datetime(2017-07-01), datetime(2017-03-30))', 2],
  ['datetime_diff("minute", datetime(2017-10-30 23:05:01), datetime(2017-10-30 23:00:59))', 5],
  ['datetime_diff("nanosecond", datetime(2017-10-30), datetime(2017-10-30 00:00:00.0000007))', -700],
  ['datetime_diff("day", datetime(null), datetime(2017-10-30))', null],
  // a day that the month does not have becomes its last day
  ["datetime_add('year', 1, datetime(2020-02-29))", "2021-02-28T00:00:00.0000000Z"],
  ["datetime_add('quarter', 1, datetime(2020-11-30 12:00))", "2021-02-28T12:00:00.0000000Z"],
  ["datetime_add('month', -15, make_datetime(2017, 1, 1))", "2015-10-01T00:00:00.0000000Z"],
  ["datetime_add('second', 400, datetime(2020-01-01))", "2020-01-01T00:06:40.0000000Z"],
  ["datetime_add('year', 9223372036854775, datetime(2020-01-01))", null],
  ["datetime_add('week', -9223372036854775, datetime(2020-01-01))", null],
  ["make_datetime(2017, 10, 1, 12, 11, 0.1234567)", "2017-10-01T12:11:00.1234567Z"],
  ["make_datetime(2021, 2, 29)", null],
  ["make_datetime(0, 1, 1)", null],
  ["make_datetime(2021, 1, 1, 24, 0)", null],
  ['make_datetime("2021-01-01")', "2021-01-01T00:00:00.0000000Z"],
  ["make_timespan(1, 12, 30, 55.123)", "1.12:30:55.1230000"],
  ["make_timespan(2, 30)", "02:30:00"],
  ["make_timespan(25, 70)", null],
  ["make_timespan(0, 0, 59.9999999)", "00:00:59.9999999"],
  // a run of letters is taken apart into the longest pieces that have a meaning
  ["format_datetime(datetime(2017-01-29 09:00:05), 'yy-MM-dd [HH:mm:ss]')", "17-01-29 [09:00:05]"],
  ["format_datetime(datetime(2017-01-29 09:00:05), 'yyyy-M-dd [H:mm:ss]')", "2017-1-29 [9:00:05]"],
  ["format_datetime(datetime(2017-01-29 12:00:05), 'yy-MM-dd [hh:mm:ss tt]')", "17-01-29 [12:00:05 PM]"],
  ["format_datetime(datetime(2007-03-09 00:04:03), 'dddd, MMMM h')", "0909, 0303 12"],
  ["format_datetime(datetime(2007-03-09 05:04:03.05), 's.F s.FFF s.ff')", "3. 3.05 3.05"],
  ["format_datetime(datetime(0901-03-09), 'y yy yyyy')", "1 01 0901"],
  ["format_datetime(datetime(null), 'yyyy')", ""],
  ["format_timespan(time(29.09:00:05.12345), 'dd.hh:mm:ss:FF')", "29.09:00:05:12"],
  ["format_timespan(time(29.09:00:05.12345), 'ddd.h:mm:ss [fffffff]')", "029.9:00:05 [1234500]"],
  ["format_timespan(-2h - 30m, 'hh:mm')", "-02:30"],
  ["format_timespan(time(null), 'hh:mm')", ""],
  ["unixtime_seconds_todatetime(1546300800)", "2019-01-01T00:00:00.0000000Z"],
  ["unixtime_seconds_todatetime(1546300800.5)", "2019-01-01T00:00:00.5000000Z"],
  ["unixtime_milliseconds_todatetime(-1)", "1969-12-31T23:59:59.9990000Z"],
  ["unixtime_microseconds_todatetime(1546300800000001)", "2019-01-01T00:00:00.0000010Z"],
  ["unixtime_nanoseconds_todatetime(1546300800000000100)", "2019-01-01T00:00:00.0000001Z"],
  ["unixtime_seconds_todatetime(9223372036854775807)", null],
  [
    "datetime_utc_to_local(datetime(2022-07-11 22:18:48.4678621), 'US/Pacific')",
    "2022-07-11T15:18:48.4678621Z",
  ],
  ["datetime_local_to_utc(datetime(2020-02-02 20:02:20), 'Europe/Paris')", "2020-02-02T19:02:20.0000000Z"],
  // the hour that is skipped in spring counts with the offset that follows
  ["datetime_local_to_utc(datetime(2022-03-27 02:00), 'Europe/Brussels')", "2022-03-27T00:00:00.0000000Z"],
  // out of the calendar there is no time
  ["datetime(9999-12-31) + 10d", null],
  ["datetime(0001-01-05) - 10d", null],
  ["datetime(2020-01-01) - datetime(2020-01-02)", "-1.00:00:00"],
  ["1d / 1h", 24],
  ["1d * 2.5", "2.12:00:00"],
  ["3m + 3m", "00:06:00"],
  ["1s * 1000", "00:16:40"],
  ["7d % 2d", "1.00:00:00"],
  ["1d / 0", null],
  ["now() - ago(1d)", "1.00:00:00"],
  ["now(-1d) == ago(1d)", true],
])("%s is %j", async (expression, value) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toEqual(value);
});

it.each([
  ["format_datetime(now(), 'yyyy-MM-ddTHH')", /'T' is no part of a format/],
  ["format_datetime(now(), 'yyy')", /'yyy' is no part of a format/],
  ["format_datetime(now(), 'HHH:mm')", /'HHH' is no part of a format/],
  ["format_datetime(now(), 'ffffffff')", /'ffffffff' is no part of a format/],
  ["format_timespan(1d, 'G')", /'G' is no part of a format/],
  ["format_timespan(1d, 'ddddddddd')", /'ddddddddd' is no part of a format/],
  ["format_timespan(1d, 'mmm')", /'mmm' is no part of a format/],
  ["datetime_part('fortnight', now())", /must be one of the values/],
  ["weekofyear(now())", /not documented/],
  ["datetime()", /not translated/],
  ["-datetime(2020-01-01)", /not translated/],
])("%s is refused", async (expression, message) => {
  await expect(evaluate(`print x = ${expression}`)).rejects.toThrow(message);
});

it("counts the ticks of a column of literals in 64 bits", async () => {
  const table =
    "print s = 86400, t = 150s | project a = s * 1s, b = 1s * s, c = t + t, d = t - (-t), e = t * 90";
  expect(await evaluate(table)).toEqual([["1.00:00:00", "1.00:00:00", "00:05:00", "00:05:00", "03:45:00"]]);
});
