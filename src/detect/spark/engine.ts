import { compile, type Compiled } from "../../compile.js";
import { QueryError } from "../../diagnostics/error.js";
import { quoteString } from "../../fragment/quote.js";
import type { EventSpan } from "../../plan/event-span.js";
import { latest } from "../../plan/time.js";
import { KNOWN_TABLES } from "../../schema/stand-ins.js";
import { factsSql, type SparkFacts } from "../../spark/facts.js";
import { LATE_HOURS } from "../../spark/hour-folders.js";
import { preamble } from "../../spark/script.js";
import type { SparkSource } from "../../spark/source.js";
import type { Landed, SparkQuery, SparkSql } from "../../spark/spark-sql.js";
import { emptyViewSql, viewSql } from "../../spark/view.js";
import type { Session } from "../../store/session.js";
import type { Card } from "../card.js";
import { evidenceTables, type CompiledCard } from "../compiled-card.js";
import type { Engine, EngineStart } from "../engine.js";
import { FoundFiles } from "./found-files.js";
import { Funnels } from "./funnels.js";
import { land } from "./landing.js";
import { factsFor, inputOf, readFacts, surveyOf, type Surveyed } from "./survey.js";

/** What a run in Spark is made of. */
export interface SparkEvidence {
  /** Where the rows that Spark found are kept. */
  readonly session: Session;
  readonly sql: SparkSql;
  readonly sources: readonly SparkSource[];
  readonly span: EventSpan;
  readonly onStage?: (stage: string) => void;
}

/**
 * Runs cards in Spark: one application looks what the sources hold, a second one runs all cards, and their rows land in
 * the session. A card that Spark stops at is judged alone; what stops Spark itself ends the run.
 */
export function sparkEngine({ session, sql, sources, span, onStage }: SparkEvidence): Engine {
  const files = new FoundFiles(session, sources);
  const compiledCards = new Map<Card, CompiledCard | Error>();
  const landed = new Map<CompiledCard, Landed>();
  const funnels = new Funnels();
  const counted = new Map<string, Landed>();
  const bounds = new Map<CompiledCard, readonly bigint[]>();
  const surveyed = new Map<string, Surveyed & { readonly facts: SparkFacts }>();
  const inputs: ReturnType<typeof inputOf>[] = [];
  let window: "all" | "card" = "all";
  let now = 0n;

  const compileNow = (card: Card): Promise<Compiled> =>
    compile(card.query.text, { tables: KNOWN_TABLES, dialect: "spark", window, provenance: true });

  const statementsFor = async (
    cards: readonly CompiledCard[],
    clock: bigint,
    further: readonly string[] = [],
  ): Promise<string[]> => {
    const tables = new Set(cards.flatMap(({ tables: read }) => read));
    const views = sources.filter(({ table }) => tables.has(table));
    return [
      ...(await preamble([...cards.flatMap(({ macros }) => macros), ...further], clock)),
      ...views.map(
        (source) => `${viewSql({ source, columns: KNOWN_TABLES.get(source.table) ?? [] }, span)};`,
      ),
    ];
  };

  const beside = (
    compiled: CompiledCard,
    query: Pick<SparkQuery, "name" | "sql" | "columns">,
  ): SparkQuery => ({
    ...query,
    before: compiled.tables
      .filter((table) => !sources.some((source) => source.table === table))
      .map((table) => {
        const external = compiled.externals.find(({ address }) => address === table);
        return `${emptyViewSql(table, external?.columns ?? KNOWN_TABLES.get(table) ?? [])};`;
      }),
  });

  const survey = async (cards: readonly (readonly [Card, CompiledCard])[]): Promise<void> => {
    const tables = surveyOf(cards, sources);
    if (tables.length === 0) return;
    onStage?.("Spark: what the sources hold");
    const queries = tables.map(({ source, columns, actionTypes }): SparkQuery => ({
      name: source.table,
      sql: factsSql({ source, columns: KNOWN_TABLES.get(source.table) ?? [] }, span, {
        columns,
        actionTypes,
      }),
      columns: 9,
    }));
    const compiled = cards.map(([, one]) => one);
    // functions and views fail here, before any card, if they do
    const results = await sql.run(await statementsFor(compiled, 0n), queries, "stop");
    for (const table of tables) {
      const facts = await readFacts(session, results.get(table.source.table));
      surveyed.set(table.source.table, { ...table, facts });
      inputs.push(inputOf(table, facts, inputs.length + 1));
    }
  };

  const runCards = async (cards: readonly CompiledCard[], steps?: Funnels): Promise<void> => {
    if (cards.length === 0) return;
    onStage?.(`Spark: ${cards.length === 1 ? "1 card" : `${cards.length} cards`}`);
    const withBounds = cards.filter(({ keptBounds }) => keptBounds.length > 0);
    const results = await sql.run(
      await statementsFor(cards, now, steps?.macros),
      [
        ...cards.map((compiled, at) =>
          beside(compiled, { name: `card-${at}`, sql: compiled.sql, columns: compiled.names.length }),
        ),
        ...(steps?.queries ?? []).map(({ compiled, query }) => beside(compiled, query)),
        ...withBounds.map(({ keptBounds }, at): SparkQuery => ({
          name: `bounds-${at}`,
          sql: `SELECT array(${keptBounds.map((bound) => `(${bound})`).join(", ")})`,
          columns: 1,
        })),
      ],
      "skip",
    );
    for (const [at, compiled] of cards.entries())
      landed.set(compiled, results.get(`card-${at}`) ?? { fault: "no result" });
    for (const { query } of steps?.queries ?? [])
      counted.set(query.name, results.get(query.name) ?? { fault: "no result" });
    for (const [at, compiled] of withBounds.entries()) {
      const found = results.get(`bounds-${at}`);
      if (found === undefined || "fault" in found) continue;
      const [row] = await session.arrays(`SELECT c1 FROM read_parquet(${quoteString(found.file)})`);
      bounds.set(
        compiled,
        ((row?.[0] ?? []) as (bigint | null)[]).filter((bound) => bound !== null),
      );
    }
  };

  return {
    name: "spark",
    version: sql.version,
    session,
    inputs,
    span,
    tables: KNOWN_TABLES,
    async start(run: EngineStart) {
      ({ window } = run);
      await session.lockDown({ folders: [sql.options.shared] });
      const cards: [Card, CompiledCard][] = [];
      for (const card of run.cards) {
        const compiled = await compileNow(card).catch((error: unknown) => asError(error));
        compiledCards.set(card, compiled);
        if (compiled instanceof Error) continue;
        cards.push([card, compiled]);
        if (run.funnel) funnels.add(card, compiled);
      }
      await survey(cards);
      const newest = latest(inputs.flatMap(({ lastEvent }) => lastEvent ?? []));
      now = run.now === "end-of-data" ? (newest ?? run.wallClock) : run.now;
      await runCards(
        cards.map(([, compiled]) => compiled),
        funnels,
      );
      return now;
    },
    async compile(card) {
      const compiled = compiledCards.get(card) ?? (await compileNow(card));
      if (compiled instanceof Error) throw compiled;
      return compiled;
    },
    async run(compiled, table) {
      if (!landed.has(compiled)) await runCards([compiled]);
      const rows = landed.get(compiled);
      if (rows === undefined || "fault" in rows)
        throw new QueryError("KQL-RUNTIME", rows?.fault ?? "no result");
      return land(session, files, compiled, rows.file, table);
    },
    facts: (compiled) =>
      Promise.resolve(evidenceTables(compiled).map((name) => factsFor(name, compiled, surveyed.get(name)))),
    neverSeen: (compiled, actionTypes) => {
      const tables = compiled.tables.flatMap((name) => surveyed.get(name) ?? []);
      const seen = new Set(tables.flatMap(({ facts }) => facts.seen));
      return Promise.resolve(
        tables.length === 0 ? [] : actionTypes.filter((name) => !seen.has(name.toLowerCase())),
      );
    },
    keptBounds: (compiled) => Promise.resolve(bounds.get(compiled) ?? []),
    missing: (compiled) => compiled.externals.map(({ address }) => `${address} is not read in Spark`),
    notes: () =>
      span.to === null
        ? []
        : [
            `of folders y=/m=/d=/h= those of more than ${LATE_HOURS} hours after the span are not read: events that came in later than that are not seen`,
          ],
    sources: () => files.order(),
    funnel: (card, found) => funnels.stepsOf(session, card, found, counted),
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
