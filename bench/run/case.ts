import type { Data } from "./data.js";

/** What a case may use. */
export interface Bench {
  /** The size asked for; a case may take a multiple of it. */
  readonly rows: number;
  readonly data: Data;
  /** An empty folder, removed at the end. */
  readonly scratch: string;
}

/** A case made ready: everything that is not to be timed is done. */
export interface Prepared {
  readonly rows: number;
  readonly bytes: number;
  readonly ours: () => Promise<unknown>;
  /** What ours is held against, in words and in code. */
  readonly baseline?: { readonly what: string; readonly run: () => Promise<unknown> };
  /** Throws where the two, which have just run, did not give the same rows. */
  readonly check?: () => Promise<void> | void;
  /** Before each timed run. */
  readonly reset?: () => Promise<void>;
  /** The least time the machine needs for it, where that can be told by another run. */
  readonly floor?: () => Promise<unknown>;
  readonly close?: () => void;
}

export interface BenchCase {
  readonly name: string;
  /** The highest ratio to the baseline that is good enough; none: reported only. */
  readonly bar?: number;
  prepare(bench: Bench): Promise<Prepared>;
}
