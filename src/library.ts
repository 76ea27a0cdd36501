/**
 * coldhunt as a library: what the command line does, for programs.
 *
 * A case is a DuckDB database of evidence, in a file or in memory. Errors are `ColdhuntError`s with a code; those of a
 * query know their place in its text.
 */
import { toolVersion } from "./case/tool-version.js";
import type { Finding, ScanAccount } from "./case/finding.js";
import type { ImportOptions, ImportSummary } from "./ingest/import.js";
import type { RefusedCard } from "./detect/hunt.js";
import type { AllowFile } from "./detect/allow/allow-file.js";
import type { Card } from "./detect/card.js";
import type { Evidence, StandIns } from "./detect/evidence.js";
import type { EventSpan } from "./plan/event-span.js";
import type { ScanSelection } from "./detect/scan-selection.js";
import type { SelectedCard } from "./detect/select-cards.js";
import type { Column } from "./plan/types.js";
import { ticksOfDate } from "./plan/time.js";
import { UsageError } from "./diagnostics/error.js";
import { openSession, type Session } from "./store/session.js";

export { formatDatetime } from "./plan/time.js";
export { ColdhuntError, EvidenceError, QueryError, UsageError } from "./diagnostics/error.js";
export type {
  Card,
  Column,
  EventSpan,
  Finding,
  ImportOptions,
  ImportSummary,
  RefusedCard,
  ScanAccount,
  StandIns,
};

/** How a case is opened. */
export interface CaseOptions {
  /** Only for hunting: others may read it at the same time. */
  readonly readOnly?: boolean;
  /** As many as the machine has by default. */
  readonly threads?: number | undefined;
  /** As DuckDB takes it, such as "2GB". */
  readonly memoryLimit?: string | undefined;
  /** Where to put what does not fit in memory. */
  readonly tempDir?: string | undefined;
}

/** An open case. */
export interface Case {
  /** The DuckDB session that holds the evidence tables and the ledger. */
  readonly session: Session;
  /** Ends the session; a case file can be opened by others then. */
  close(): void;
}

/** Opens a case file, made where it is not there yet, or a case in memory. Throws `CASE-LOCKED`, `CASE-FORMAT`. */
export async function openCase(path?: string, options: CaseOptions = {}): Promise<Case> {
  const session = await openSession({ path, ...options });
  return {
    session,
    close() {
      session.close();
    },
  };
}

/**
 * Imports the exports that paths, folders and globs name; each file is one transaction. Of each input read = imported
 * + rejected + duplicate. The files are only ever read.
 */
export async function importEvidence(
  { session }: Pick<Case, "session">,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const { importPaths } = await import("./ingest/import.js");
  return importPaths(session, paths, options);
}

/** SQL of a card. */
export interface CardSql {
  /** What its file says of it. */
  readonly card: Card;
  /** One SELECT of DuckDB; times and spans are ticks of 100 ns. */
  readonly sql: string;
  /** The columns of its result, by their KQL types. */
  readonly columns: readonly Column[];
  /** The macros it calls: files of `sql/macros`. */
  readonly macros: readonly string[];
  /** The tables it reads. */
  readonly tables: readonly string[];
  /** Look-back conditions that were taken out. */
  readonly lifted: readonly string[];
  /** How its answer may differ from the engine's. */
  readonly approximations: readonly string[];
}

/**
 * Compiles the only query of a card file, or a card that comes with coldhunt, by its id. Throws `QueryError` where the
 * query is refused, with its place, and `UsageError` where the name stands for no card or for several.
 */
export async function compileCard(name: string, window: "all" | "card" = "all"): Promise<CardSql> {
  const { cardsNamed } = await import("./detect/select-cards.js");
  const { compileCard: compiled } = await import("./detect/compile-card.js");
  const { DEFENDER_TABLES } = await import("./schema/defender.js");
  const found = await cardsNamed(name);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new UsageError("CARD-UNKNOWN", `'${name}' holds ${found.length} queries, and one was expected`);
  if (only.kind === "unreadable") throw only.error;
  const { sql, columns, macros, tables, lifted, approximations } = await compiled(only.card, {
    tables: DEFENDER_TABLES,
    window,
  });
  return { card: only.card, sql, columns, macros, tables, lifted, approximations };
}

/** What is hunted for, and how. */
export interface HuntRequest {
  /** Ids of cards that come with coldhunt, card files and folders; none: all that come with it. */
  readonly cards?: readonly string[] | readonly SelectedCard[] | undefined;
  /** Events from and before these times (ticks). */
  readonly span?: EventSpan | undefined;
  /** Local files in the place of what cards ask the cloud for. */
  readonly standIns?: StandIns | undefined;
  /** Look-backs of a schedule are lifted ("all", the default) or kept. */
  readonly window?: "all" | "card" | undefined;
  /** What `now()` is, in ticks; the newest event by default. */
  readonly now?: bigint | "end-of-data" | undefined;
  /** The time of the run, in ticks: what `now()` is where no event has a time. */
  readonly wallClock?: bigint | undefined;
  /** What the account says it was called with. */
  readonly argv?: readonly string[] | undefined;
  /** Findings that an environment knows of and that are not shown. */
  readonly allow?: AllowFile | undefined;
  /** Counts the rows that each step of a card leaves. */
  readonly funnel?: boolean | undefined;
  /** Lists in the account what the evidence lacks, hour by hour. */
  readonly completeness?: boolean | undefined;
  /** Which rows a scan has taken out of their files; all rows are there without it. */
  readonly selection?: ScanSelection | undefined;
  /** Called before each card is run. */
  readonly onCard?: ((card: Card, at: number, of: number) => void) | undefined;
}

/** What came of a hunt. */
export interface HuntResult {
  /** Verdicts, inputs and the findings, which are read from the case one by one: the case has to stay open. */
  readonly account: ScanAccount;
  /** Cards that could not be run; each is `cannot-tell` in the account too. */
  readonly refused: readonly RefusedCard[];
  /** The evidence as the cards saw it. */
  readonly evidence: Evidence;
}

/** Runs cards over a case. From then on the case's session can reach nothing but its own tables. */
export async function hunt(
  { session }: Pick<Case, "session">,
  request: HuntRequest = {},
): Promise<HuntResult> {
  const { openEvidence, NO_STAND_INS } = await import("./detect/evidence.js");
  const { hunt: run } = await import("./detect/hunt.js");
  const evidence = await openEvidence(
    session,
    request.span ?? { from: null, to: null },
    request.standIns ?? NO_STAND_INS,
    request.selection,
  );
  const { duckdbEngine } = await import("./detect/duckdb-engine.js");
  const { account, refused } = await run(duckdbEngine(evidence), await selected(request.cards ?? []), {
    window: request.window ?? "all",
    now: request.now ?? "end-of-data",
    wallClock: request.wallClock ?? ticksOfDate(new Date()),
    version: toolVersion(),
    argv: request.argv ?? [],
    allow: request.allow,
    funnel: request.funnel ?? false,
    completeness: request.completeness ?? false,
    onCard: request.onCard,
  });
  return { account, refused, evidence };
}

async function selected(cards: readonly (string | SelectedCard)[]): Promise<readonly SelectedCard[]> {
  const names = cards.filter((card) => typeof card === "string");
  const given = cards.filter((card) => typeof card !== "string");
  if (given.length > 0) return given;
  const { selectCards } = await import("./detect/select-cards.js");
  return selectCards(names);
}
