import type { SourceRow } from "./finding.js";

/** Where a file was seen in the evidence. */
export interface Prevalence {
  /** Devices that have it at this path, and at any path under this name. */
  readonly devicesByPath: number;
  readonly devicesByName: number;
  /** Devices in the evidence. */
  readonly devices: number;
  /** Rows that name it: events of the file itself, of processes that run it, and command lines. */
  readonly fileEvents: number;
  readonly processEvents: number;
  readonly commandLines: number;
  /** Ticks; null where no row that names it has a time. */
  readonly firstSeen: bigint | null;
  readonly lastSeen: bigint | null;
}

/** The last time the file was written on the device before the finding. */
export interface Arrival {
  readonly time: bigint;
  readonly action: string;
  /** The program that wrote it, and what kind of program that is. */
  readonly creator: string;
  readonly creatorKind: "archive" | "browser" | "mail" | "chat" | "download tool" | "other";
  /** FileOriginUrl, or what the Mark of the Web says; "" where it has none. */
  readonly originUrl: string;
  readonly originReferrer: string;
  readonly source: SourceRow;
  /** Within a day before the finding. */
  readonly recent: boolean;
}

/** Something on the device or of the account that a responder looks at. */
export interface Sign {
  readonly table: string;
  readonly what: string;
  readonly count: number;
  /** The first of the rows. */
  readonly source: SourceRow;
}

/** Where the account of a finding was seen. */
export interface AccountSeen {
  /** Devices with an event of it, and devices in the evidence. */
  readonly onDevices: number;
  readonly devices: number;
  readonly events: number;
  /** Ticks; null where none of its events has a time. */
  readonly firstSeen: bigint | null;
  readonly lastSeen: bigint | null;
}

/** What a responder asks of a finding first. */
export interface TriagedFinding {
  readonly finding: string;
  readonly card: string;
  readonly time: bigint | null;
  readonly device: string;
  readonly account: string;
  /** Null where the finding has no person's account, or no table of devices has accounts. */
  readonly accountSeen: AccountSeen | null;
  readonly action: string;
  /** What the action was done to. */
  readonly target: string;
  readonly arrival: Arrival | null;
  readonly signs: readonly Sign[];
}

/** A file that findings are about, with all of these; files of few devices come first. */
export interface TriagedFile {
  /** As the first finding writes it; findings without a file are under "". */
  readonly file: string;
  readonly prevalence: Prevalence | null;
  /** Findings by action and what it was done to, most first. */
  readonly targets: readonly { readonly action: string; readonly target: string; readonly count: number }[];
  readonly findings: readonly TriagedFinding[];
}

export interface Triage {
  readonly devices: number;
  readonly files: readonly TriagedFile[];
  /** Tables that would tell more and are not in the evidence. */
  readonly absent: readonly string[];
  /** Findings beyond those whose arrival and signs were looked up. */
  readonly undetailed: number;
}
