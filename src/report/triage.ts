import type {
  AccountSeen,
  Arrival,
  Prevalence,
  Triage,
  TriagedFile,
  TriagedFinding,
} from "../case/triage.js";
import { visible } from "../diagnostics/visible.js";
import { formatDatetime } from "../plan/time.js";
import { jsonText, type Json } from "./json-text.js";
import { shortened } from "./shortened.js";

/** The triage for a reader: files of few devices first, their findings under them. */
export function* triageLines(triage: Triage): Generator<string> {
  yield `files of the findings, rare first; ${counted(triage.devices, "device")} in the evidence`;
  for (const file of triage.files) {
    yield `  ${file.file === "" ? "(no file)" : shortened(file.file)}${file.prevalence === null ? "" : `: ${prevalenceText(file.prevalence)}`}`;
    yield `    ${targetsText(file)}`;
    for (const finding of file.findings) yield* findingLines(finding);
  }
  if (triage.undetailed > 0)
    yield `  arrival and signs were not looked up for ${triage.undetailed} further findings`;
  if (triage.absent.length > 0) yield `  not in the evidence: ${triage.absent.join(", ")}`;
}

/** `1 of 12 devices, 3 by name; first seen ..., last seen ...`. */
export function prevalenceText(one: Prevalence): string {
  const seen = seenText(one);
  const processes =
    one.processEvents === 0 ? "" : `, ${counted(one.processEvents, "event")} of its processes`;
  return `at this path on ${one.devicesByPath} of ${counted(one.devices, "device")}, by name on ${one.devicesByName}; ${counted(one.fileEvents, "file event")}${processes}, ${counted(one.commandLines, "command line")}${seen}`;
}

function seenText({ firstSeen, lastSeen }: Pick<Prevalence, "firstSeen" | "lastSeen">): string {
  return firstSeen === null || lastSeen === null
    ? ""
    : `; first seen ${formatDatetime(firstSeen)}, last seen ${formatDatetime(lastSeen)}`;
}

/** `account ada: on 2 of 12 devices, 40 events; first seen ..., last seen ...`. */
export function accountText(account: string, seen: AccountSeen): string {
  return `account ${account}: on ${seen.onDevices} of ${counted(seen.devices, "device")}, ${counted(seen.events, "event")}${seenText(seen)}`;
}

/** What was done, to what, how often. */
export function targetsText({ targets }: Pick<TriagedFile, "targets">): string {
  return targets
    .map(
      ({ action, target, count }) =>
        `${shortened(action)}${target === "" ? "" : ` of ${shortened(target)}`} ${count}`,
    )
    .join(", ");
}

/** How the file came to the device. */
export function arrivalText(arrival: Arrival): string {
  const by = arrival.creator === "" ? "" : ` by ${arrival.creator} (${arrival.creatorKind})`;
  const from = arrival.originUrl === "" ? ", no origin in the evidence" : `, from ${arrival.originUrl}`;
  const when = arrival.recent ? "" : ", more than a day before";
  return `${arrival.action === "" ? "written" : arrival.action} ${formatDatetime(arrival.time)}${by}${from}${when}`;
}

function* findingLines(finding: TriagedFinding): Generator<string> {
  const time = finding.time === null ? "no time" : formatDatetime(finding.time);
  const account = finding.account === "" ? "" : `, ${shortened(finding.account)}`;
  yield `    ${finding.finding}  ${time}  ${shortened(finding.device)}${account}`;
  if (finding.accountSeen !== null)
    yield `      ${shortened(accountText(finding.account, finding.accountSeen))}`;
  if (finding.arrival !== null)
    yield `      ${shortened(arrivalText(finding.arrival))}  ${place(finding.arrival.source)}`;
  for (const { what, count, source, table } of finding.signs)
    yield `      ${what}: ${count} in ${table}, ${place(source)}${count > 1 ? " ..." : ""}`;
}

function place({ path, row }: Arrival["source"]): string {
  return visible(`${path}:${row}`);
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}

export function triageJson(triage: Triage): Json {
  const time = (ticks: bigint | null): Json => (ticks === null ? null : formatDatetime(ticks));
  return {
    devices: triage.devices,
    absent: triage.absent,
    undetailed: triage.undetailed,
    files: triage.files.map(({ file, prevalence, targets, findings }) => ({
      file,
      prevalence:
        prevalence === null
          ? null
          : { ...prevalence, firstSeen: time(prevalence.firstSeen), lastSeen: time(prevalence.lastSeen) },
      targets: targets.map((one) => ({ ...one })),
      findings: findings.map((finding) => ({
        ...finding,
        time: time(finding.time),
        accountSeen:
          finding.accountSeen === null
            ? null
            : {
                ...finding.accountSeen,
                firstSeen: time(finding.accountSeen.firstSeen),
                lastSeen: time(finding.accountSeen.lastSeen),
              },
        arrival:
          finding.arrival === null
            ? null
            : { ...finding.arrival, time: time(finding.arrival.time), source: { ...finding.arrival.source } },
        signs: finding.signs.map((sign) => ({ ...sign, source: { ...sign.source } })),
      })),
    })),
  };
}

/** The document of a triage on its own. */
export function triageDocument(triage: Triage): string {
  return `{"schema":"coldhunt/triage/1","triage":${jsonText(triageJson(triage))}}\n`;
}
