import type { AllowAccount, Suppression } from "../../case/allow.js";
import type { Finding } from "../../case/finding.js";
import { QueryError, UsageError } from "../../diagnostics/error.js";
import { firstLineOf, messageOf } from "../../diagnostics/message.js";
import { lineAndColumn } from "../../diagnostics/span.js";
import { quoteName } from "../../fragment/quote.js";
import type { Relation } from "../../plan/relation.js";
import type { Column } from "../../plan/types.js";
import type { Card } from "../card.js";
import type { CompiledCard } from "../compiled-card.js";
import type { Engine } from "../engine.js";
import { numberedFindings, type CardResult } from "../results.js";
import { conditionAtMarks, withoutRows } from "./at-marks.js";
import { allowFault, type AllowEntry, type AllowFile } from "./allow-file.js";
import { conditionOf, matchText } from "./condition.js";
import { filterPlace } from "./marks.js";

/** A card's rows, as a run has them before any filter. */
export interface Unfiltered {
  readonly card: Card;
  readonly compiled: CompiledCard;
  readonly result: CardResult;
}

/** What is left of a card's rows. */
export interface Filtered {
  readonly result: CardResult;
  /** Rows of `result` that are not shown, by their number in its table. */
  readonly hidden: ReadonlySet<bigint>;
  readonly suppressed: readonly Suppression[];
}

/** Where the rows of cards are kept. */
type FindingStore = Pick<Engine, "session" | "sources">;

/** Runs a card whose query was changed. */
export type RunVariant = (card: Card, table: string) => Promise<CardResult>;

const TABLE = "coldhunt_findings";
const NUMBER = "NumberOfTheFinding";

/** The entries that count now and may concern a card. */
export function entriesFor(file: AllowFile, card: string, wallClock: bigint): AllowEntry[] {
  return file.entries.filter((entry) => wallClock < entry.ends && globMatches(entry.card, card));
}

function globMatches(glob: string, id: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`, "is").test(id);
}

/** Takes from a card's rows what the entries match. A condition that is no KQL over its columns is a fault of the file. */
export async function filterCard(
  engine: FindingStore,
  file: AllowFile,
  entries: readonly AllowEntry[],
  unfiltered: Unfiltered,
  runVariant: RunVariant,
): Promise<Filtered> {
  const { card, result } = unfiltered;
  const at = filterPlace(card.query.text);
  const whole = await idsOf(engine, card, result);
  const suppressed: Suppression[] = [];
  const marked: string[] = [];
  const behind: AllowEntry[] = [];
  for (const entry of entries) {
    const condition =
      at === undefined ? undefined : conditionAtMarks(entry, unfiltered.compiled, result.columns);
    const variant =
      at === undefined || condition === undefined
        ? undefined
        : await runMarked(file, entry, card, at, [condition], `${result.table}_allow`, runVariant);
    if (variant === undefined || condition === undefined) {
      behind.push(entry);
      const hidden = await matching(engine, file, entry, result);
      if (hidden === undefined) continue;
      const ids = [...whole].filter(([number]) => hidden.has(number)).map(([, { id }]) => id);
      suppressed.push({ entry: entry.id, card: card.id, place: "after-query", findings: ids });
    } else {
      marked.push(condition);
      const kept = new Set([...(await idsOf(engine, card, variant)).values()].map(({ id }) => id));
      const ids = [...whole.values()].map(({ id }) => id).filter((id) => !kept.has(id));
      suppressed.push({ entry: entry.id, card: card.id, place: "marks", findings: ids });
    }
  }
  const last = entries.at(-1);
  const shown =
    marked.length === 0 || at === undefined || last === undefined
      ? result
      : ((await runMarked(file, last, card, at, marked, `${result.table}_allowed`, runVariant)) ?? result);
  const hidden = new Set<bigint>();
  for (const entry of behind)
    for (const number of (await matching(engine, file, entry, shown)) ?? []) hidden.add(number);
  return { result: shown, hidden, suppressed: suppressed.filter((one) => one.findings.length > 0) };
}

/** The findings of a result by the number of their row. */
async function idsOf(engine: FindingStore, card: Card, result: CardResult): Promise<Map<bigint, Finding>> {
  const found = new Map<bigint, Finding>();
  for await (const { number, finding } of numberedFindings(engine.session, card, result, engine.sources()))
    found.set(number, { ...finding, values: [], columns: [] });
  return found;
}

/** The card with rows taken out at its marks; undefined where its columns there are not those of the condition. */
async function runMarked(
  file: AllowFile,
  entry: AllowEntry,
  card: Card,
  at: number,
  conditions: readonly string[],
  table: string,
  runVariant: RunVariant,
): Promise<CardResult | undefined> {
  try {
    return await runVariant(withoutRows(card, at, conditions), table);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    // what the query has at its marks and what the condition reads may be of other types: then it goes behind the query
    if (error.code === "KQL-UNKNOWN") return undefined;
    throw allowFault(
      file.path,
      entry.line,
      `the match of '${entry.id}' does not fit at the marks of ${card.id}: ${error.message}`,
    );
  }
}

/** The rows of a result that an entry matches; undefined where a pattern of cards brought one without its columns. */
async function matching(
  { session }: FindingStore,
  file: AllowFile,
  entry: AllowEntry,
  result: CardResult,
): Promise<Set<bigint> | undefined> {
  const columns = result.names.map((name, index): Column => ({
    name,
    type: result.columns[index]?.type ?? "string",
  }));
  const fault = (message: string, hint?: string, line = entry.line): Error =>
    allowFault(file.path, line, `the match of '${entry.id}' ${message}`, hint);
  const pattern = /[*?]/.test(entry.card);
  const condition = conditionOf(entry.match, columns);
  if (typeof condition !== "string") {
    if (pattern) return undefined;
    const names = columns.map(({ name }) => name).join(", ");
    const near = condition.near === undefined ? "" : `was '${condition.near}' meant? `;
    throw fault(
      `names '${condition.unknown}', which is no column of the findings`,
      `${near}they have ${names}`,
    );
  }
  const prefix = `${TABLE}\n| where (\n`;
  const kql = `${prefix}${condition}\n)\n| project ${NUMBER}`;
  const tables = new Map([[TABLE, [...columns, { name: NUMBER, type: "long" } as const]]]);
  const { compile } = await import("../../compile.js");
  try {
    const compiled = await compile(kql, { tables, dialect: "duckdb" });
    if (!isOneCondition(compiled.plan)) throw fault("is more than one KQL condition");
    await session.run(
      `CREATE OR REPLACE TEMP VIEW ${TABLE} AS SELECT ${[...result.names.map(quoteName), `rowid AS ${NUMBER}`].join(", ")} FROM ${quoteName(result.table)}`,
    );
    await session.installMacros(compiled.macros);
    const rows = await session.arrays(compiled.sql);
    return new Set(rows.map(([number]) => number as bigint));
  } catch (error) {
    if (!(error instanceof QueryError)) {
      if (error instanceof UsageError) throw error;
      throw fault(`stopped: ${firstLineOf(messageOf(error))}`);
    }
    if (pattern && error.code === "KQL-UNKNOWN") return undefined;
    const start = (error.span?.start ?? prefix.length) - prefix.length;
    const place = lineAndColumn(condition, Math.max(0, Math.min(start, condition.length)));
    throw fault(
      `is no condition over the findings' columns: ${error.message} (line ${place.line}, column ${place.column} of it)`,
      error.hint,
    );
  }
}

/** Whether nothing but filters stands between the findings and their numbers. */
function isOneCondition(plan: Relation): boolean {
  let relation = plan;
  while (relation.kind === "project" || relation.kind === "filter") relation = relation.input;
  return relation.kind === "scan" && relation.table === TABLE;
}

/** Entries that leave nothing of what a card found. */
export interface Emptied {
  readonly card: string;
  readonly entries: readonly string[];
  readonly count: number;
}

/** The account of a run: the entries, what they hid, and what is to be known of them. */
export function allowAccount(
  file: AllowFile,
  wallClock: bigint,
  suppressed: readonly Suppression[],
  emptied: readonly Emptied[],
  cards: readonly string[],
): AllowAccount {
  const entries = file.entries.map(({ id, card, match, reason, author, expiry, ends }) => ({
    id,
    card,
    match: matchText(match),
    reason,
    author,
    expiry,
    expired: wallClock >= ends,
  }));
  return {
    path: file.path,
    sha256: file.sha256,
    entries,
    suppressed,
    warnings: [
      ...entries
        .filter((entry) => entry.expired)
        .map((entry) => `the entry '${entry.id}' expired ${entry.expiry} and hides nothing`),
      ...entries
        .filter((entry) => !entry.expired && !cards.some((card) => globMatches(entry.card, card)))
        .map((entry) => `the entry '${entry.id}' is for '${entry.card}', which is no card of this run`),
      ...emptied.map(({ card, entries: [only = "", ...others], count }) =>
        others.length === 0
          ? `the entry '${only}' hides ${count === 1 ? "the only finding" : `all ${count} findings`} of ${card}: is its match too wide?`
          : `the entries ${[only, ...others].map((id) => `'${id}'`).join(", ")} together hide all ${count} findings of ${card}`,
      ),
    ],
  };
}
