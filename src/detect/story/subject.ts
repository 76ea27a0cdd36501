import type { CardAccount, Finding } from "../../case/finding.js";
import { quoteName, quoteString } from "../../fragment/quote.js";
import type { LiteralValue } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { timeColumn, type Evidence } from "../evidence.js";

/** Who a finding is about. Texts are "" where it does not say. */
interface Account {
  readonly sid: string;
  readonly upn: string;
  readonly accountName: string;
  readonly accountDomain: string;
}

/** What a finding is about: where, who, when, which process. Texts are "" where it does not say. */
export interface Subject extends Account {
  readonly deviceId: string;
  readonly deviceName: string;
  /** Ticks. */
  readonly time: bigint | undefined;
  /** The table of its first source. */
  readonly table: string | undefined;
  /** Value of a column, of the finding or else of its first source row. */
  readonly value: (name: string) => LiteralValue;
  readonly text: (name: string) => string;
}

/** Reads what a finding is about; what its card does not pass on comes from the first row it was made of. */
export async function subjectOf(evidence: Evidence, finding: Finding): Promise<Subject> {
  const row = await firstRow(evidence, finding);
  const value = (name: string): LiteralValue => {
    const index = finding.columns.findIndex((column) => column.name === name);
    const own = finding.values[index] ?? null;
    return own === null || own === "" ? (row?.values.get(name) ?? own) : own;
  };
  const text = (name: string): string => {
    const found = value(name);
    return typeof found === "string" ? found : "";
  };
  const ticks = [value("Timestamp"), value("TimeGenerated")].find((one) => typeof one === "bigint");
  const accountAt = (prefix: string): Account => ({
    sid: text(`${prefix}Sid`),
    upn: text(`${prefix}Upn`),
    accountName: text(`${prefix}Name`),
    accountDomain: text(`${prefix}Domain`),
  });
  // the account that acted comes before the one that was acted on; the service that takes a logon is nobody
  const actor = accountAt("InitiatingProcessAccount");
  const other = accountAt("Account");
  const acted = actor.accountName !== "" || actor.sid !== "";
  return {
    ...(acted && (isPerson(actor) || !isPerson(other)) ? actor : other),
    deviceId: text("DeviceId"),
    deviceName: text("DeviceName"),
    time: typeof ticks === "bigint" ? ticks : undefined,
    table: row?.table,
    value,
    text,
  };
}

interface EventRow {
  readonly table: string;
  readonly values: ReadonlyMap<string, LiteralValue>;
}

async function firstRow(evidence: Evidence, finding: Finding): Promise<EventRow | undefined> {
  const [source] = finding.sources;
  if (source === undefined) return undefined;
  for (const input of evidence.inputs) {
    const columns = input.path === source.path ? evidence.held.get(input.table ?? "") : undefined;
    if (columns === undefined || input.table === null) continue;
    const [values] = await evidence.session.arrays(
      `SELECT ${columns.map(({ name }) => quoteName(name)).join(", ")} FROM ${quoteName(input.table)}
       WHERE coldhunt_input = ${input.id} AND coldhunt_row = ${source.row}`,
    );
    if (values !== undefined)
      return {
        table: input.table,
        values: new Map(columns.map(({ name }, at) => [name, values[at] as LiteralValue])),
      };
  }
  return undefined;
}

/** Accounts that every machine has say nothing about a person. */
export function isPerson({ sid, upn, accountName }: Account): boolean {
  if (sid !== "") return /^S-1-(5-21|12-1)-/i.test(sid);
  return upn !== "" || !/^(|system|local service|network service|.*\$|dwm-\d+|umfd-\d+)$/i.test(accountName);
}

/** What the device of a finding is called. */
export function deviceLabel({ deviceName, deviceId }: Subject): string {
  return deviceName === "" ? deviceId : deviceName;
}

/** SQL: the first row of a group, by input and record: `i` and `r`. */
export const FIRST_ROW = "min({i: coldhunt_input, r: coldhunt_row})";

/** What the account of a finding is called; "" where it is no person's. */
export function accountLabel(subject: Subject): string {
  if (!isPerson(subject)) return "";
  const { accountDomain, accountName, upn, sid } = subject;
  if (accountName === "") return upn === "" ? sid : upn;
  return accountDomain === "" ? accountName : `${accountDomain}\\${accountName}`;
}

/** SQL: whether a row is of the finding's device; undefined where the table has no device. */
export function onDevice(subject: Subject, columns: readonly Column[]): string | undefined {
  const names = new Set(columns.map(({ name }) => name));
  const parts = [
    ...(names.has("DeviceId") && subject.deviceId !== ""
      ? [`"DeviceId" = ${quoteString(subject.deviceId)}`]
      : []),
    ...(names.has("DeviceName") && subject.deviceName !== ""
      ? [`lower("DeviceName") = lower(${quoteString(subject.deviceName)})`]
      : []),
  ];
  return parts.length === 0 ? undefined : `(${parts.join(" OR ")})`;
}

const PREFIXES = ["Account", "InitiatingProcessAccount", "TargetAccount", "RequestAccount"];

/** SQL: whether a row is of the finding's account; undefined where there is none or the table has no accounts. */
export function byAccount(subject: Subject, columns: readonly Column[]): string | undefined {
  if (!isPerson(subject)) return undefined;
  const names = new Set(columns.filter(({ type }) => type === "string").map(({ name }) => name));
  const same = (name: string, value: string): string[] =>
    value !== "" && names.has(name) ? [`lower(${quoteName(name)}) = lower(${quoteString(value)})`] : [];
  const parts = PREFIXES.flatMap((prefix) => {
    const byId = [...same(`${prefix}Sid`, subject.sid), ...same(`${prefix}Upn`, subject.upn)];
    if (byId.length > 0) return byId;
    // a name alone is that of many accounts
    const name = same(`${prefix}Name`, subject.accountName);
    const domain = same(`${prefix}Domain`, subject.accountDomain);
    return name.length > 0 && domain.length > 0 ? [`(${[...name, ...domain].join(" AND ")})`] : [];
  });
  return parts.length === 0 ? undefined : `(${parts.join(" OR ")})`;
}

/** The evidence tables in which events can stand in a timeline, with their time column. */
export function timedTables(
  evidence: Evidence,
): { table: string; columns: readonly Column[]; time: string }[] {
  return [...evidence.held].flatMap(([table, columns]) => {
    const time = timeColumn(columns);
    return time === undefined ? [] : [{ table, columns, time }];
  });
}

/** Tables that a responder asks for first. */
const CHIEF_TABLES = [
  "DeviceEvents",
  "DeviceFileEvents",
  "DeviceImageLoadEvents",
  "DeviceLogonEvents",
  "DeviceNetworkEvents",
  "DeviceProcessEvents",
  "DeviceRegistryEvents",
  "AlertInfo",
  "AlertEvidence",
  "IdentityLogonEvents",
  "IdentityQueryEvents",
  "IdentityDirectoryEvents",
];

export function absentTables(evidence: Evidence): string[] {
  return CHIEF_TABLES.filter((table) => !evidence.held.has(table));
}

/** The card's own computed columns of text, by name. */
export function computedText(finding: Finding, card: CardAccount, pattern: RegExp): string | undefined {
  for (const name of card.computed.toReversed()) {
    const index = finding.columns.findIndex((column) => column.name === name);
    const value = finding.values[index] ?? null;
    if (!pattern.test(name) || typeof value !== "string") continue;
    if (finding.columns[index]?.type !== "dynamic") return value;
    const parsed: unknown = value.startsWith('"') ? JSON.parse(value) : undefined;
    if (typeof parsed === "string") return parsed;
  }
  return undefined;
}
