/** What the ledger tells of evidence that is not there: nothing of this reads a row. */
import { hoursText, startOfHour, HOUR, totalHours, uncoveredHours } from "../case/coverage.js";
import { exportLimitOf } from "../case/export-limit.js";
import type { InputRecord } from "../case/input.js";
import type { EventSpan } from "../plan/event-span.js";
import { earliest, latest } from "../plan/time.js";

/** Files of the tables that end at an export limit. */
export function cappedFiles(inputs: readonly InputRecord[], tables: readonly string[]): readonly string[] {
  const paths = new Set(
    inputs.flatMap(({ path, table }) => (table !== null && tables.includes(table) ? [path] : [])),
  );
  return [...paths].flatMap((path) => {
    const limit = exportLimitOf(path, inputs);
    return limit === undefined ? [] : [`${path} ${limit}: what came after it is not there`];
  });
}

/** Hours between the files of each table, and up to the ends of the span that was asked for, that no file covers. */
export function hoursNotCovered(
  inputs: readonly InputRecord[],
  tables: readonly string[],
  span: EventSpan,
): readonly string[] {
  return tables.flatMap((table) => {
    const events = inputs.flatMap((input) =>
      input.table === table && input.firstEvent !== null && input.lastEvent !== null
        ? [{ first: input.firstEvent, last: input.lastEvent }]
        : [],
    );
    const least = earliest(events.map(({ first }) => first));
    const most = latest(events.map(({ last }) => last));
    if (least === undefined || most === undefined) return [];
    const from = startOfHour(span.from ?? least);
    const to = startOfHour(span.to === null ? most : span.to - 1n) + HOUR;
    const gaps = uncoveredHours(events, { from, to });
    if (gaps.length === 0) return [];
    const sum = totalHours(gaps);
    const more = gaps.length > LISTED ? [`and ${gaps.length - LISTED} more gaps`] : [];
    const spans = [...gaps.slice(0, LISTED).map(hoursText), ...more].join(", ");
    return [`no file of ${table} has events in ${sum === 1 ? "1 hour" : `${sum} hours`}: ${spans}`];
  });
}

/** So many gaps are told one by one; an audit lists all. */
const LISTED = 3;
