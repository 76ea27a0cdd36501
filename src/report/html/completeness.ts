import type { Completeness, TableAudit } from "../../case/audit.js";
import { hoursIn, hoursText, totalHours } from "../../case/coverage.js";
import type { ScanAccount } from "../../case/finding.js";
import { escaped, grouped, prose, table, type TableColumn } from "./markup.js";

/** Of long lists the page has the beginning; `coldhunt audit` lists all. */
const LISTED = 40;
/** So many gaps of one device are written out. */
const GAPS = 3;

/** What the evidence lacks, table by table and hour by hour: what is not there cannot be found. */
export function completeness({ completeness: audit }: ScanAccount): string {
  if (audit === undefined) return "";
  return `<section id="completeness"><h2>Completeness</h2>${table(COLUMNS, audit.tables.map(cells))}${lists(audit)}<p class="soft">An event that Defender did not record or an export left out cannot be found. <code>coldhunt audit</code> lists all of this for a case, with the queries that fetch what is missing.</p></section>`;
}

const COLUMNS: readonly TableColumn[] = [
  { label: "Table" },
  { label: "Rows", kind: "number" },
  { label: "Devices", kind: "number" },
  { label: "Hours from first to last event, UTC", kind: "soft" },
  { label: "Hours without any event", kind: "number" },
  { label: "Devices silent while others are not", kind: "number" },
];

function cells({ table: name, rows, devices, span, silent, devicesSilent }: TableAudit): string[] {
  const within =
    span === null ? "no event has a time" : `${prose(hoursText(span))}<br>${count(hoursIn(span), "hour")}`;
  return [
    `<b>${escaped(name)}</b>`,
    grouped(rows),
    grouped(devices),
    within,
    amount(totalHours(silent)),
    amount(devicesSilent.length),
  ];
}

function amount(number: number): string {
  return number === 0 ? '<span class="soft">0</span>' : `<b>${grouped(number)}</b>`;
}

function lists(audit: Completeness): string {
  return [
    list(
      "Hours without any event",
      audit.tables.flatMap(({ table, silent }) => silent.map((span) => `${table}: ${hoursText(span)}`)),
    ),
    list(
      "Devices without events in hours in which others have some",
      audit.tables.flatMap(({ table, devicesSilent }) =>
        devicesSilent.map(
          ({ device, name, hours, spans }) =>
            `${table}: ${name === "" ? device : name}: ${count(hours, "hour")}: ${spans.slice(0, GAPS).map(hoursText).join(", ")}${spans.length > GAPS ? ` and ${spans.length - GAPS} more` : ""}`,
        ),
      ),
    ),
    list(
      "Files that end at an export limit",
      audit.capped.map(
        ({ path, table, limit }) => `${path} (${table}) ${limit}: what came after it is not there`,
      ),
    ),
    list(
      "Tables that a card reads and no file holds",
      audit.absentTables.map(({ table, cards }) => `${table}: ${cards.join(", ")}`),
    ),
    list(
      "ActionTypes that a card looks for and no row has",
      audit.neverSeen.map(({ card, actionTypes }) => `${card}: ${actionTypes.join(", ")}`),
    ),
    list(
      "Columns of the schema that a file lacks",
      audit.missingColumns.map(({ path, table, columns }) => `${path} (${table}): ${columns.join(", ")}`),
    ),
    list(
      "Records that could not be imported",
      audit.rejected.map(({ path, rows, reason }) => `${path}: ${count(rows, "record")}: ${reason}`),
    ),
    list(
      "Files that were not examined",
      audit.notExamined.map(({ path, notes }) => `${path}: ${notes.join("; ")}`),
    ),
  ].join("");
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const more = items.length > LISTED ? [`and ${grouped(items.length - LISTED)} more`] : [];
  const lines = [...items.slice(0, LISTED), ...more].map((item) => `<li>${prose(item)}</li>`);
  return `<details><summary>${escaped(title)} <span class="soft">${grouped(items.length)}</span></summary><ul>${lines.join("")}</ul></details>`;
}

function count(number: number, one: string): string {
  return `${grouped(number)} ${one}${number === 1 ? "" : "s"}`;
}
