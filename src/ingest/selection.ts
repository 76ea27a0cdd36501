import { quoteName, quoteString } from "../fragment/quote.js";
import type { TableSelection } from "../case/selection.js";
import { DUCKDB_TYPES } from "../fragment/duckdb-types.js";
import { candidateColumn } from "../plan/candidates.js";
import type { Session } from "../store/session.js";
import type { TargetColumn } from "./columns.js";
import { cells, unconverted, type LoadTarget, type LoadTools } from "./load.js";
import type { RecordSource } from "./source.js";

/** What a look at a file's records has shown. */
export interface Look {
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
  /** Every record could be split: there is nothing to be asked of the source. */
  readonly sound: boolean;
  /** The relation of the source with the wanted records alone, numbered as in the whole. */
  readonly from: string;
}

/**
 * Looks at all records of a source through the columns that decide, with all threads and without storing any. A record
 * that cannot be read, has a value among these that does not convert, or belongs `elsewhere` counts as wanted: the
 * import sees to it.
 */
export async function look(
  { session, lookout }: Pick<LoadTools, "session" | "lookout">,
  source: RecordSource,
  target: LoadTarget,
  selection: TableSelection,
  elsewhere: string | undefined,
): Promise<Look> {
  const names = new Set([...selection.columns, "ActionType", "Timestamp"]);
  const columns = target.columns.filter((column) => names.has(column.name));
  const read = cells({ ...target, columns }, "quick").map((cell) => ({
    ...cell,
    value: quoteName(candidateColumn(cell.column.name)),
  }));
  const absent = selection.columns.filter((name) => !read.some((cell) => cell.column.name === name));
  const added = new Map([
    ...read.map((cell) => [cell.value, cell.valueSql] as const),
    ...read.flatMap((cell) => (cell.checked ? [[cell.text, cell.textSql] as const] : [])),
    ...absent.map((name) => [quoteName(candidateColumn(name)), emptyOf(target.columns, name)] as const),
    ...(elsewhere === undefined
      ? []
      : [["coldhunt_elsewhere", `NOT broken AND coalesce(${elsewhere}, false)`] as const]),
  ]);
  const wanted = [
    "broken",
    ...read.filter((cell) => cell.checked).map(unconverted),
    ...(elsewhere === undefined ? [] : ["coldhunt_elsewhere"]),
    `(${selection.condition ?? "true"})`,
  ].join(" OR ");
  const extended = (sql: string, raw: string): string =>
    `SELECT ${[raw, ...[...added].map(([name, value]) => `${value} AS ${name}`)].join(", ")} FROM (${sql}) AS r`;
  const valueOf = (name: string) => read.find((cell) => cell.column.name === name)?.value;
  const time = valueOf("Timestamp") ?? "NULL";
  const action = valueOf("ActionType");
  const facts = [
    "count(*)",
    // a CASE looks at the parts of its condition only where they still decide, a FILTER at all of them in each row
    `count(CASE WHEN ${wanted} THEN 1 END)`,
    `min(${time})`,
    `max(${time})`,
    action === undefined ? "[]" : `list(DISTINCT lower(${action}))`,
    ...read.map(({ column, value }) =>
      column.type === "string" ? `bool_or(${value} <> '')` : `count(${value}) > 0`,
    ),
  ];
  const factsOf = (sql: string): string => `SELECT ${facts.join(", ")} FROM (${extended(sql, "broken")})`;
  const quick = source.narrow === undefined ? undefined : await lookout?.rows(factsOf(source.narrow));
  const [row = []] = quick ?? (await session.arrays(factsOf(source.sql)));
  const [records, count, first, last, actions, ...filled] = row;
  const star = added.size === 0 ? "*" : `* EXCLUDE (${[...added.keys()].join(", ")})`;
  return {
    records: Number(records),
    wanted: Number(count),
    firstEvent: (first ?? null) as bigint | null,
    lastEvent: (last ?? null) as bigint | null,
    actionTypes: (actions ?? []) as string[],
    filled: read.flatMap((cell, at) => (filled[at] === true ? [cell.column.name] : [])),
    // only CSV has records that are not in the relation
    sound: quick !== undefined || (source.narrow === undefined && source.takeUnsplit === undefined),
    from:
      Number(count) === 0
        ? `SELECT * FROM (${source.sql}) WHERE false`
        : `SELECT ${star} FROM (${extended(source.sql, "r.*")}) WHERE ${wanted}`,
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

/** Remembers what was seen of the records that were not imported. */
export async function noteLook(session: Session, table: string, input: number, seen: Look): Promise<void> {
  const list = (values: readonly string[]): string => `[${values.map(quoteString).join(", ")}]::VARCHAR[]`;
  await session.run(
    `INSERT INTO coldhunt.looks VALUES (${input}, ${quoteString(table)}, ${seen.records - seen.wanted},
       ${list(seen.actionTypes)}, ${list(seen.filled)})`,
  );
}
