import type { CardAccount, Finding } from "../../case/finding.js";
import type { Timeline, TimelineEvent, TimelineTable } from "../../case/story.js";
import { EvidenceError } from "../../diagnostics/error.js";
import { quoteName } from "../../fragment/quote.js";
import type { Column } from "../../plan/types.js";
import { allRows, pathOf, type Evidence } from "../evidence.js";
import {
  absentTables,
  accountLabel,
  byAccount,
  deviceLabel,
  onDevice,
  subjectOf,
  timedTables,
} from "./subject.js";

const TICKS_PER_MINUTE = 600_000_000n;

/** What an event is about, as far as its table has such columns; the process that did it comes first. */
const TELLING = [
  "FileName",
  "FolderPath",
  "PreviousFileName",
  "FileOriginUrl",
  "ProcessCommandLine",
  "RemoteUrl",
  "RemoteIP",
  "RemotePort",
  "RegistryKey",
  "RegistryValueName",
  "RegistryValueData",
  "LogonType",
  "FailureReason",
  "RemoteDeviceName",
  "Application",
  "Query",
  "QueryTarget",
  "Title",
  "Severity",
  "Category",
  "EntityType",
  "EvidenceRole",
];
const ACTOR = ["InitiatingProcessFileName", "InitiatingProcessId", "InitiatingProcessCommandLine"];

/** All that the evidence has of a finding's device and account, so many minutes before and after it. */
export async function timelineOf(
  evidence: Evidence,
  { finding, card }: { readonly finding: Finding; readonly card: CardAccount },
  minutes: number,
): Promise<Timeline> {
  const subject = await subjectOf(evidence, finding);
  if (subject.time === undefined)
    throw new EvidenceError(
      "EVIDENCE-SHAPE",
      `the finding '${finding.id}' has no time, nor has its first row`,
    );
  const reach = BigInt(Math.round(minutes * 60)) * (TICKS_PER_MINUTE / 60n);
  const from = subject.time - reach;
  const to = subject.time + reach;
  const own = new Set(finding.sources.map(({ path, row }) => `${path}:${row}`));
  const events: TimelineEvent[] = [];
  const tables: TimelineTable[] = [];
  const linked = new Set<string>();
  for (const { table, columns, time } of timedTables(evidence)) {
    const device = onDevice(subject, columns);
    const account = byAccount(subject, columns);
    const alert =
      device === undefined && account === undefined ? alertOf(evidence, table, subject) : undefined;
    const condition = [device, account, alert].filter((one) => one !== undefined).join(" OR ");
    if (condition === "") continue;
    linked.add(table);
    const rows = await evidence.session.arrays(`
      SELECT ${quoteName(time)}, coldhunt_input, coldhunt_row, coalesce(${device ?? "false"}, false),
        coalesce(${account ?? "false"}, false), ${shown(columns).map(textSql).join(", ") || "''"}
      FROM ${allRows(evidence, table)}
      WHERE (${condition}) AND ${quoteName(time)} BETWEEN ${from} AND ${to}`);
    const names = shown(columns);
    for (const row of rows) {
      const text = new Map(names.map((name, at) => [name, row[at + 5] as string]));
      const source = { path: pathOf(evidence, row[1]), row: Number(row[2]) };
      events.push({
        time: row[0] as bigint,
        table,
        action: text.get("ActionType") ?? "",
        device: text.get("DeviceName") ?? "",
        account: firstOf(text, ["InitiatingProcessAccountName", "AccountName"]),
        what: whatOf(text),
        source,
        by:
          alert !== undefined
            ? "alert"
            : row[3] === true
              ? row[4] === true
                ? "device and account"
                : "device"
              : "account",
        ofFinding: own.has(`${source.path}:${source.row}`),
      });
    }
    const [untimed] = await evidence.session.arrays(
      `SELECT count(*) FROM ${allRows(evidence, table)} WHERE (${condition}) AND ${quoteName(time)} IS NULL`,
    );
    tables.push({ table, events: rows.length, untimed: Number(untimed?.[0] ?? 0) });
  }
  return {
    finding: finding.id,
    card: card.id,
    from,
    to,
    device: deviceLabel(subject),
    account: accountLabel(subject),
    tables,
    unlinked: [...evidence.held.keys()].filter((table) => !linked.has(table)),
    absent: absentTables(evidence),
    events: events.sort(byTime),
  };
}

/** Alerts have no device themselves; their evidence has. */
function alertOf(
  evidence: Evidence,
  table: string,
  subject: Parameters<typeof onDevice>[0],
): string | undefined {
  const columns = evidence.held.get("AlertEvidence");
  if (table !== "AlertInfo" || columns === undefined) return undefined;
  const parts = [onDevice(subject, columns), byAccount(subject, columns)].filter((one) => one !== undefined);
  if (parts.length === 0) return undefined;
  return `"AlertId" IN (SELECT "AlertId" FROM ${allRows(evidence, "AlertEvidence")} WHERE ${parts.join(" OR ")})`;
}

function shown(columns: readonly Column[]): string[] {
  const wanted = new Set([
    ...ACTOR,
    ...TELLING,
    "ActionType",
    "DeviceName",
    "AccountName",
    "InitiatingProcessAccountName",
  ]);
  return columns.map(({ name }) => name).filter((name) => wanted.has(name));
}

function textSql(name: string): string {
  return `coalesce(${quoteName(name)}::VARCHAR, '')`;
}

function firstOf(text: ReadonlyMap<string, string>, names: readonly string[]): string {
  return names.map((name) => text.get(name) ?? "").find((one) => one !== "") ?? "";
}

function whatOf(text: ReadonlyMap<string, string>): string {
  const [actor = "", id = "", line = ""] = ACTOR.map((name) => text.get(name) ?? "");
  const things = TELLING.map((name) => text.get(name) ?? "").filter((one) => one !== "");
  const who = actor === "" ? "" : id === "" ? actor : `${actor} (${id})`;
  const acted = [who, [...new Set(things)].join(" ")].filter((one) => one !== "").join(" > ");
  return line === "" || things.length > 0 ? acted : `${who}: ${line}`;
}

function byTime(a: TimelineEvent, b: TimelineEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.source.row - b.source.row || (a.table < b.table ? -1 : 1);
}
