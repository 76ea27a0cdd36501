import type { Completeness, TableAudit } from "../../case/audit.js";
import { hoursIn, hoursText, totalHours } from "../../case/coverage.js";
import type { ScanAccount } from "../../case/finding.js";
import { lacksOf, type Lack } from "../lacks.js";
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
  const lacks = lacksOf(audit);
  return [
    {
      what: "hours without any event",
      cases: audit.tables.flatMap(({ table, silent }) =>
        silent.map((span) => `${table}: ${hoursText(span)}`),
      ),
    },
    {
      what: "devices without events in hours in which others have some",
      cases: audit.tables.flatMap(({ table, devicesSilent }) =>
        devicesSilent.map(
          ({ device, name, hours, spans }) =>
            `${table}: ${name === "" ? device : name}: ${count(hours, "hour")}: ${spans.slice(0, GAPS).map(hoursText).join(", ")}${spans.length > GAPS ? ` and ${spans.length - GAPS} more` : ""}`,
        ),
      ),
    },
    lacks.capped,
    lacks.absentTables,
    lacks.neverSeen,
    lacks.missingColumns,
    {
      what: "records that could not be imported",
      cases: audit.rejected.map(({ path, rows, reason }) => `${path}: ${count(rows, "record")}: ${reason}`),
    },
    lacks.notExamined,
  ]
    .map(list)
    .join("");
}

function list({ what, cases }: Lack): string {
  if (cases.length === 0) return "";
  const title = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const more = cases.length > LISTED ? [`and ${grouped(cases.length - LISTED)} more`] : [];
  const lines = [...cases.slice(0, LISTED), ...more].map((one) => `<li>${prose(one)}</li>`);
  return `<details><summary>${escaped(title)} <span class="soft">${grouped(cases.length)}</span></summary><ul>${lines.join("")}</ul></details>`;
}

function count(number: number, one: string): string {
  return `${grouped(number)} ${one}${number === 1 ? "" : "s"}`;
}
