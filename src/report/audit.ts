import type { Audit, TableAudit } from "../case/audit.js";
import { hoursIn, hoursText, totalHours, type Hours } from "../case/coverage.js";
import { visible } from "../diagnostics/visible.js";
import { formatDatetime } from "../plan/time.js";
import { jsonText, type Json } from "./json-text.js";
import { lacksOf, type Lack } from "./lacks.js";

/** Of long lists a reader gets the beginning; JSON has them whole. */
const LISTED = 20;

/** Whether nothing at all is missing. */
export function isComplete(audit: Audit): boolean {
  const lists = [
    audit.capped,
    audit.missingColumns,
    audit.rejected,
    audit.notExamined,
    audit.absentTables,
    audit.neverSeen,
  ];
  return (
    lists.every((list) => list.length === 0) &&
    audit.tables.every(({ silent, devicesSilent }) => silent.length === 0 && devicesSilent.length === 0)
  );
}

/** The audit for a reader: what is missing, then the queries that fetch it, ready to be copied. */
export function* auditLines(audit: Audit): Generator<string> {
  const lacks = lacksOf(audit);
  for (const table of audit.tables) yield* tableLines(table);
  yield* section(lacks.capped);
  yield* section(lacks.missingColumns);
  yield* section({
    what: "rows that could not be imported",
    cases: audit.rejected.map(({ path, rows, reason }) => `${path}: ${count(rows, "row")}: ${reason}`),
  });
  yield* section(lacks.notExamined);
  yield* section(lacks.absentTables);
  yield* section(lacks.neverSeen);
  if (isComplete(audit)) yield "nothing is known to be missing";
  if (audit.fetch.length === 0) return;
  yield "";
  yield `// ${count(audit.fetch.length, "query", "queries")} for the connected side; import what they give into the case`;
  let why = "";
  for (const query of audit.fetch) {
    if (query.why !== why) yield `// ${visible(query.why)}`;
    why = query.why;
    yield query.kql;
    yield "";
  }
}

function* tableLines({ table, rows, devices, span, silent, devicesSilent }: TableAudit): Generator<string> {
  const within = span === null ? "no event has a time" : hoursText(span);
  yield `${visible(table)}: ${count(rows, "row")}, ${count(devices, "device")}, ${within}`;
  yield* section(
    {
      what: `  ${totalHours(silent)} of ${span === null ? 0 : hoursIn(span)} hours without an event of any device`,
      cases: silent.map(hoursText),
    },
    "  ",
  );
  yield* section(
    {
      what: `  ${count(devicesSilent.length, "device")} without events in hours in which others have some`,
      cases: devicesSilent.map(
        ({ device, name, hours, spans }) =>
          `${name === "" || name === device ? device : `${name} (${device})`}: ${count(hours, "hour")}: ${spans.slice(0, 3).map(hoursText).join(", ")}${spans.length > 3 ? ` and ${spans.length - 3} more` : ""}`,
      ),
    },
    "  ",
  );
}

function* section({ what, cases }: Lack, indent = ""): Generator<string> {
  if (cases.length === 0) return;
  yield `${what}:`;
  for (const one of cases.slice(0, LISTED)) yield `${indent}  ${visible(one)}`;
  if (cases.length > LISTED) yield `${indent}  and ${cases.length - LISTED} more (--format json lists all)`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** The audit as a JSON document (schema coldhunt/audit/1). */
export function auditJson(path: string, audit: Audit): string {
  const hours = (span: Hours): Json => ({
    from: formatDatetime(span.from),
    to: formatDatetime(span.to),
    hours: hoursIn(span),
  });
  return jsonText({
    schema: "coldhunt/audit/1",
    case: path,
    complete: isComplete(audit),
    tables: audit.tables.map((one) => ({
      table: one.table,
      rows: one.rows,
      devices: one.devices,
      span: one.span === null ? null : hours(one.span),
      silent: one.silent.map(hours),
      devicesSilent: one.devicesSilent.map(({ device, name, hours: number, spans }) => ({
        device,
        name,
        hours: number,
        spans: spans.map(hours),
      })),
    })),
    capped: audit.capped.map((one) => ({ ...one })),
    missingColumns: audit.missingColumns.map((one) => ({ ...one })),
    rejected: audit.rejected.map((one) => ({ ...one })),
    notExamined: audit.notExamined.map((one) => ({ ...one })),
    absentTables: audit.absentTables.map((one) => ({ ...one })),
    neverSeen: audit.neverSeen.map((one) => ({ ...one })),
    fetch: audit.fetch.map((one) => ({ ...one })),
  });
}
