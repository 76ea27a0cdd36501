import type { DiscoveryQuery } from "../compile.js";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import {
  readInputs,
  readPassed,
  readTables,
  type PassedRows,
  type EvidenceColumn,
} from "../case/read-ledger.js";
import type { InputRecord } from "../case/input.js";
import { hasOwnProfile, ownProfileSql } from "./own-file-profile.js";
import { loadExternal } from "./external-data.js";
import { readHead } from "./external-records.js";
import type { CompiledCard } from "./compiled-card.js";
import { quoteName } from "../fragment/quote.js";
import type { EventSpan } from "../plan/event-span.js";
import { latest } from "../plan/time.js";
import type { Column } from "../plan/types.js";
import { FILE_PROFILE_TABLE, KNOWN_TABLES, STAND_IN_TABLES, WATCHLIST_PREFIX } from "../schema/stand-ins.js";
import type { ScanSelection } from "./scan-selection.js";
import { registerGeo } from "../store/geo.js";
import type { Session } from "../store/session.js";

/** The evidence of a session as cards see it. */
export interface Evidence {
  readonly session: Session;
  /** The database that holds it, quoted: naming it reaches behind the views. */
  readonly catalog: string;
  readonly span: EventSpan;
  readonly inputs: readonly InputRecord[];
  /** Their paths by their numbers. */
  readonly paths: ReadonlyMap<number, string>;
  /** The tables that some input filled. */
  readonly held: ReadonlyMap<string, readonly EvidenceColumn[]>;
  /** Every table a query may name: those of the schema, and those held with the columns they have. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly standIns: StandIns;
  /** The columns of the watchlists that a local file stands in for, by alias. */
  readonly watchlists: ReadonlyMap<string, readonly string[]>;
  /** By table what was seen of rows that a scan looked at and left in their files: no card can need them. */
  readonly passed: ReadonlyMap<string, PassedRows>;
  /** Which rows a scan has taken out of their files; undefined: all. */
  readonly selection: ScanSelection | undefined;
  /** What stands loaded in for something absent: a file with the columns it was read by, by table. */
  readonly provided: Map<string, string>;
}

/** Local files in the place of what a query asks the cloud or the network for. */
export interface StandIns {
  /** Files by the address of `externaldata`. */
  readonly externals: ReadonlyMap<string, string>;
  /** An MMDB file for `geo_info_from_ip_address()`. */
  readonly geo: string | undefined;
}

export const NO_STAND_INS: StandIns = { externals: new Map(), geo: undefined };

/**
 * Opens the evidence of a session to cards. With a span, each table is hidden behind a view of its rows in the span;
 * rows without a time are outside of every span.
 */
export async function openEvidence(
  session: Session,
  span: EventSpan,
  standIns: StandIns = NO_STAND_INS,
  selection?: ScanSelection,
): Promise<Evidence> {
  if (standIns.geo !== undefined) await registerGeo(session, standIns.geo);
  const held = await readTables(session);
  const inputs = await readInputs(session);
  const catalog = await catalogOf(session);
  const evidence: Evidence = {
    session,
    catalog,
    span,
    inputs,
    paths: new Map(inputs.map((input) => [input.id, input.path])),
    held,
    tables: new Map([...KNOWN_TABLES, ...held]),
    standIns,
    watchlists: await readWatchlists(standIns),
    passed: selection === undefined ? new Map() : await readPassed(session),
    selection,
    provided: new Map(),
  };
  // a span of before is not that of now
  for (const table of held.keys()) await provideView(evidence, table);
  return evidence;
}

/** What a query gets by the name of a table that is held: its rows in the span, or the table as it is. */
export async function provideView(evidence: Evidence, table: string): Promise<void> {
  const { session, span, held } = evidence;
  const condition = spanCondition(held.get(table) ?? [], span);
  await session.run(
    condition === undefined
      ? `DROP VIEW IF EXISTS temp.${quoteName(table)}`
      : `CREATE OR REPLACE TEMP VIEW ${quoteName(table)} AS SELECT * FROM ${allRows(evidence, table)} WHERE ${condition}`,
  );
}

/** The columns of the watchlists that a local file stands in for, by alias. */
export async function readWatchlists(standIns: StandIns): Promise<Map<string, readonly string[]>> {
  const watchlists = new Map<string, readonly string[]>();
  for (const [address, path] of standIns.externals)
    if (address.startsWith(WATCHLIST_PREFIX))
      watchlists.set(address.slice(WATCHLIST_PREFIX.length), await readHead(path));
  return watchlists;
}

async function catalogOf(session: Session): Promise<string> {
  const [row] = await session.arrays("SELECT current_database()");
  return quoteName(row?.[0] as string);
}

/** SQL: a table with all its rows, whatever span the cards were asked for. */
export function allRows({ catalog }: Pick<Evidence, "catalog">, table: string): string {
  return `${catalog}.main.${quoteName(table)}`;
}

/** The path of an input by its number; "" where there is none. */
export function pathOf({ paths }: Pick<Evidence, "paths">, id: unknown): string {
  return paths.get(id as number) ?? "";
}

/** Whether a table that some input filled has a column, if with nothing in it. */
export function holdsColumn({ held }: Pick<Evidence, "held">, table: string, name: string): boolean {
  return held.get(table)?.some((column) => column.name === name) === true;
}

/** Whether a query finds rows in a table: what stands in for something may have some too. */
export function mayHaveRows({ held }: Pick<Evidence, "held">, table: string): boolean {
  return held.has(table) || STAND_IN_TABLES.has(table) || !KNOWN_TABLES.has(table);
}

/** The column that says when an event happened. */
export function timeColumn(columns: readonly Column[]): string | undefined {
  const times = columns.filter((column) => column.type === "datetime").map((column) => column.name);
  return ["Timestamp", "TimeGenerated"].find((name) => times.includes(name));
}

/** The column that tells devices apart. */
export function deviceColumn(columns: readonly EvidenceColumn[]): string | undefined {
  const present = columns.filter((column) => column.present).map(({ name }) => name);
  return ["DeviceId", "DeviceName"].find((name) => present.includes(name));
}

/** SQL: a row of a table is in the span; undefined where every row is, or the table knows no times. */
export function spanCondition(columns: readonly Column[], span: EventSpan): string | undefined {
  const name = timeColumn(columns);
  if (name === undefined || (span.from === null && span.to === null)) return undefined;
  const parts = [
    ...(span.from === null ? [] : [`${quoteName(name)} >= ${span.from}`]),
    ...(span.to === null ? [] : [`${quoteName(name)} < ${span.to}`]),
  ];
  return parts.join(" AND ");
}

/** Gives a query the tables it reads and no input filled: from a local file where one stands in, else with no rows. */
export async function provideAbsent(
  evidence: Evidence,
  compiled: Pick<CompiledCard, "tables" | "externals">,
): Promise<void> {
  for (const table of compiled.tables.filter((name) => !evidence.held.has(name))) {
    const external = compiled.externals.find((one) => one.address === table);
    const path = external === undefined ? undefined : evidence.standIns.externals.get(external.address);
    if (external !== undefined && path !== undefined) {
      // cards often share an address: its file is read again only where other columns are asked of it
      const read = JSON.stringify([external.columns, external.properties]);
      if (evidence.provided.get(table) === read) continue;
      await loadExternal(evidence.session, external, path);
      evidence.provided.set(table, read);
      continue;
    }
    if (table === FILE_PROFILE_TABLE && hasOwnProfile(evidence.held)) {
      await evidence.session.run(
        `CREATE OR REPLACE TEMP VIEW ${quoteName(table)} AS ${ownProfileSql(evidence.held)}`,
      );
      continue;
    }
    const columns = [
      ...(external?.columns ?? evidence.tables.get(table) ?? []).map(({ name, type }) => [
        name,
        DUCKDB_TYPES[type],
      ]),
      ["coldhunt_input", "INTEGER"],
      ["coldhunt_row", "BIGINT"],
      ["coldhunt_ingestion", "BIGINT"],
    ];
    const nulls = columns.map(([name = "", type = ""]) => `NULL::${type} AS ${quoteName(name)}`);
    await evidence.session.run(
      `CREATE OR REPLACE TEMP VIEW ${quoteName(table)} AS SELECT ${nulls.join(", ")} WHERE false`,
    );
  }
}

/** How a query finds the columns of `bag_unpack()` and `pivot()` in this evidence. */
export function discoverIn(evidence: Evidence): (query: DiscoveryQuery) => Promise<unknown[][]> {
  return async (query) => {
    await evidence.session.installMacros(query.macros);
    await provideAbsent(evidence, query);
    return evidence.session.arrays(query.sql);
  };
}

/**
 * Sets the clock of a run, and from here on the session reaches nothing but its own tables. Gives what `now()` is, in
 * ticks: the newest event by default, the wall clock where no event has a time.
 */
export async function startRun(
  evidence: Evidence,
  now: bigint | "end-of-data",
  wallClock: bigint,
): Promise<bigint> {
  const clock = now === "end-of-data" ? ((await newestEvent(evidence)) ?? wallClock) : now;
  await evidence.session.run(`SET VARIABLE kql_now = ${clock}::BIGINT`);
  await evidence.session.lockDown({});
  return clock;
}

/** The newest event the cards see, in ticks; null where there is none. */
export async function newestEvent(evidence: Evidence): Promise<bigint | null> {
  if (evidence.span.to === null) {
    return latest(evidence.inputs.flatMap(({ lastEvent }) => lastEvent ?? [])) ?? null;
  }
  const parts = [...evidence.held].flatMap(([table, columns]) => {
    const name = timeColumn(columns);
    return name === undefined ? [] : [`SELECT max(${quoteName(name)}) AS t FROM ${quoteName(table)}`];
  });
  if (parts.length === 0) return null;
  const [row] = await evidence.session.arrays(`SELECT max(t) FROM (${parts.join(" UNION ALL ")})`);
  return (row?.[0] ?? null) as bigint | null;
}
