/** An entry of an allow file, and whether it counts. */
export interface AllowEntryAccount {
  readonly id: string;
  /** The id of a card; `*` and `?` stand for any characters and any one. */
  readonly card: string;
  /** The condition, as KQL. */
  readonly match: string;
  readonly reason: string;
  readonly author: string;
  /** As it is written: the last day it counts, or the moment it ends. */
  readonly expiry: string;
  readonly expired: boolean;
}

/** What an entry hid of one card's findings. */
export interface Suppression {
  readonly entry: string;
  readonly card: string;
  /** Where the condition was put: at the marks inside the card's query, or behind it. */
  readonly place: "marks" | "after-query";
  /** The ids of the findings that the card has without the entry and not with it; several entries may name one. */
  readonly findings: readonly string[];
}

/** What an allow file did in a run. */
export interface AllowAccount {
  readonly path: string;
  readonly sha256: string;
  readonly entries: readonly AllowEntryAccount[];
  readonly suppressed: readonly Suppression[];
  /** What is to be known: entries past their expiry, entries that hide all a card found. */
  readonly warnings: readonly string[];
}
