import { createHash } from "node:crypto";
import type { InputRecord } from "../case/input.js";
import type { Finding, Level } from "../case/finding.js";
import { quoteName } from "../fragment/quote.js";
import type { LiteralValue } from "../plan/scalar.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "../plan/types.js";
import type { Row, Session } from "../store/session.js";
import type { Evidence } from "./evidence.js";
import type { CompiledCard } from "./compiled-card.js";

/** `input * 2^40 + row`: how SQL carries an evidence row. */
export const ROW_SPACE = 1n << 40n;

/** The rows a card found, kept in the session in a table of their own. */
export interface CardResult {
  readonly table: string;
  readonly count: number;
  readonly columns: readonly Column[];
  /** The SQL names of the columns. */
  readonly names: readonly string[];
}

/** Runs a card and keeps its rows. */
export async function materialize(
  evidence: Evidence,
  compiled: CompiledCard,
  table: string,
): Promise<CardResult> {
  const { session } = evidence;
  const [row] = await session.arrays(`CREATE OR REPLACE TEMP TABLE ${quoteName(table)} AS ${compiled.sql}`);
  const described = await session.rows(`DESCRIBE ${quoteName(table)}`);
  const names = described
    .map((row) => row["column_name"] as string)
    .filter((name) => name !== SOURCES_COLUMN && name !== SOURCE_COUNT_COLUMN);
  const stored = new Map(
    compiled.tables.flatMap((name) => evidence.tables.get(name) ?? []).map((one) => [one.name, one]),
  );
  const columns = names.map((name): Column => {
    const known = compiled.columns[compiled.names.indexOf(name)] ?? stored.get(name);
    return { name: known?.name ?? name, type: known?.type ?? "string" };
  });
  return { table, count: Number(row?.[0] ?? 0), columns, names };
}

/** Inputs by their place in the order of paths, and what identifies each in a finding's id. */
export interface InputOrder {
  readonly paths: readonly string[];
  readonly identities: readonly string[];
  /** SQL: the rank of each input id, as a list indexed by id + 1. */
  readonly ranks: string;
}

/** What tells one file of evidence from another. */
export type SourceFile = Pick<InputRecord, "id" | "path" | "absolutePath" | "sha256">;

/** Files in the order of their paths. */
export function byPath<T extends SourceFile>(files: readonly T[]): T[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id - b.id));
}

export function orderInputs(inputs: readonly SourceFile[]): InputOrder {
  const ordered = byPath(inputs);
  const last = ordered.reduce((most, input) => Math.max(most, input.id), 0);
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const ranks = Array.from({ length: last + 1 }, (_, id) => places.get(id) ?? 0);
  return {
    paths: ordered.map(({ path }) => path),
    identities: identitiesOf(ordered),
    ranks: `[${ranks.join(", ")}]::BIGINT[]`,
  };
}

/** The hash of a file's bytes, or its path where it was not hashed; further copies of the same bytes are numbered. */
function identitiesOf(inputs: readonly SourceFile[]): string[] {
  const copies = new Map<string, Set<string>>();
  return inputs.map((input) => {
    if (input.sha256 === null) return `path:${input.path}`;
    const paths = copies.get(input.sha256) ?? new Set();
    copies.set(input.sha256, paths.add(input.absolutePath));
    const number = [...paths].indexOf(input.absolutePath);
    return number === 0 ? input.sha256 : `${input.sha256}#${number + 1}`;
  });
}

/** The findings of a card in order: by path and row of their sources, then by what they say. */
export async function* findingsOf(
  session: Session,
  card: { readonly id: string; readonly level: Level },
  result: CardResult,
  order: InputOrder,
  hidden: ReadonlySet<bigint> = new Set(),
): AsyncGenerator<Finding> {
  for await (const { number, finding } of numberedFindings(session, card, result, order))
    if (!hidden.has(number)) yield finding;
}

/** The same with the number that each finding's row has in the table of the result. */
export async function* numberedFindings(
  session: Session,
  card: { readonly id: string; readonly level: Level },
  result: CardResult,
  order: InputOrder,
): AsyncGenerator<{ readonly number: bigint; readonly finding: Finding }> {
  if (result.count === 0) return;
  let previous = "";
  let repeats = 0;
  for await (const rows of orderedRows(session, result, order)) {
    for (const row of rows) {
      const packed = row.at(-3) as bigint[] | null;
      const sources = (packed ?? []).map((one) => ({
        at: Number(one / ROW_SPACE),
        row: Number(one % ROW_SPACE),
      }));
      const key = JSON.stringify([
        card.id,
        ...sources.map(({ at, row: line }) => [order.identities[at], line]),
      ]);
      repeats = key === previous ? repeats + 1 : 0;
      previous = key;
      const finding: Finding = {
        id: createHash("sha256")
          .update(`${key}${repeats === 0 ? "" : `#${repeats}`}`)
          .digest("hex")
          .slice(0, 16),
        card: card.id,
        level: card.level,
        columns: result.columns,
        values: row.slice(0, -3) as LiteralValue[],
        sources: sources.map(({ at, row: line }) => ({ path: order.paths[at] ?? "", row: line })),
        sourceCount: Number(row.at(-2) ?? 0),
      };
      yield { number: row.at(-1) as bigint, finding };
    }
  }
}

/** Where the rows of results stand in order: many outputs read them, and they are sorted once. */
const inOrder = new WeakMap<CardResult, Promise<string>>();

/** Of no more rows than these the first reading tells whether they stand in order: asking takes longer. */
const FEW = 2_048;

/** The rows of a result in order: its values, then the ranks of their sources, their count, and the row's number. */
async function* orderedRows(
  session: Session,
  result: CardResult,
  order: InputOrder,
): AsyncGenerator<readonly Row[string][][]> {
  const known = inOrder.get(result);
  if (known === undefined && result.count <= FEW) {
    const asTheyLie = rowsSql(result, order);
    const rows = await session.arrays(asTheyLie);
    if (ascends(rows.map((row) => row.at(-3) as bigint[] | null))) {
      inOrder.set(result, Promise.resolve(asTheyLie));
      yield rows;
      return;
    }
  }
  const sql = known ?? putInOrder(session, result, order);
  inOrder.set(result, sql);
  yield* session.stream(await sql);
}

/** Whether each list of sources stands before the next one, as DuckDB orders lists. */
function ascends(sources: readonly (bigint[] | null)[]): boolean {
  return sources.every((one, at) => {
    const before = sources[at - 1];
    return one !== null && (at === 0 || (before !== undefined && before !== null && isBefore(before, one)));
  });
}

function isBefore(one: readonly bigint[], other: readonly bigint[]): boolean {
  for (const [at, value] of one.entries()) {
    const against = other[at];
    if (against === undefined || value > against) return false;
    if (value < against) return true;
  }
  return one.length < other.length;
}

/** SQL: the ranks of a row's sources. */
function ranksOf(order: InputOrder): string {
  return `list_sort(list_transform(${SOURCES_COLUMN}, lambda s: (${order.ranks})[s // ${ROW_SPACE} + 1] * ${ROW_SPACE} + s % ${ROW_SPACE}))`;
}

/** SQL: the rows of a result as they lie. */
function rowsSql(result: CardResult, order: InputOrder): string {
  const columns = [
    ...result.names.map(quoteName),
    `${ranksOf(order)} AS coldhunt_order`,
    SOURCE_COUNT_COLUMN,
    "rowid AS coldhunt_number",
  ];
  return `SELECT ${columns.join(", ")} FROM ${quoteName(result.table)}`;
}

/**
 * SQL: the rows of a result in order. Those that stand in order already are read as they lie. Others are sorted into a
 * table of their own: a sort that is streamed keeps all its rows in memory, one into a table does not.
 */
async function putInOrder(session: Session, result: CardResult, order: InputOrder): Promise<string> {
  const [row] = await session.arrays(`
    SELECT count(DISTINCT o), count(*) FILTER (before <= o) FROM
      (SELECT o, lag(o) OVER (ORDER BY n) AS before FROM
        (SELECT ${ranksOf(order)} AS o, rowid AS n FROM ${quoteName(result.table)}))`);
  const [distinct = 0, ascending = 0] = (row ?? []).map(Number);
  const unique = distinct === result.count;
  const rows = rowsSql(result, order);
  if (unique && ascending === result.count - 1) return rows;
  // only rows of the same sources need their values to be told apart, and comparing all values is dear
  const by = ["coldhunt_order", ...(unique ? [] : result.names.map(quoteName))].join(", ");
  const sorted = quoteName(`${result.table}_ordered`);
  await session.run(`CREATE OR REPLACE TEMP TABLE ${sorted} AS ${rows} ORDER BY ${by}`);
  return `SELECT * FROM ${sorted}`;
}
