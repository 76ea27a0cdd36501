import type { InputRecord } from "../../case/input.js";
import { quoteString } from "../../fragment/quote.js";
import { EvidenceError } from "../../diagnostics/error.js";
import { KNOWN_TABLES } from "../../schema/stand-ins.js";
import type { SparkFacts } from "../../spark/facts.js";
import type { SparkSource } from "../../spark/source.js";
import type { Landed } from "../../spark/spark-sql.js";
import type { Session } from "../../store/session.js";
import type { Card } from "../card.js";
import type { CompiledCard } from "../compiled-card.js";
import { actionTypesOf, nothingOf } from "../facts.js";
import type { TableFacts } from "../verdict.js";

/** A table that is looked at before any card, and what is to be found out of it. */
export interface Surveyed {
  readonly source: SparkSource;
  readonly columns: readonly string[];
  readonly actionTypes: readonly string[];
}

/** What the cards will ask of the tables they read. */
export function surveyOf(
  cards: readonly (readonly [Card, CompiledCard])[],
  sources: readonly SparkSource[],
): Surveyed[] {
  return sources.flatMap((source) => {
    const { table } = source;
    const readers = cards.filter(([, compiled]) => compiled.tables.includes(table));
    if (readers.length === 0) return [];
    const known = new Set((KNOWN_TABLES.get(table) ?? []).map(({ name }) => name));
    const columns = readers.flatMap(([, compiled]) => compiled.filterColumns.get(table) ?? []);
    const actionTypes = readers.flatMap(([card, compiled]) => actionTypesOf(card, compiled));
    return {
      source,
      columns: [...new Set(columns)].filter((name) => known.has(name)).sort(),
      actionTypes: [...new Set(actionTypes.map((name) => name.toLowerCase()))].sort(),
    };
  });
}

/** Reads the one row that Spark wrote of a table. */
export async function readFacts(session: Session, landed: Landed | undefined): Promise<SparkFacts> {
  if (landed === undefined || "fault" in landed)
    throw new EvidenceError("SPARK-FAILED", `Spark stopped: ${landed?.fault ?? "a result is missing"}`);
  const [row] = await session.arrays(
    `SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9 FROM read_parquet(${quoteString(landed.file)})`,
  );
  const [rows, untimed, faulty, first, last, present, filled, unread, seen] = row ?? [];
  return {
    rows: Number(rows),
    untimed: Number(untimed),
    faulty: Number(faulty),
    first: (first ?? null) as bigint | null,
    last: (last ?? null) as bigint | null,
    columns: (present as boolean[]).map((is, at) => ({
      present: is,
      filled: Number((filled as bigint[])[at]),
      unread: Number((unread as bigint[])[at]),
    })),
    seen: seen as string[],
  };
}

/** The facts of a table for a card that reads it. */
export function factsFor(
  table: string,
  compiled: CompiledCard,
  surveyed: { readonly columns: readonly string[]; readonly facts: SparkFacts } | undefined,
): TableFacts {
  if (surveyed === undefined) return nothingOf(table);
  const { columns, facts } = surveyed;
  const own = columns.flatMap((name, at) => {
    const found = facts.columns[at];
    const filters = compiled.filterColumns.get(table)?.includes(name) === true;
    return found === undefined || !filters ? [] : [{ name, ...found }];
  });
  return {
    table,
    held: true,
    rows: facts.rows,
    untimed: facts.untimed,
    // without rows nothing tells which columns there are
    absentColumns: own.filter(({ present }) => !present && facts.rows > 0).map(({ name }) => name),
    emptyColumns: own.filter(({ present, filled }) => present && filled === 0).map(({ name }) => name),
    lacking: [],
    rejected: facts.faulty,
    unread: own
      .filter(({ unread }) => unread > 0)
      .map(({ name, unread }) => ({ column: name, values: unread })),
  };
}

/** A source as a report lists it: what it is, and how many rows of the span it holds. */
export function inputOf({ source }: Surveyed, facts: SparkFacts, id: number): InputRecord {
  const { rows, untimed, faulty } = facts;
  return {
    id,
    path: source.given,
    absolutePath: source.place,
    sha256: null,
    innerSha256: null,
    bytes: 0,
    modified: 0n,
    format: source.kind === "table" ? "spark table" : `${source.kind} in Spark`,
    table: source.table,
    rows: { read: rows + untimed + faulty, imported: rows + untimed, rejected: faulty, duplicate: 0 },
    firstEvent: facts.first,
    lastEvent: facts.last,
    notes: [
      "read in place by Spark and not hashed",
      ...(source.kind === "parquet" ? [] : ["Spark does not number its records: findings name them 0"]),
    ],
    examined: true,
    elsewhere: source.local === undefined ? true : undefined,
    encoding: null,
    digits: null,
    duplicateOf: null,
    ingestion: { column: 0, "record-time": 0, "event-time": 0, "file-time": 0 },
    missingColumns: [],
    unknownColumns: [],
    renamedColumns: {},
  };
}
