import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.js";
import {
  bin,
  datetimeAdd,
  datetimeDiff,
  datetimeText,
  DAY,
  dateOf,
  daysOf,
  endOf,
  formatDatetime,
  HOUR,
  inCalendar,
  LAST_TICK,
  MINUTE,
  PARTS,
  SECOND,
  startOf,
  ticksOf,
  timespanText,
  weekday,
  weekOfYear,
  type Period,
} from "./scalar-core.js";

/** Any moment of the calendar, the borders of years and days more often than chance has it. */
const moment = fc.oneof(
  fc.bigInt({ min: 0n, max: LAST_TICK }),
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([year, month, tick]) => ticksOf({ year, month, day: 1 }) + BigInt(tick))
    .filter((ticks) => ticks >= 0n),
  fc
    .tuple(fc.integer({ min: 1970, max: 2030 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, day]) => ticksOf({ year, month: 12, day: Math.min(day + 3, 31) }) + HOUR * 13n),
  fc.constantFrom(0n, 1n, LAST_TICK, DAY - 1n),
);
const moments = fc.array(moment, { minLength: 25, maxLength: 25 });

const literal = (ticks: bigint): string => `datetime(${datetimeText(ticks)})`;
const text = (ticks: bigint | null): string | null => (ticks === null ? null : datetimeText(ticks));
const table = (times: readonly bigint[]): string => `datatable(t:datetime)[${times.map(literal).join(", ")}]`;

it("datetimes survive literals, text and back", async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (times) => {
      const result = await evaluate(
        `${table(times)} | project t, s = tostring(t), back = todatetime(tostring(t)), n = tolong(t) | extend again = todatetime(n)`,
      );
      expect(result.map((row) => [row[0], row[1], row[2], row[4]])).toEqual(
        times.map((ticks) => Array<string>(4).fill(datetimeText(ticks))),
      );
    }),
    { numRuns: 8 },
  );
});

it("periods begin and end where the calendar has them", async () => {
  const periods: readonly Period[] = ["day", "week", "month", "year"];
  const offsets = [0, 1, -1, 13];
  const calls = periods.flatMap((period) =>
    offsets.flatMap((offset) => {
      const more = offset === 0 ? "" : `, ${offset}`;
      return [`startof${period}(t${more})`, `endof${period}(t${more})`];
    }),
  );
  await fc.assert(
    fc.asyncProperty(moments, async (times) => {
      expect(await evaluate(`${table(times)} | project ${calls.join(", ")}`)).toEqual(
        times.map((ticks) =>
          periods.flatMap((period) =>
            offsets.flatMap((offset) => [
              text(startOf(period, ticks, offset)),
              text(endOf(period, ticks, offset)),
            ]),
          ),
        ),
      );
    }),
    { numRuns: 4 },
  );
});

it("the parts of a datetime are those of the calendar", async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (times) => {
      const result = await evaluate(
        `${table(times)} | project getyear(t), monthofyear(t), dayofmonth(t), dayofyear(t), week_of_year(t),
           dayofweek(t) / 1d, hourofday(t), datetime_part("quarter", t), datetime_part("minute", t),
           datetime_part("millisecond", t), datetime_part("nanosecond", t)`,
      );
      expect(result).toEqual(
        times.map((ticks) => {
          const { year, month, day } = dateOf(ticks);
          return [
            year,
            month,
            day,
            daysOf({ year, month, day }) - daysOf({ year, month: 1, day: 1 }) + 1,
            weekOfYear(ticks),
            weekday(ticks),
            Number((ticks % DAY) / HOUR),
            Math.ceil(month / 3),
            Number((ticks % HOUR) / MINUTE),
            Number((ticks % SECOND) / 10_000n),
            Number(ticks % SECOND) * 100,
          ];
        }),
      );
    }),
    { numRuns: 6 },
  );
});

it("datetime_diff counts borders", async () => {
  const pairs = fc.array(fc.tuple(moment, fc.oneof(moment, fc.constant(undefined))), {
    minLength: 20,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(pairs, async (drawn) => {
      // pairs a few ticks apart straddle borders
      const rows = drawn.map(([a, b]) => [a, b ?? (a > 5n ? a - 3n : a)] as const);
      const cells = rows.flatMap((row) => row.map(literal)).join(", ");
      const calls = PARTS.map((part) => `tostring(datetime_diff("${part}", a, b))`).join(", ");
      expect(await evaluate(`datatable(a:datetime, b:datetime)[${cells}] | project ${calls}`)).toEqual(
        rows.map(([a, b]) => PARTS.map((part) => datetimeDiff(part, a, b).toString())),
      );
    }),
    { numRuns: 6 },
  );
});

it("datetime_add clamps days and stays in the calendar", async () => {
  const amounts = fc.array(
    fc.tuple(
      moment,
      fc.oneof(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n })),
    ),
    { minLength: 20, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(amounts, async (rows) => {
      const cells = rows.flatMap(([ticks, amount]) => [literal(ticks), `long(${amount})`]).join(", ");
      const calls = PARTS.map((part) => `datetime_add("${part}", n, t)`).join(", ");
      expect(await evaluate(`datatable(t:datetime, n:long)[${cells}] | project ${calls}`)).toEqual(
        rows.map(([ticks, amount]) => PARTS.map((part) => text(datetimeAdd(part, amount, ticks)))),
      );
    }),
    { numRuns: 6 },
  );
});

it("timespans move datetimes within the calendar and are their differences", async () => {
  const span = fc.oneof(
    fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
    fc.bigInt({ min: -(400n * DAY), max: 400n * DAY }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(moment, moment, span), { minLength: 20, maxLength: 20 }),
      async (rows) => {
        const cells = rows
          .flatMap(([a, b, ticks]) => [literal(a), literal(b), `timespan(${timespanText(ticks)})`])
          .join(", ");
        const result = await evaluate(
          `datatable(a:datetime, b:datetime, s:timespan)[${cells}] | project s, a + s, a - s, a - b, bin(a, s), back = totimespan(tostring(s)), -s`,
        );
        expect(result).toEqual(
          rows.map(([a, b, ticks]) => [
            timespanText(ticks),
            text(inCalendar(a + ticks)),
            text(inCalendar(a - ticks)),
            timespanText(a - b),
            text(bin(a, ticks)),
            timespanText(ticks),
            timespanText(-ticks),
          ]),
        );
      },
    ),
    { numRuns: 6 },
  );
});

it("format_datetime writes what its format says", async () => {
  const part = fc.constantFrom(
    ...["yyyy", "yy", "y", "MM", "M", "dd", "d", "HH", "H", "hh", "h", "mm", "m", "ss", "s", "tt"],
    ...["f", "ff", "fff", "ffff", "fffff", "ffffff", "fffffff", "F", "FFF", "FFFFFFF"],
  );
  const delimiter = fc.constantFrom(" ", "/", "-", ":", ",", ".", "_", "[", "]");
  const format = fc
    .array(fc.tuple(part, delimiter), { minLength: 1, maxLength: 6 })
    .map((pairs) => pairs.flat());
  await fc.assert(
    fc.asyncProperty(moments, format, async (times, parts) => {
      expect(await evaluate(`${table(times)} | project format_datetime(t, "${parts.join("")}")`)).toEqual(
        times.map((ticks) => [formatDatetime(ticks, parts)]),
      );
    }),
    { numRuns: 12 },
  );
});

it("text of many forms becomes the same datetime", async () => {
  const second = fc
    .tuple(
      fc.integer({ min: 1950, max: 2049 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.bigInt({ min: 0n, max: 86_399n }),
    )
    .map(([year, month, day, seconds]) => ticksOf({ year, month, day }) + seconds * SECOND);
  const forms: readonly (readonly string[])[] = [
    ["yyyy", "-", "MM", "-", "dd", "T", "HH", ":", "mm", ":", "ss"],
    ["yyyy", "-", "M", "-", "d", " ", "H", ":", "mm", ":", "ss", ".0Z"],
    ["yyyy", "/", "MM", "/", "dd", " ", "HH", ":", "mm", ":", "ss", " GMT"],
    ["M", "/", "d", "/", "yyyy", " ", "h", ":", "mm", ":", "ss", " ", "tt"],
    ["MM", "-", "dd", "-", "yyyy", " ", "HH", ":", "mm", ":", "ss"],
  ];
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  await fc.assert(
    fc.asyncProperty(fc.array(second, { minLength: 15, maxLength: 15 }), async (times) => {
      const spellings = times.flatMap((ticks) => {
        const month = months[dateOf(ticks).month - 1] ?? "";
        const clock = formatDatetime(ticks, ["HH", ":", "mm", ":", "ss"]);
        const zoned = formatDatetime(ticks + 2n * HOUR, [
          "yyyy",
          "-",
          "MM",
          "-",
          "dd",
          "T",
          "HH",
          ":",
          "mm",
          ":",
          "ss",
        ]);
        return [
          ...forms.map((form) => formatDatetime(ticks, form)),
          `Sat, ${formatDatetime(ticks, ["d"])} ${month} ${formatDatetime(ticks, ["yy"])} ${clock} GMT`,
          `${formatDatetime(ticks, ["dd"])}-${month}-${formatDatetime(ticks, ["yy"])} ${clock}`,
          `${zoned}+02:00`,
        ];
      });
      const cells = spellings.map((spelling) => JSON.stringify(spelling)).join(", ");
      // once while compiling, once while running
      const literals = spellings.map((spelling) => `todatetime(${JSON.stringify(spelling)})`).join(", ");
      const expected = times.flatMap((ticks) => Array<string>(forms.length + 3).fill(datetimeText(ticks)));
      expect((await evaluate(`datatable(s:string)[${cells}] | project todatetime(s)`)).flat()).toEqual(
        expected,
      );
      expect((await evaluate(`print ${literals}`)).flat()).toEqual(expected);
    }),
    { numRuns: 4 },
  );
});
