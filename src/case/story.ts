import type { SourceRow } from "./finding.js";

/** One event of a timeline. */
export interface TimelineEvent {
  /** Ticks. */
  readonly time: bigint;
  readonly table: string;
  readonly action: string;
  readonly device: string;
  readonly account: string;
  /** What it is about, in the event's own words. */
  readonly what: string;
  readonly source: SourceRow;
  /** Why it is in: it is of the finding's device, of its account, or of both. */
  readonly by: "device" | "account" | "device and account" | "alert";
  /** It is a row of the finding itself. */
  readonly ofFinding: boolean;
}

/** A table and what a timeline took of it. */
export interface TimelineTable {
  readonly table: string;
  readonly events: number;
  /** Rows of the device or account that have no time and so no place. */
  readonly untimed: number;
}

/** All events of a finding's device and account around it, by time, then path and row. */
export interface Timeline {
  readonly finding: string;
  readonly card: string;
  /** Ticks; the span is closed on both sides. */
  readonly from: bigint;
  readonly to: bigint;
  readonly device: string;
  /** What the account is known by; "" where it is none, or one that every machine has. */
  readonly account: string;
  readonly tables: readonly TimelineTable[];
  /** Tables in the evidence that have neither a device, an account nor a time. */
  readonly unlinked: readonly string[];
  /** Tables of devices, identities and alerts that are not in the evidence. */
  readonly absent: readonly string[];
  readonly events: readonly TimelineEvent[];
}

/** A process, told apart by its device, its id and the time it began, as ids are used again. */
export interface ProcessNode {
  readonly id: bigint;
  /** Ticks; null where the evidence does not say. */
  readonly created: bigint | null;
  readonly name: string;
  readonly commandLine: string;
  /** The record of its creation; null where it is only known as another event's process or parent. */
  readonly record: SourceRow | null;
  /** An event that names it. */
  readonly seen: SourceRow;
  readonly ofFinding: boolean;
  readonly children: readonly ProcessNode[];
  /** Children that are not listed: those of its ancestors beside the way to the finding. */
  readonly others: number;
}

/** The process of a finding with its ancestors and all that came of it. */
export interface ProcessTree {
  readonly finding: string;
  readonly card: string;
  readonly device: string;
  /** The oldest ancestor known; null where the process of the finding is not to be told. */
  readonly root: ProcessNode | null;
  /** What is not known of it: links that end, tables that are absent. */
  readonly unknown: readonly string[];
}
