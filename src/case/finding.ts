import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import type { AllowAccount } from "./allow.js";
import type { Completeness } from "./audit.js";
import type { Triage } from "./triage.js";

/** How grave a hit is, from least to most. */
export const LEVELS = ["informational", "low", "medium", "high", "critical"] as const;
export type Level = (typeof LEVELS)[number];

/** What a card says about the attack: a tactic (`TA0005`) and technique (`T1218.014`) of ATT&CK, either may be "". */
export interface AttackTag {
  readonly tactic: string;
  readonly tacticName: string;
  readonly technique: string;
  readonly name: string;
}

/**
 * The answer of a card: `hit`, `clean` (it was looked for and is not there) or `cannot-tell` (it could not be seen).
 */
export type Verdict = "hit" | "clean" | "cannot-tell";

/** A step of a card's query in its words, the rows left after it, and what else it reads. */
export interface FunnelStep {
  readonly label: string;
  readonly rows: number;
  readonly branches: readonly { readonly label: string; readonly steps: readonly FunnelStep[] }[];
}

/** What a card found in a run. */
export interface CardAccount {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly levelSource: "card" | "default";
  readonly attack: readonly AttackTag[];
  readonly verdict: Verdict;
  /** Each is `code: sentence`, why the verdict is what it is and what limits it. */
  readonly reasons: readonly string[];
  /** How many findings. */
  readonly findings: number;
  /** The result columns of the card, without hidden ones; none where it was refused. */
  readonly columns: readonly Column[];
  /** What its author names as sources: addresses and texts. */
  readonly references?: readonly string[] | undefined;
  /** Result columns that the query computes itself: what a reader looks at first. */
  readonly computed: readonly string[];
  /** Rows left after each step of the query, where it was asked for. */
  readonly funnel?: readonly FunnelStep[] | undefined;
}

/** An evidence row: the path of its file as given and the 1-based record in it. */
export interface SourceRow {
  readonly path: string;
  readonly row: number;
}

/** One result row of a card. */
export interface Finding {
  /** Stable: a hash of the card, the files' hashes and the rows. */
  readonly id: string;
  readonly card: string;
  readonly level: Level;
  readonly columns: readonly Column[];
  /** One value a column: datetime and timespan in ticks, dynamic as its JSON text. */
  readonly values: readonly LiteralValue[];
  /** The rows it comes from, in order of path and row; the list is capped, `sourceCount` is not. */
  readonly sources: readonly SourceRow[];
  readonly sourceCount: number;
}

/** An input as reports show it. */
export interface InputAccount {
  readonly path: string;
  /** Of the bytes as stored; null with `--no-hash`. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly format: string;
  readonly table: string | null;
  readonly rows: {
    readonly read: number;
    readonly imported: number;
    readonly rejected: number;
    readonly duplicate: number;
  };
  /** Ticks, null where no event has a time. */
  readonly firstEvent: bigint | null;
  readonly lastEvent: bigint | null;
  /** What is to be known about it: guesses, a fault that kept it from being read. */
  readonly notes: readonly string[];
  /** Whether it was examined at all. */
  readonly examined: boolean;
  /** It is no file or folder of this machine. */
  readonly elsewhere?: true | undefined;
}

/** How a run was made. */
export interface RunAccount {
  readonly version: string;
  /** What ran the queries. */
  readonly engine: { readonly name: "duckdb" | "spark"; readonly version: string };
  readonly argv: readonly string[];
  /** What `now()` was, in ticks. */
  readonly now: bigint;
  readonly window: "all" | "card";
  /** The half-open span of event time that was asked for, in ticks. */
  readonly from: bigint | null;
  readonly to: bigint | null;
  /** The look-back conditions that were taken out of cards. */
  readonly lifted: readonly { readonly card: string; readonly condition: string }[];
  /** Tokens stand for accounts, hosts and addresses. */
  readonly redacted?: true;
}

/** All that a run of cards over evidence gives; the findings can be read several times, in the same order. */
export interface ScanAccount {
  readonly run: RunAccount;
  readonly inputs: readonly InputAccount[];
  readonly cards: readonly CardAccount[];
  readonly findings: () => AsyncIterable<Finding>;
  /** What an allow file hid, where the run had one. */
  readonly allow?: AllowAccount;
  /** How common the files of the findings are, and what else a responder asks first, where it was asked for. */
  readonly triage?: Triage;
  /** What the evidence lacks, where it was asked for. */
  readonly completeness?: Completeness;
}
