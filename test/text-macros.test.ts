import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatDatetime, formatTimespan, MAX_TICKS } from "../src/plan/time.js";
import { openSession, type Session } from "../src/store/session.js";

let session: Session;
beforeAll(async () => {
  session = await openSession({ threads: 1 });
  await session.installMacros(["kql_datetime_text", "kql_timespan_text"]);
});
afterAll(() => {
  session.close();
});

async function textOf(macro: string, ticks: readonly (bigint | null)[]): Promise<unknown[]> {
  const list = ticks.map((one) => (one === null ? "NULL" : one.toString())).join(", ");
  const rows = await session.arrays(`SELECT ${macro}(t) FROM (SELECT unnest([${list}]::BIGINT[]) AS t)`);
  return rows.map(([text]) => text);
}

it.each([
  [0n, "0001-01-01T00:00:00.0000000Z"],
  [1n, "0001-01-01T00:00:00.0000001Z"],
  [621_355_968_000_000_000n, "1970-01-01T00:00:00.0000000Z"],
  [621_355_967_999_999_999n, "1969-12-31T23:59:59.9999999Z"],
  // 2000-02-29 is 11,016 days after 1970-01-01
  [621_355_968_000_000_000n + 11_016n * 864_000_000_000n, "2000-02-29T00:00:00.0000000Z"],
  [MAX_TICKS, "9999-12-31T23:59:59.9999999Z"],
  [null, null],
])("the datetime %d is %s", async (ticks, text) => {
  expect(await textOf("kql_datetime_text", [ticks])).toEqual([text]);
  if (ticks !== null) expect(formatDatetime(ticks)).toBe(text);
});

it.each([
  [0n, "00:00:00"],
  [-1n, "-00:00:00.0000001"],
  [10_000_000n, "00:00:01"],
  [863_999_999_999n, "23:59:59.9999999"],
  [864_000_000_000n, "1.00:00:00"],
  [-937_840_000_001n, "-1.02:03:04.0000001"],
  // the extremes of .NET's TimeSpan
  [9_223_372_036_854_775_807n, "10675199.02:48:05.4775807"],
  [-9_223_372_036_854_775_808n, "-10675199.02:48:05.4775808"],
  [null, null],
])("the timespan %d is %s", async (ticks, text) => {
  expect(await textOf("kql_timespan_text", [ticks])).toEqual([text]);
  if (ticks !== null) expect(formatTimespan(ticks)).toBe(text);
});

it("SQL and program write every time alike", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.bigInt({ min: 0n, max: MAX_TICKS }), { minLength: 1 }),
      fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { minLength: 1 }),
      async (times, spans) => {
        expect(await textOf("kql_datetime_text", times)).toEqual(times.map(formatDatetime));
        expect(await textOf("kql_timespan_text", spans)).toEqual(spans.map(formatTimespan));
      },
    ),
  );
});
