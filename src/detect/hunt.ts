import { firstLineOf, messageOf } from "../diagnostics/message.js";
import type { CardAccount, FunnelStep, RunAccount, ScanAccount } from "../case/finding.js";
import { QueryError, type ColdhuntError } from "../diagnostics/error.js";
import { placeOf } from "../diagnostics/frame.js";
import { formatDatetime } from "../plan/time.js";
import { FILE_PROFILE_TABLE, WATCHLIST_PREFIX } from "../schema/stand-ins.js";
import { completenessOf, needsOf, type TableNeeds } from "./audit.js";
import { offsetInFile, type Card } from "./card.js";
import { compileCard, compileWithPlan } from "./compile-card.js";
import type { CompiledCard } from "./compiled-card.js";
import { discoverIn, provideAbsent, startRun, type Evidence } from "./evidence.js";
import { actionTypesOf, neverSeen, tableFacts } from "./facts.js";
import { findingsOf, materialize, orderInputs, type CardResult, type InputOrder } from "./results.js";
import { cappedFiles, hoursNotCovered } from "./limits.js";
import { unexaminedFor } from "./unexamined.js";
import { NeedsWholeEvidence } from "./scan-selection.js";
import type { SelectedCard } from "./select-cards.js";
import { hasOwnProfile, OWN_PROFILE_NOTE } from "./own-file-profile.js";
import { judge, type VerdictFacts } from "./verdict.js";
import type { AllowAccount, Suppression } from "../case/allow.js";
import { allowAccount, entriesFor, filterCard } from "./allow/apply.js";
import type { AllowFile } from "./allow/allow-file.js";

export interface HuntOptions {
  readonly window: "all" | "card";
  /** What `now()` is: ticks, or the newest event. */
  readonly now: bigint | "end-of-data";
  /** What `now()` is where no event has a time. */
  readonly wallClock: bigint;
  readonly version: string;
  readonly argv: readonly string[];
  /** The findings of an environment that are no matter. */
  readonly allow?: AllowFile | undefined;
  /** Whether the rows left after each step of a query are counted. */
  readonly funnel?: boolean | undefined;
  /** Whether the account says what the evidence lacks. */
  readonly completeness?: boolean | undefined;
  readonly onCard?: ((card: Card, at: number, of: number) => void) | undefined;
}

/** A card that could not be run, and why. */
export interface RefusedCard {
  readonly card: Card;
  readonly error: ColdhuntError;
}

export interface Hunt {
  readonly account: ScanAccount;
  /** Cards whose query could not be read or compiled. */
  readonly refused: readonly RefusedCard[];
}

interface CardRun {
  readonly card: Card;
  readonly account: CardAccount;
  readonly compiled?: CompiledCard;
  readonly result?: CardResult;
  readonly facts?: VerdictFacts;
  /** Rows of the result that are not shown. */
  readonly hidden?: ReadonlySet<bigint>;
}

/** Runs cards over evidence. From its first card on, the session can reach nothing but its own tables. */
export async function hunt(
  evidence: Evidence,
  selected: readonly SelectedCard[],
  options: HuntOptions,
): Promise<Hunt> {
  const { session } = evidence;
  const now = await startRun(evidence, options.now, options.wallClock);
  const runs: CardRun[] = [];
  const refused: RefusedCard[] = [];
  for (const [at, one] of selected.entries()) {
    options.onCard?.(one.card, at, selected.length);
    try {
      if (one.kind === "unreadable") throw one.error;
      runs.push(await runCard(evidence, one.card, `coldhunt_result_${at}`, options));
    } catch (caught) {
      if (caught instanceof NeedsWholeEvidence) throw caught;
      const error = asQueryError(caught);
      refused.push({ card: one.card, error });
      runs.push({ card: one.card, account: refusedAccount(one.card, error) });
    }
  }
  const order = orderInputs(evidence.inputs);
  const allow = options.allow && (await applyAllow(evidence, runs, options.allow, order, options));
  const run: RunAccount = {
    version: options.version,
    duckdb: (await session.arrays("SELECT version()"))[0]?.[0] as string,
    argv: options.argv,
    now,
    window: options.window,
    from: evidence.span.from,
    to: evidence.span.to,
    lifted: runs.flatMap(({ card, compiled }) =>
      (compiled?.lifted ?? []).map((condition) => ({ card: card.id, condition })),
    ),
  };
  const account: ScanAccount = {
    run,
    inputs: order.inputs,
    cards: runs.map((one) => one.account),
    findings: async function* () {
      for (const { card, result, hidden } of runs)
        if (result !== undefined) yield* findingsOf(session, card, result, order, hidden);
    },
    ...(allow === undefined ? {} : { allow }),
    ...(options.completeness === true
      ? { completeness: await completenessOf(evidence, needsOf(evidence, runs.flatMap(tableNeeds))) }
      : {}),
  };
  return { account, refused };
}

/** What a card that could be run needs. */
function tableNeeds({ card, facts }: CardRun): TableNeeds[] {
  if (facts === undefined) return [];
  return [{ card: card.id, tables: facts.tables.map(({ table }) => table), neverSeen: facts.neverSeen }];
}

/** Takes what an allow file matches out of the runs, and judges their cards again by what is left. */
async function applyAllow(
  evidence: Evidence,
  runs: CardRun[],
  file: AllowFile,
  order: InputOrder,
  { wallClock, window }: HuntOptions,
): Promise<AllowAccount> {
  const suppressed: Suppression[] = [];
  const emptied: { card: string; entry: string; count: number }[] = [];
  for (const [at, run] of runs.entries()) {
    const { card, compiled, result, facts } = run;
    const entries = entriesFor(file, card.id, wallClock);
    if (entries.length === 0 || compiled === undefined || result === undefined || facts === undefined)
      continue;
    const runVariant = async (variant: Card, table: string): Promise<CardResult> =>
      materialize(evidence, await compileFor(evidence, variant, window), table);
    const filtered = await filterCard(evidence, file, entries, { card, compiled, result }, order, runVariant);
    const findings = filtered.result.count - filtered.hidden.size;
    const { verdict, reasons } = judge({ ...facts, findings });
    suppressed.push(...filtered.suppressed);
    for (const one of filtered.suppressed)
      if (one.findings.length === result.count)
        emptied.push({ card: card.id, entry: one.entry, count: result.count });
    const hides = filtered.suppressed.map(
      (one) => `suppressed: ${one.findings.length} of ${result.count} findings by the entry '${one.entry}'`,
    );
    const account = { ...run.account, verdict, reasons: [...reasons, ...hides], findings };
    runs[at] = { ...run, account, result: filtered.result, hidden: filtered.hidden };
  }
  const ids = runs.map(({ card }) => card.id);
  return allowAccount(file, wallClock, suppressed, emptied, ids);
}

/** A card's SQL, with all the session needs to run it. */
async function compileFor(evidence: Evidence, card: Card, window: "all" | "card"): Promise<CompiledCard> {
  const { tables, watchlists } = evidence;
  const compiled = await compileCard(card, tables, window, discoverIn(evidence), watchlists);
  if (evidence.selection?.covers(compiled) === false) throw new NeedsWholeEvidence(card.id);
  await evidence.session.installMacros(compiled.macros);
  await provideAbsent(evidence, compiled);
  return compiled;
}

/** A card on which the program itself fails is refused like any other: the cards after it still have their answers. */
function asQueryError(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  return new QueryError("CARD-FAILED", `the program failed on this card: ${messageOf(error)}`, {
    cause: error,
  });
}

async function runCard(
  evidence: Evidence,
  card: Card,
  table: string,
  { window, funnel }: Pick<HuntOptions, "window" | "funnel">,
): Promise<CardRun> {
  const compiled = await compileFor(evidence, card, window);
  let result: CardResult | undefined;
  let failure: string | undefined;
  try {
    result = await materialize(evidence, compiled, table);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    failure = `error[KQL-RUNTIME]: the query stopped: ${firstLineOf(error.message)}`;
  }
  const facts = [];
  const addresses = new Set(compiled.externals.map((one) => one.address));
  const ownProfile = compiled.tables.includes(FILE_PROFILE_TABLE) && hasOwnProfile(evidence.held);
  for (const name of compiled.tables)
    if (!addresses.has(name) && !(ownProfile && name === FILE_PROFILE_TABLE))
      facts.push(await tableFacts(evidence, compiled, name));
  const actionTypes = actionTypesOf(card, compiled);
  const judgedBy: VerdictFacts = {
    findings: result?.count ?? 0,
    refused: failure,
    tables: facts,
    missing: missingStandIns(evidence, compiled),
    actionTypes,
    neverSeen: await neverSeen(evidence, compiled.tables, actionTypes),
    unexamined: unexaminedFor(evidence.inputs, compiled.tables),
    capped: cappedFiles(evidence.inputs, compiled.tables),
    uncovered: hoursNotCovered(evidence.inputs, compiled.tables, evidence.span),
    kept: compiled.kept,
    keptSpan: await keptSpan(evidence, compiled),
    approximations: [...compiled.approximations, ...(ownProfile ? [OWN_PROFILE_NOTE] : [])],
  };
  const judged = judge(judgedBy);
  const stored = new Set(
    compiled.tables.flatMap((name) => evidence.tables.get(name) ?? []).map((one) => one.name),
  );
  const columns = result?.columns ?? [];
  const account: CardAccount = {
    ...aboutCard(card),
    ...judged,
    findings: result?.count ?? 0,
    columns,
    computed: columns.map((column) => column.name).filter((name) => !stored.has(name)),
    ...(funnel === true && result !== undefined
      ? await funnelAccount(judged.reasons, () => funnelOf(evidence, card, window, result.count))
      : {}),
  };
  return { card, account, compiled, facts: judgedBy, ...(result === undefined ? {} : { result }) };
}

/** The funnel, or a reason why there is none: a count that cannot be had takes no finding away. */
async function funnelAccount(
  reasons: readonly string[],
  count: () => Promise<readonly FunnelStep[] | undefined>,
): Promise<Pick<CardAccount, "funnel"> | Pick<CardAccount, "reasons">> {
  try {
    const funnel = await count();
    if (funnel !== undefined) return { funnel };
    return { reasons: [...reasons, "no-funnel: the query draws random numbers"] };
  } catch (error) {
    return { reasons: [...reasons, `no-funnel: ${firstLineOf(messageOf(error))}`] };
  }
}

/** Rows left after each step of a card's query; compiling it again gives the plan, which no file keeps. */
async function funnelOf(
  evidence: Evidence,
  card: Card,
  window: "all" | "card",
  found: number,
): Promise<readonly FunnelStep[] | undefined> {
  const { countFunnel } = await import("./funnel.js");
  return countFunnel(evidence.session, await compileWithPlan(evidence, card, window), found);
}

/** What look-backs that stayed do not look at. */
async function keptSpan(evidence: Evidence, compiled: CompiledCard): Promise<string> {
  const [first] = evidence.inputs
    .flatMap(({ table, firstEvent }) =>
      firstEvent !== null && table !== null && compiled.tables.includes(table) ? [firstEvent] : [],
    )
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const bounds: bigint[] = [];
  for (const sql of compiled.keptBounds) {
    const [row] = await evidence.session.arrays(sql);
    if (typeof row?.[0] === "bigint") bounds.push(row[0]);
  }
  // the latest bound is the one that leaves out most
  const bound = bounds.reduce<bigint | undefined>(
    (latest, one) => (latest === undefined || one > latest ? one : latest),
    undefined,
  );
  if (bound === undefined) return "what it leaves out depends on the events";
  const { from } = evidence.span;
  const start = first !== undefined && from !== null && from > first ? from : first;
  if (start === undefined || start >= bound) return "no event is older than that";
  return `events from ${formatDatetime(start)} to ${formatDatetime(bound)} are not examined`;
}

/** What a card asks the cloud or the network for and no local file stands in for. */
function missingStandIns(evidence: Evidence, compiled: CompiledCard): string[] {
  const { externals, geo } = evidence.standIns;
  return [
    ...compiled.externals
      .filter((one) => !externals.has(one.address))
      .map(({ address }) =>
        address.startsWith(WATCHLIST_PREFIX)
          ? `no local file for the watchlist (--external ${address}=<file>)`
          : `no local file for ${address} (--external <url>=<file>)`,
      ),
    ...(compiled.macros.includes("kql_geo_info") && geo === undefined
      ? ["no MMDB file for places (--geoip <file>)"]
      : []),
  ];
}

function aboutCard(card: Card): Pick<CardAccount, "id" | "title" | "level" | "levelSource" | "attack"> {
  const { id, title, level, levelSource, attack } = card;
  return { id, title, level, levelSource, attack };
}

function refusedAccount(card: Card, error: QueryError): CardAccount {
  const source = {
    path: card.path,
    text: card.fileText,
    offsetOf: (offset: number) => offsetInFile(card.query, offset),
  };
  const refused = `error[${error.code}]: ${error.message} (${placeOf(error, source)})`;
  const nothing = {
    findings: 0,
    refused,
    tables: [],
    actionTypes: [],
    missing: [],
    neverSeen: [],
    unexamined: { belonging: [], unread: [], passedOver: [] },
    capped: [],
    uncovered: [],
    kept: [],
    keptSpan: "",
    approximations: [],
  };
  return { ...aboutCard(card), ...judge(nothing), findings: 0, columns: [], computed: [] };
}
