import type { CardAccount, Finding, ScanAccount } from "../../case/finding.js";
import type { Triage, TriagedFile, TriagedFinding } from "../../case/triage.js";
import type { Evidence } from "../evidence.js";
import {
  accountLabel,
  computedText,
  deviceLabel,
  isPerson,
  subjectOf,
  type Subject,
} from "../story/subject.js";
import { accountsSeen } from "./account-seen.js";
import { arrivalOf } from "./arrival.js";
import { prevalenceOf, wantedFile, type Sighting, type WantedFile } from "./prevalence.js";
import { SIGN_TABLES, signsOf } from "./signs.js";

/** For as many findings arrival and signs are looked up; how common a file is, for all. */
const DETAILED = 1000;

/** The findings of one file. */
interface Group {
  readonly file: string;
  readonly wanted: WantedFile | undefined;
  /** With the keys of their accounts. */
  readonly findings: (Omit<TriagedFinding, "accountSeen"> & { readonly accountKey: string })[];
  readonly sightings: Sighting[];
}

/** Answers the questions a responder asks of findings first. */
export async function triage(
  evidence: Evidence,
  account: Pick<ScanAccount, "cards" | "findings">,
): Promise<Triage> {
  const groups = new Map<string, Group>();
  const accounts = new Map<string, Subject>();
  let count = 0;
  for await (const finding of account.findings()) {
    const card = account.cards.find((one) => one.id === finding.card);
    if (card === undefined) continue;
    const subject = await subjectOf(evidence, finding);
    const file = fileOf(finding, card, subject);
    const wanted = wantedFile(file);
    const key = wanted?.path ?? "";
    const group: Group = groups.get(key) ?? { file, wanted, findings: [], sightings: [] };
    count += 1;
    const detailed = count <= DETAILED;
    const accountKey = detailed && isPerson(subject) ? accountKeyOf(subject) : "";
    if (accountKey !== "") accounts.set(accountKey, subject);
    group.findings.push({
      ...aboutFinding(finding, subject),
      accountKey,
      arrival: wanted === undefined || !detailed ? null : await arrivalOf(evidence, subject, wanted),
      signs: detailed ? await signsOf(evidence, subject) : [],
    });
    const { deviceId, deviceName, time } = subject;
    group.sightings.push({ deviceId, deviceName, time: time ?? null });
    groups.set(key, group);
  }
  const wanted = [...groups.values()].flatMap(({ wanted: file, sightings }) =>
    file === undefined ? [] : [{ file, sightings }],
  );
  const prevalence = await prevalenceOf(evidence, wanted);
  const seen = await accountsSeen(evidence, accounts, prevalence.devices);
  const files = [...groups.values()].map((group): TriagedFile => ({
    file: group.wanted === undefined ? "" : group.file,
    prevalence: prevalence.of.get(group.wanted?.path ?? "") ?? null,
    targets: targetsOf(group.findings),
    findings: group.findings.map(({ accountKey, ...finding }) => ({
      ...finding,
      accountSeen: seen.get(accountKey) ?? null,
    })),
  }));
  return {
    devices: prevalence.devices,
    files: files.sort(rareFirst),
    absent: SIGN_TABLES.concat("DeviceFileEvents")
      .filter((table, at, all) => all.indexOf(table) === at && !evidence.held.has(table))
      .sort(),
    undetailed: Math.max(0, count - DETAILED),
  };
}

function accountKeyOf({ sid, upn, accountDomain, accountName }: Subject): string {
  return JSON.stringify([sid, upn, accountDomain, accountName].map((text) => text.toLowerCase()));
}

/** The file a finding is about: what the card works out, else the event's own, else that of the process. */
function fileOf(finding: Finding, card: CardAccount, subject: Subject): string {
  const computed = computedText(finding, card, /file|path|script|image|dll/i);
  // a card that works out the file and finds none says so: the event's file is another thing
  if (computed !== undefined || card.computed.some((name) => /file|path|script|image|dll/i.test(name)))
    return computed ?? "";
  const own = subject.text("FileName") !== "" || subject.text("FolderPath") !== "";
  const of = own ? "" : "InitiatingProcess";
  const path = subject.text(`${of}FolderPath`);
  const name = subject.text(`${of}FileName`);
  if (path === "" || name === "") return name;
  return path.toLowerCase().endsWith(`\\${name.toLowerCase()}`) ? path : `${path}\\${name}`;
}

function aboutFinding(
  finding: Finding,
  subject: Subject,
): Omit<TriagedFinding, "arrival" | "signs" | "accountSeen"> {
  return {
    finding: finding.id,
    card: finding.card,
    time: subject.time ?? null,
    device: deviceLabel(subject),
    account: accountLabel(subject),
    action: subject.text("ActionType"),
    target: subject.text("FileName"),
  };
}

function targetsOf(findings: readonly Pick<TriagedFinding, "action" | "target">[]): TriagedFile["targets"] {
  const counts = new Map<string, { action: string; target: string; count: number }>();
  for (const { action, target } of findings) {
    const key = JSON.stringify([action.toLowerCase(), target.toLowerCase()]);
    counts.set(key, { action, target, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || compare(a.action, b.action) || compare(a.target, b.target),
  );
}

/** Few devices first, by path and then by name; findings without a file last. */
function rareFirst(a: TriagedFile, b: TriagedFile): number {
  const rank = ({ prevalence }: TriagedFile): number => prevalence?.devicesByPath ?? Infinity;
  const byName = ({ prevalence }: TriagedFile): number => prevalence?.devicesByName ?? Infinity;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (byName(a) !== byName(b)) return byName(a) - byName(b);
  return compare(a.file.toLowerCase(), b.file.toLowerCase());
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
