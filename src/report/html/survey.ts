import type { Level, ScanAccount } from "../../case/finding.js";
import { eventTime, millisOf, textOf } from "../event-time.js";

/** What the pictures are drawn from. */
export interface Survey {
  readonly findings: number;
  readonly levels: ReadonlyMap<Level, number>;
  /** When each finding that has a time was (milliseconds since 1970) and how grave it is. */
  readonly times: readonly (readonly [number, Level])[];
  /** Findings by device, then by action. */
  readonly devices: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reads all findings once and counts. */
export async function surveyOf(account: ScanAccount): Promise<Survey> {
  let findings = 0;
  const levels = new Map<Level, number>();
  const times: [number, Level][] = [];
  const devices = new Map<string, Map<string, number>>();
  for await (const finding of account.findings()) {
    findings += 1;
    add(levels, finding.level);
    const time = eventTime(finding);
    if (time !== undefined) times.push([millisOf(time.ticks), finding.level]);
    const device = textOf(finding, DEVICE) ?? "(no device)";
    const actions = devices.get(device) ?? new Map<string, number>();
    add(actions, textOf(finding, ACTION) ?? "(no action)");
    devices.set(device, actions);
  }
  return { findings, levels, times, devices };
}

export const DEVICE = ["DeviceName", "DeviceId", "Computer"];
export const ACTION = ["ActionType", "Action", "OperationName"];

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
