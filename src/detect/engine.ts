import type { Completeness } from "../case/audit.js";
import type { FunnelStep } from "../case/finding.js";
import type { InputRecord } from "../case/input.js";
import type { EventSpan } from "../plan/event-span.js";
import type { Column } from "../plan/types.js";
import type { Session } from "../store/session.js";
import type { TableNeeds } from "./audit.js";
import type { Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";
import type { CardResult, InputOrder } from "./results.js";
import type { TableFacts } from "./verdict.js";

/** What a run is told before its first card. */
export interface EngineStart {
  readonly cards: readonly Card[];
  readonly window: "all" | "card";
  /** What `now()` is: ticks, or the newest event. */
  readonly now: bigint | "end-of-data";
  /** Whether the rows left after each step will be asked for. */
  readonly funnel: boolean;
  /** What `now()` is where no event has a time. */
  readonly wallClock: bigint;
}

/**
 * What runs the queries of cards over evidence, and tells what the evidence has. The rows that cards find are kept in
 * tables of `session`, whichever engine found them.
 */
export interface Engine {
  readonly name: "duckdb" | "spark";
  readonly version: string;
  readonly session: Session;
  readonly inputs: readonly InputRecord[];
  readonly span: EventSpan;
  /** Every table a query may name, with its columns. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  /** Sets the clock, before any card is run; gives what `now()` is, in ticks. Throws what ends the whole run. */
  start(run: EngineStart): Promise<bigint>;
  /** The SQL of a card, ready to be run. Throws the query's `QueryError`. */
  compile(card: Card): Promise<CompiledCard>;
  /** Runs a card and keeps its rows in a table of the session. Throws what stopped the query. */
  run(compiled: CompiledCard, table: string): Promise<CardResult>;
  /** What the evidence has of each table a card reads. */
  facts(compiled: CompiledCard): Promise<readonly TableFacts[]>;
  /** Those of a card's ActionTypes that no row of its tables has, whatever the process. */
  neverSeen(compiled: CompiledCard, actionTypes: readonly string[]): Promise<readonly string[]>;
  /** The earliest times that kept look-backs let through, in ticks, as far as they can be told. */
  keptBounds(compiled: CompiledCard): Promise<readonly bigint[]>;
  /** What a card asks the cloud or the network for and nothing stands in for. */
  missing(compiled: CompiledCard): readonly string[];
  /** How this evidence or this engine may make the answer another one. */
  notes(compiled: CompiledCard): readonly string[];
  /** The files that findings come from, in their order. */
  sources(): InputOrder;
  /**
   * Rows left after each step of a query of which `found` rows were left in the end, where `start` was told so; nothing
   * where two runs need not keep the same.
   */
  readonly funnel: (card: Card, found: number) => Promise<readonly FunnelStep[] | undefined>;
  /** What the evidence lacks, by all its rows; not every engine looks at them. */
  readonly completeness?: (needs: readonly TableNeeds[]) => Promise<Completeness>;
}
