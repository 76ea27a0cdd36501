import type { Audit, TableAudit } from "../case/audit.js";
import { hoursIn, hoursText, totalHours, type Hours } from "../case/coverage.js";
import { visible } from "../diagnostics/visible.js";
import { formatDatetime } from "../plan/time.js";
import { jsonText, type Json } from "./json-text.js";

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
  for (const table of audit.tables) yield* tableLines(table);
  yield* section(
    "files that end at an export limit",
    audit.capped.map(
      ({ path, table, limit }) => `${path} (${table}) ${limit}: what came after it is not there`,
    ),
  );
  yield* section(
    "columns of the schema that a file lacks",
    audit.missingColumns.map(({ path, table, columns }) => `${path} (${table}): ${columns.join(", ")}`),
  );
  yield* section(
    "rows that could not be imported",
    audit.rejected.map(({ path, rows, reason }) => `${path}: ${count(rows, "row")}: ${reason}`),
  );
  yield* section(
    "files that were not examined",
    audit.notExamined.map(({ path, notes }) => `${path}: ${notes.join("; ")}`),
  );
  yield* section(
    "tables that a card reads and no file holds",
    audit.absentTables.map(({ table, cards }) => `${table}: ${cards.join(", ")}`),
  );
  yield* section(
    "ActionTypes that a card looks for and no row has",
    audit.neverSeen.map(({ card, actionTypes }) => `${card}: ${actionTypes.join(", ")}`),
  );
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
    `  ${totalHours(silent)} of ${span === null ? 0 : hoursIn(span)} hours without an event of any device`,
    silent.map(hoursText),
    "  ",
  );
  yield* section(
    `  ${count(devicesSilent.length, "device")} without events in hours in which others have some`,
    devicesSilent.map(
      ({ device, name, hours, spans }) =>
        `${name === "" || name === device ? device : `${name} (${device})`}: ${count(hours, "hour")}: ${spans.slice(0, 3).map(hoursText).join(", ")}${spans.length > 3 ? ` and ${spans.length - 3} more` : ""}`,
    ),
    "  ",
  );
}

function* section(title: string, items: readonly string[], indent = ""): Generator<string> {
  if (items.length === 0) return;
  yield `${title}:`;
  for (const item of items.slice(0, LISTED)) yield `${indent}  ${visible(item)}`;
  if (items.length > LISTED) yield `${indent}  and ${items.length - LISTED} more (--format json lists all)`;
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
