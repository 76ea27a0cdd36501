import { quoteName, quoteString } from "../fragment/quote.js";
import type { TableSelection } from "../case/selection.js";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import { candidateColumn } from "../plan/candidates.js";
import type { Session } from "../store/session.js";
import type { TargetColumn } from "./columns.js";
import { shareLowered } from "./lowered.js";
import { cells, unconverted, type LoadTarget } from "./load.js";

/** What a look at a file's records has shown. */
export interface Seen {
  /** Records, and those among them that are wanted or cannot be told to be unwanted. */
  readonly records: number;
  readonly wanted: number;
  /** Ticks. */
  readonly firstEvent: bigint | null;
  readonly lastEvent: bigint | null;
  /** In lower case. */
  readonly actionTypes: readonly string[];
  /** Those of the columns of the selection that hold something. */
  readonly filled: readonly string[];
}

/** SQL of a look at records through the columns that decide, over a relation that tells their files apart by `file`. */
export interface Look {
  /** Of each record its `file`, `hit`, true where it is wanted and otherwise NULL, and what facts are made of. */
  readonly rows: (relation: string) => string;
  /** Of each record its `file` and `hit` alone. */
  readonly hits: (relation: string) => string;
  /** One row of facts of each file that has records, over such rows: its `file` first. */
  readonly facts: (rows: string) => string;
  readonly seen: (facts: readonly unknown[]) => Seen;
  /** The wanted records alone, as the relation has them. */
  readonly wanted: (relation: string) => string;
}

/** SQL of a relation as that of the only file, 0, which a look asks for. */
export function onlyFile(relation: string): string {
  return `SELECT 0 AS file, * FROM (${relation})`;
}

/** Looks at all records of a relation. */
export async function see(session: Session, look: Look, relation: string): Promise<Seen> {
  const rows = look.rows(onlyFile(relation));
  return (await seeByFile(session, look, `(${rows})`)).get(0) ?? look.seen([]);
}

/** Looks at rows of a look, given as a table or a query in parentheses; a file without records is not in it. */
export async function seeByFile(
  session: Session,
  look: Look,
  rows: string,
): Promise<ReadonlyMap<number, Seen>> {
  const found = await session.arrays(look.facts(rows));
  return new Map(found.map(([file, ...facts]) => [Number(file), look.seen(facts)]));
}

/** The columns of a table that a look reads: those of its selection, and those any verdict speaks of. */
export function columnsSeen(selection: TableSelection): ReadonlySet<string> {
  return new Set([...selection.columns, "ActionType", "Timestamp"]);
}

/**
 * How to look at the records of a source. A record that cannot be read, has a value among the columns that decide that
 * does not convert, or belongs `elsewhere` counts as wanted: the import sees to it.
 */
export function lookFor(target: LoadTarget, selection: TableSelection, elsewhere: string | undefined): Look {
  const names = columnsSeen(selection);
  const columns = target.columns.filter((column) => names.has(column.name));
  const read = cells({ ...target, columns }, "quick").map((cell) => ({
    ...cell,
    valueSql: (cell.column.type === "string" ? cell.column.source?.looked : undefined) ?? cell.valueSql,
    value: quoteName(candidateColumn(cell.column.name)),
  }));
  const absent = selection.columns.filter((name) => !read.some((cell) => cell.column.name === name));
  const lowered = shareLowered(selection.condition ?? "true");
  const values = new Map([
    ...read.map((cell) => [cell.value, cell.valueSql] as const),
    ...absent.map((name) => [quoteName(candidateColumn(name)), emptyOf(target.columns, name)] as const),
  ]);
  const added = new Map([
    ...values,
    ...[...lowered.columns].map(([name, column]) => {
      const value = values.get(column);
      if (value === undefined) throw new Error(`bug: nothing is read for ${column}`);
      return [name, `lower(${value})`] as const;
    }),
    ...read.flatMap((cell) => (cell.checked ? [[cell.text, cell.textSql] as const] : [])),
    ...(elsewhere === undefined
      ? []
      : [["coldhunt_elsewhere", `NOT broken AND coalesce(${elsewhere}, false)`] as const]),
  ]);
  const wanted = [
    "broken",
    ...read.filter((cell) => cell.checked).map(unconverted),
    ...(elsewhere === undefined ? [] : ["coldhunt_elsewhere"]),
    `(${lowered.condition})`,
  ].join(" OR ");
  const extended = (relation: string, raw: string): string =>
    `SELECT ${[raw, ...[...added].map(([name, value]) => `${value} AS ${name}`)].join(", ")} FROM (${relation}) AS r`;
  const valueOf = (name: string) => read.find((cell) => cell.column.name === name)?.value;
  const time = valueOf("Timestamp") ?? "NULL::BIGINT";
  const action = valueOf("ActionType");
  const star = added.size === 0 ? "*" : `* EXCLUDE (${[...added.keys()].join(", ")})`;
  // a CASE looks at the parts of its condition only where they still decide, other places at all of them
  const hit = `CASE WHEN ${wanted} THEN true END AS hit`;
  const filled = read.map(({ column, value }, at) =>
    column.type === "string" ? `${value} <> '' AS f${at}` : `${value} IS NOT NULL AS f${at}`,
  );
  const rows = (relation: string, facts: readonly string[]) =>
    `SELECT ${["file", hit, ...facts].join(", ")} FROM (${extended(relation, "file, broken")})`;
  const facts = [
    "file",
    "count(*)",
    "count(hit)",
    "min(event_time)",
    "max(event_time)",
    action === undefined ? "[]" : "list(DISTINCT lower(action))",
    ...read.map((_, at) => `bool_or(f${at})`),
  ];
  return {
    rows: (relation) =>
      rows(relation, [
        `${time} AS event_time`,
        ...(action === undefined ? [] : [`${action} AS action`]),
        ...filled,
      ]),
    hits: (relation) => rows(relation, []),
    facts: (of) => `SELECT ${facts.join(", ")} FROM ${of} GROUP BY file`,
    seen([records = 0, count = 0, first, last, actions, ...holds]) {
      return {
        records: Number(records),
        wanted: Number(count),
        firstEvent: (first ?? null) as bigint | null,
        lastEvent: (last ?? null) as bigint | null,
        actionTypes: (actions ?? []) as string[],
        filled: read.flatMap((cell, at) => (holds[at] === true ? [cell.column.name] : [])),
      };
    },
    wanted: (relation) => `SELECT ${star} FROM (${extended(relation, "r.*")}) WHERE ${wanted}`,
  };
}

function emptyOf(columns: readonly TargetColumn[], name: string): string {
  const type = columns.find((column) => column.name === name)?.type ?? "string";
  return type === "string" ? "''" : `NULL::${DUCKDB_TYPES[type]}`;
}

/** Makes room for what is seen of records that are not imported. */
export async function createLooks(session: Session): Promise<void> {
  await session.run(
    `CREATE TABLE IF NOT EXISTS coldhunt.looks (input INTEGER, table_name VARCHAR, passed BIGINT,
       action_types VARCHAR[], filled VARCHAR[])`,
  );
}

/** Remembers what was seen of the records of some inputs that were not imported. */
export async function noteLooks(
  session: Session,
  looks: readonly { readonly input: number; readonly table: string; readonly seen: Seen }[],
): Promise<void> {
  const list = (values: readonly string[]): string => `[${values.map(quoteString).join(", ")}]::VARCHAR[]`;
  const rows = looks.map(
    ({ input, table, seen }) =>
      `(${input}, ${quoteString(table)}, ${seen.records - seen.wanted}, ${list(seen.actionTypes)}, ${list(seen.filled)})`,
  );
  await session.run(`INSERT INTO coldhunt.looks VALUES ${rows.join(", ")}`);
}
