import { firstLineOf, messageOf } from "../diagnostics/message.js";
import type { CardAccount, FunnelStep, RunAccount, ScanAccount } from "../case/finding.js";
import { EvidenceError, QueryError, type ColdhuntError } from "../diagnostics/error.js";
import { placeOf } from "../diagnostics/frame.js";
import { earliest, formatDatetime, latest } from "../plan/time.js";
import type { TableNeeds } from "./audit.js";
import { offsetInFile, type Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";
import type { Engine } from "./engine.js";
import { actionTypesOf } from "./facts.js";
import { byPath, findingsOf, type CardResult } from "./results.js";
import { cappedFiles, hoursNotCovered } from "./limits.js";
import { unexaminedFor } from "./unexamined.js";
import { NeedsWholeEvidence } from "./scan-selection.js";
import type { SelectedCard } from "./select-cards.js";
import { judge, type VerdictFacts } from "./verdict.js";
import type { AllowAccount, Suppression } from "../case/allow.js";
import { allowAccount, entriesFor, filterCard, type Emptied } from "./allow/apply.js";
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

/** Runs cards. From the first one on, the engine's session can reach nothing but its own tables. */
export async function hunt(
  engine: Engine,
  selected: readonly SelectedCard[],
  options: HuntOptions,
): Promise<Hunt> {
  const { session } = engine;
  const now = await engine.start({
    cards: selected.flatMap((one) => (one.kind === "card" ? [one.card] : [])),
    window: options.window,
    funnel: options.funnel === true,
    now: options.now,
    wallClock: options.wallClock,
  });
  const runs: CardRun[] = [];
  const refused: RefusedCard[] = [];
  for (const [at, one] of selected.entries()) {
    options.onCard?.(one.card, at, selected.length);
    try {
      if (one.kind === "unreadable") throw one.error;
      runs.push(await runCard(engine, one.card, `coldhunt_result_${at}`, options.funnel === true));
    } catch (caught) {
      if (caught instanceof NeedsWholeEvidence || caught instanceof EvidenceError) throw caught;
      const error = asQueryError(caught);
      refused.push({ card: one.card, error });
      runs.push({ card: one.card, account: refusedAccount(one.card, error) });
    }
  }
  const allow = options.allow && (await applyAllow(engine, runs, options.allow, options.wallClock));
  const order = engine.sources();
  const run: RunAccount = {
    version: options.version,
    engine: { name: engine.name, version: engine.version },
    argv: options.argv,
    now,
    window: options.window,
    from: engine.span.from,
    to: engine.span.to,
    lifted: runs.flatMap(({ card, compiled }) =>
      (compiled?.lifted ?? []).map((condition) => ({ card: card.id, condition })),
    ),
  };
  const account: ScanAccount = {
    run,
    inputs: byPath(engine.inputs),
    cards: runs.map((one) => one.account),
    findings: async function* () {
      for (const { card, result, hidden } of runs)
        if (result !== undefined) yield* findingsOf(session, card, result, order, hidden);
    },
    ...(allow === undefined ? {} : { allow }),
    ...(options.completeness === true && engine.completeness !== undefined
      ? { completeness: await engine.completeness(runs.flatMap(tableNeeds)) }
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
  engine: Engine,
  runs: CardRun[],
  file: AllowFile,
  wallClock: bigint,
): Promise<AllowAccount> {
  const suppressed: Suppression[] = [];
  const emptied: Emptied[] = [];
  for (const [at, run] of runs.entries()) {
    const { card, compiled, result, facts } = run;
    const entries = entriesFor(file, card.id, wallClock);
    if (entries.length === 0 || compiled === undefined || result === undefined || facts === undefined)
      continue;
    const runVariant = async (variant: Card, table: string): Promise<CardResult> =>
      engine.run(await engine.compile(variant), table);
    const filtered = await filterCard(engine, file, entries, { card, compiled, result }, runVariant);
    const findings = filtered.result.count - filtered.hidden.size;
    const { verdict, reasons } = judge({ ...facts, findings });
    suppressed.push(...filtered.suppressed);
    emptied.push(...emptying(card, filtered.suppressed, result.count));
    const hides = filtered.suppressed.map(
      (one) => `suppressed: ${one.findings.length} of ${result.count} findings by the entry '${one.entry}'`,
    );
    const account = {
      ...run.account,
      ...{ verdict, reasons: [...reasons, ...hides], findings },
      ...(run.account.funnel === undefined || hides.length === 0
        ? {}
        : {
            funnel: [
              ...run.account.funnel,
              { label: `what ${file.path} leaves`, rows: findings, branches: [] },
            ],
          }),
    };
    runs[at] = { ...run, account, result: filtered.result, hidden: filtered.hidden };
  }
  const ids = runs.map(({ card }) => card.id);
  return allowAccount(file, wallClock, suppressed, emptied, ids);
}

/** The entries that leave nothing of what a card found: each that does alone, else those that do together. */
function emptying(card: Card, suppressed: readonly Suppression[], count: number): Emptied[] {
  if (new Set(suppressed.flatMap(({ findings }) => findings)).size < count) return [];
  const alone = suppressed.filter(({ findings }) => findings.length === count);
  const groups = alone.length > 0 ? alone.map((one) => [one]) : [suppressed];
  return groups.map((group) => ({ card: card.id, entries: group.map(({ entry }) => entry), count }));
}

/** A card on which the program itself fails is refused like any other: the cards after it still have their answers. */
function asQueryError(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  return new QueryError("CARD-FAILED", `the program failed on this card: ${messageOf(error)}`, {
    cause: error,
  });
}

async function runCard(engine: Engine, card: Card, table: string, withFunnel: boolean): Promise<CardRun> {
  const compiled = await engine.compile(card);
  let result: CardResult | undefined;
  let failure: string | undefined;
  try {
    result = await engine.run(compiled, table);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof EvidenceError) throw error;
    failure = `error[KQL-RUNTIME]: the query stopped: ${firstLineOf(error.message)}`;
  }
  const { inputs, span, tables } = engine;
  const actionTypes = actionTypesOf(card, compiled);
  const judgedBy: VerdictFacts = {
    findings: result?.count ?? 0,
    refused: failure,
    tables: await engine.facts(compiled),
    missing: engine.missing(compiled),
    actionTypes,
    neverSeen: await engine.neverSeen(compiled, actionTypes),
    unexamined: unexaminedFor(inputs, compiled.tables),
    capped: cappedFiles(inputs, compiled.tables),
    uncovered: hoursNotCovered(inputs, compiled.tables, span),
    kept: compiled.kept,
    keptSpan: await keptSpan(engine, compiled),
    approximations: [...compiled.approximations, ...engine.notes(compiled)],
  };
  const judged = judge(judgedBy);
  const stored = new Set(compiled.tables.flatMap((name) => tables.get(name) ?? []).map((one) => one.name));
  const columns = result?.columns ?? [];
  const account: CardAccount = {
    ...aboutCard(card),
    ...judged,
    findings: result?.count ?? 0,
    columns,
    computed: columns.map((column) => column.name).filter((name) => !stored.has(name)),
    ...(withFunnel && result !== undefined
      ? await funnelAccount(judged.reasons, engine.funnel(card, result.count))
      : {}),
  };
  return { card, account, compiled, facts: judgedBy, ...(result === undefined ? {} : { result }) };
}

/** The funnel, or a reason why there is none: a count that cannot be had takes no finding away. */
async function funnelAccount(
  reasons: readonly string[],
  counted: Promise<readonly FunnelStep[] | undefined>,
): Promise<Pick<CardAccount, "funnel"> | Pick<CardAccount, "reasons">> {
  try {
    const funnel = await counted;
    if (funnel !== undefined) return { funnel };
    return { reasons: [...reasons, "no-funnel: the query draws random numbers"] };
  } catch (error) {
    return { reasons: [...reasons, `no-funnel: ${firstLineOf(messageOf(error))}`] };
  }
}

/** What look-backs that stayed do not look at. */
async function keptSpan(engine: Engine, compiled: CompiledCard): Promise<string> {
  const first = earliest(
    engine.inputs.flatMap(({ table, firstEvent }) =>
      firstEvent !== null && table !== null && compiled.tables.includes(table) ? [firstEvent] : [],
    ),
  );
  // the latest bound is the one that leaves out most
  const bound = latest(await engine.keptBounds(compiled));
  if (bound === undefined) return "what it leaves out depends on the events";
  const { from } = engine.span;
  const start = first !== undefined && from !== null && from > first ? from : first;
  if (start === undefined || start >= bound) return "no event is older than that";
  return `events from ${formatDatetime(start)} to ${formatDatetime(bound)} are not examined`;
}

function aboutCard(
  card: Card,
): Pick<CardAccount, "id" | "title" | "level" | "levelSource" | "attack" | "references"> {
  const { id, title, level, levelSource, attack, references } = card;
  return { id, title, level, levelSource, attack, references };
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
