import type { Sign } from "../../case/triage.js";
import { quoteName } from "../../fragment/quote.js";
import { TICKS_PER_DAY } from "../../plan/time.js";
import type { Column } from "../../plan/types.js";
import { allRows, pathOf, type Evidence } from "../evidence.js";
import { byAccount, FIRST_ROW, onDevice, timedTables, type Subject } from "../story/subject.js";

/** What a sign is looked for by. */
interface Look {
  readonly table: string;
  readonly what: string;
  /** SQL over the columns it needs; a table without one of them is passed over. */
  readonly needs: readonly string[];
  readonly condition: (subject: Subject) => string | undefined;
}

const always = (condition: string) => (): string => condition;

/** The process of the finding, by id and time of creation. */
function sameProcess({ value }: Subject): string | undefined {
  const id = value("InitiatingProcessId");
  const created = value("InitiatingProcessCreationTime");
  if (typeof id !== "bigint" || typeof created !== "bigint") return undefined;
  return `"InitiatingProcessId" = ${id} AND abs("InitiatingProcessCreationTime" - ${created}) < 10000`;
}
const PROCESS = ["InitiatingProcessId", "InitiatingProcessCreationTime"];

const LOOKS: readonly Look[] = [
  { table: "AlertEvidence", what: "evidence of alerts", needs: [], condition: always("true") },
  {
    table: "DeviceEvents",
    what: "antivirus detections",
    needs: ["ActionType"],
    condition: always(`lower("ActionType") LIKE '%antivirusdetection%'`),
  },
  {
    table: "DeviceEvents",
    what: "attempts to tamper with protection",
    needs: ["ActionType"],
    condition: always(`lower("ActionType") LIKE '%tamper%'`),
  },
  {
    table: "DeviceLogonEvents",
    what: "failed logons",
    needs: ["ActionType"],
    condition: always(`lower("ActionType") = 'logonfailed'`),
  },
  {
    table: "DeviceProcessEvents",
    what: "processes that the finding's process started",
    needs: PROCESS,
    condition: sameProcess,
  },
  {
    table: "DeviceNetworkEvents",
    what: "connections of the finding's process",
    needs: PROCESS,
    condition: sameProcess,
  },
  {
    table: "DeviceFileEvents",
    what: "files that the finding's process wrote",
    needs: PROCESS,
    condition: sameProcess,
  },
  {
    table: "DeviceRegistryEvents",
    what: "registry changes of the finding's process",
    needs: PROCESS,
    condition: sameProcess,
  },
  {
    table: "IdentityLogonEvents",
    what: "failed logons of the account",
    needs: ["ActionType"],
    condition: always(`lower("ActionType") = 'logonfailed'`),
  },
  {
    table: "IdentityDirectoryEvents",
    what: "changes in the directory",
    needs: [],
    condition: always("true"),
  },
  { table: "IdentityQueryEvents", what: "queries to the directory", needs: [], condition: always("true") },
];

/** Tables in which signs are looked for. */
export const SIGN_TABLES: readonly string[] = [...new Set([...LOOKS.map(({ table }) => table), "AlertInfo"])];

/** Signs of compromise on the finding's device and of its account, within a day before and after it. */
export async function signsOf(evidence: Evidence, subject: Subject): Promise<Sign[]> {
  const signs: Sign[] = [];
  const times = new Map(timedTables(evidence).map(({ table, time }) => [table, time]));
  for (const look of LOOKS) {
    const columns = evidence.held.get(look.table);
    if (columns === undefined || !look.needs.every((name) => has(columns, name))) continue;
    const which = look.condition(subject);
    const whose = [onDevice(subject, columns), byAccount(subject, columns)].filter(
      (one) => one !== undefined,
    );
    if (which === undefined || whose.length === 0) continue;
    const time = times.get(look.table);
    const near =
      time === undefined || subject.time === undefined
        ? ""
        : `AND (${quoteName(time)} IS NULL OR ${quoteName(time)} BETWEEN ${subject.time - TICKS_PER_DAY} AND ${subject.time + TICKS_PER_DAY})`;
    const [row] = await evidence.session.arrays(`
      SELECT count(*), ${FIRST_ROW}.i, ${FIRST_ROW}.r
      FROM ${allRows(evidence, look.table)} WHERE (${whose.join(" OR ")}) AND ${which} ${near}`);
    const count = Number(row?.[0] ?? 0);
    if (count === 0) continue;
    signs.push({
      table: look.table,
      what: look.what,
      count,
      source: { path: pathOf(evidence, row?.[1]), row: Number(row?.[2]) },
    });
  }
  return signs;
}

function has(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name === name);
}
