import { quoteString } from "../fragment/quote.js";
import { ACTION_TYPES } from "../schema/action-types.js";
import { DEVICE_EVENT_TABLES } from "../schema/defender.js";
import type { Session } from "../store/session.js";
import { bareName, tableName, tableOfCategory, type SourceColumn } from "./columns.js";
import type { LoadTools } from "./load.js";
import type { RecordSource } from "./source.js";
import { tableOfActionType, type TableChoice } from "./which-table.js";

/** How the records of a file are dealt out to tables. */
export interface Split {
  /** SQL of the text that decides. */
  readonly sql: string;
  /** Texts that are known to occur: those of the first records. */
  readonly texts: readonly string[];
  /** SQL condition: a record belongs to another table than this one. */
  readonly elsewhere: (only: string) => string;
  /** Where records go that say nothing. */
  readonly main: string;
  readonly tableOf: (text: string) => string;
  readonly notes: (counts: ReadonlyMap<string, number>, undecided: number) => string[];
  readonly undecided: (text: string) => boolean;
}

const TABLE_COLUMNS = ["Type", "$table", "TableName", "SourceTable", "Table"];
const SAMPLE_ROWS = 2048;

/** By the table a file names in its records, in the envelope or in a column in which nothing else stands. */
async function namedSplit(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
): Promise<Split | undefined> {
  if (source.table !== undefined) {
    const texts = source.tableTexts ?? [];
    const main = texts.map(tableOfCategory).find((table) => table !== undefined) ?? "DeviceEvents";
    return named(source.table, texts, (text) => tableOfCategory(text), main);
  }
  for (const name of TABLE_COLUMNS) {
    const column = columnNamed(source, name);
    if (column === undefined) continue;
    const texts = await sampleTexts(tools, source, column);
    const main = texts.map(tableName).find((table) => table !== undefined);
    if (main !== undefined && texts.every((text) => text === "" || tableName(text) !== undefined))
      return named(column.sql, texts, tableName, main);
  }
  return undefined;
}

function named(
  sql: string,
  texts: readonly string[],
  tableOf: (text: string) => string | undefined,
  main: string,
): Split {
  return {
    sql,
    texts,
    main,
    elsewhere: () => `NOT ${isAmong(sql, ["", ...texts])}`,
    tableOf: (text) => tableOf(text) ?? main,
    undecided: (text) => tableOf(text) === undefined,
    notes: (_, undecided) =>
      undecided === 0 ? [] : [`${undecided} rows that name no table taken as ${main}`],
  };
}

/** By the ActionType of each row where that decides. */
async function actionTypeSplit(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
  fallback: string,
): Promise<Split> {
  const column = columnNamed(source, "ActionType");
  if (column === undefined) throw new Error("bug: split by ActionType without that column");
  return {
    sql: column.sql,
    texts: await sampleTexts(tools, source, column),
    main: fallback,
    elsewhere(only) {
      const others = DEVICE_EVENT_TABLES.filter((table) => table !== only);
      const types = (only === fallback ? others : [only]).flatMap((table) => ACTION_TYPES.get(table) ?? []);
      return `${only === fallback ? "" : "NOT "}${isAmong(column.sql, types)}`;
    },
    tableOf: (text) => tableOfActionType(text) ?? fallback,
    undecided: (text) => tableOfActionType(text) === undefined,
    notes(counts, undecided) {
      const [only] = counts.keys();
      if (counts.size === 1) return [`taken as ${only ?? fallback} by its columns and ActionTypes`];
      const list = [...counts].map(([table, count]) => `${table} ${count}`).join(", ");
      return [
        `tables told apart by ActionType: ${list}`,
        ...(undecided === 0 ? [] : [`${undecided} rows of other ActionTypes taken as ${fallback}`]),
      ];
    },
  };
}

/** SQL; IN would become a join, and a statement with one does not tell how far it is. */
function isAmong(sql: string, texts: readonly string[]): string {
  return `list_contains([${texts.map(quoteString).join(", ")}]::VARCHAR[], ${sql})`;
}

function columnNamed(source: RecordSource, name: string): SourceColumn | undefined {
  return source.columns.find((candidate) => bareName(candidate.name).toLowerCase() === name.toLowerCase());
}

/** The different texts of a column in the first records. */
async function sampleTexts(
  { session }: Pick<LoadTools, "session">,
  source: RecordSource,
  column: SourceColumn,
): Promise<string[]> {
  if (source.samples !== undefined)
    return [...new Set(source.samples.map((record) => record[column.name] ?? ""))].sort();
  const rows = await session.arrays(
    `SELECT DISTINCT CAST(${column.sql} AS VARCHAR) FROM (${source.sql} LIMIT ${SAMPLE_ROWS})`,
  );
  return rows.map(([text]) => text as string).sort();
}

/** How a file says, record by record, which table each belongs to; undefined where it does not. */
export async function findSplit(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
  choice: TableChoice,
): Promise<Split | undefined> {
  const named = await namedSplit(tools, source);
  if (named !== undefined || choice.kind !== "by-action-type") return named;
  return actionTypeSplit(tools, source, choice.fallback);
}

/** What a table gets of a file that holds several. */
export interface Share {
  count: number;
  undecided: number;
  readonly texts: string[];
}

/** What each table gets, the largest share first. */
export async function shareOut(session: Session, split: Split): Promise<ReadonlyMap<string, Share>> {
  const rows = await session.arrays(
    `SELECT CAST(${split.sql} AS VARCHAR), count(*) FROM coldhunt_records GROUP BY 1 ORDER BY 1`,
  );
  const shares = new Map<string, Share>();
  for (const [value, counted] of rows) {
    const text = value as string;
    const share = shares.get(split.tableOf(text)) ?? { count: 0, undecided: 0, texts: [] };
    shares.set(split.tableOf(text), share);
    share.texts.push(text);
    share.count += Number(counted);
    if (split.undecided(text)) share.undecided += Number(counted);
  }
  if (shares.size === 0) shares.set(split.main, { count: 0, undecided: 0, texts: [""] });
  return new Map([...shares].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)));
}
