import type { InputRecord } from "../case/input.js";
import { quoteName, quoteString } from "../fragment/quote.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import type { Session } from "../store/session.js";
import {
  bareName,
  mapColumns,
  tableName,
  tableOfCategory,
  type SourceColumn,
  type TargetColumn,
} from "./columns.js";
import { datetimeForm, type DatetimeForm, type DatetimeOptions } from "./datetime-form.js";
import { takeDuplicates } from "./duplicates.js";
import { markPresent, provideTable, qualified } from "./evidence-table.js";
import { closeGaps } from "./gaps.js";
import { load, receivedAt, type LoadTarget, type LoadTools } from "./load.js";
import { retryRecords } from "./retry.js";
import type { RecordSource } from "./source.js";
import { chooseTable, tableOfActionType, type TableChoice } from "./which-table.js";

/** What one table got from a file. */
export type TableAccount = Pick<
  InputRecord,
  | "id"
  | "table"
  | "rows"
  | "firstEvent"
  | "lastEvent"
  | "digits"
  | "notes"
  | "ingestion"
  | "missingColumns"
  | "unknownColumns"
  | "renamedColumns"
>;

/** What is known beforehand about the records of a file. */
export interface ImportTask {
  /** The number of the first input the file becomes. */
  readonly firstId: number;
  readonly modified: bigint;
  /** The table, where the user has named it. */
  readonly table: string | undefined;
  readonly keepDuplicates: boolean;
  readonly datetimes: DatetimeOptions;
}

/** Why no record of a file was imported, and the table they would have gone to, where that is clear. */
export interface NotImported {
  readonly reason: string;
  readonly table?: string;
}

/** Imports the records of a source. */
export async function importRecords(
  tools: LoadTools,
  source: RecordSource,
  task: ImportTask,
): Promise<TableAccount[] | NotImported> {
  const choice: TableChoice =
    task.table === undefined
      ? chooseTable(source.columns.filter(({ assumed }) => assumed !== true).map(({ name }) => name))
      : { kind: "one", table: task.table };
  const split = task.table === undefined ? await findSplit(tools, source, choice) : undefined;
  if (split === undefined && choice.kind === "none") return { reason: choice.reason };
  const likely = split?.main ?? (choice.kind === "one" ? choice.table : "DeviceEvents");
  const datetimes = await datetimeForm(tools, source, task.datetimes);
  if ("unsettled" in datetimes) return { reason: datetimes.unsettled, table: likely };
  const place: Place = {
    tools,
    firstId: task.firstId,
    modified: task.modified,
    datetimes,
    keepDuplicates: task.keepDuplicates,
  };
  if (split !== undefined) return importTables(place, source, split);
  const notes = choice.kind === "one" && choice.note !== undefined ? [choice.note] : [];
  const account = await importInto(place, source, likely, notes);
  if (account === undefined) throw new Error("bug: other tables without a split");
  return [account];
}

async function findSplit(
  tools: LoadTools,
  source: RecordSource,
  choice: TableChoice,
): Promise<Split | undefined> {
  const named = await namedSplit(tools, source);
  if (named !== undefined || choice.kind !== "by-action-type") return named;
  return actionTypeSplit(tools, source, choice.fallback);
}

async function importTables(place: Place, source: RecordSource, split: Split): Promise<TableAccount[]> {
  const tables = new Set(split.texts.map((text) => split.tableOf(text)));
  const [only = split.main] = tables;
  if (tables.size <= 1) {
    const elsewhere = split.complete
      ? undefined
      : `${split.sql} NOT IN (${["", ...split.texts].map(quoteString).join(", ")})`;
    const account = await importInto(place, source, only, split.notes(new Map([[only, 0]]), 0), elsewhere);
    if (account !== undefined) return [account];
  }
  return importSplit(place, (await source.reopen?.()) ?? source, split);
}

/** Where the rows of a file go. */
interface Place {
  readonly tools: LoadTools;
  /** The number of the first input the file becomes. */
  readonly firstId: number;
  readonly modified: bigint;
  readonly datetimes: DatetimeForm;
  readonly keepDuplicates: boolean;
}

/** How the records of a file are dealt out to tables. */
interface Split {
  /** SQL of the text that decides. */
  readonly sql: string;
  /** Texts that are known to occur: all of them if `complete`, or those of the first records. */
  readonly texts: readonly string[];
  readonly complete: boolean;
  /** Where records go that say nothing. */
  readonly main: string;
  readonly tableOf: (text: string) => string;
  readonly notes: (counts: ReadonlyMap<string, number>, undecided: number) => string[];
  readonly undecided: (text: string) => boolean;
}

const TABLE_COLUMNS = ["Type", "$table", "TableName", "SourceTable", "Table"];
const SAMPLE_ROWS = 2048;

/** By the table a file names in its records, in the envelope or in a column in which nothing else stands. */
async function namedSplit(tools: LoadTools, source: RecordSource): Promise<Split | undefined> {
  if (source.table !== undefined) {
    const texts = source.tableTexts ?? [];
    const main = texts.map(tableOfCategory).find((table) => table !== undefined) ?? "DeviceEvents";
    return named(source.table, texts, (text) => tableOfCategory(text), main);
  }
  for (const name of TABLE_COLUMNS) {
    const column = columnNamed(source, name);
    if (column === undefined) continue;
    const texts = await sampleTexts(tools, source, column.sql);
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
    complete: false,
    main,
    tableOf: (text) => tableOf(text) ?? main,
    undecided: (text) => tableOf(text) === undefined,
    notes: (_, undecided) =>
      undecided === 0 ? [] : [`${undecided} rows that name no table taken as ${main}`],
  };
}

/** By the ActionType of each row where that decides. */
async function actionTypeSplit(tools: LoadTools, source: RecordSource, fallback: string): Promise<Split> {
  const column = columnNamed(source, "ActionType");
  if (column === undefined) throw new Error("bug: split by ActionType without that column");
  return {
    sql: column.sql,
    texts: await sampleTexts(tools, source, column.sql, false),
    complete: true,
    main: fallback,
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

function columnNamed(source: RecordSource, name: string): SourceColumn | undefined {
  return source.columns.find((candidate) => bareName(candidate.name).toLowerCase() === name.toLowerCase());
}

/** The different texts of a column, in the first records or in all. */
async function sampleTexts(
  { session }: LoadTools,
  source: RecordSource,
  sql: string,
  firstOnly = true,
): Promise<string[]> {
  const rows = await session.arrays(
    `SELECT DISTINCT CAST(${sql} AS VARCHAR) FROM (${source.sql} ${firstOnly ? `LIMIT ${SAMPLE_ROWS}` : ""})`,
  );
  await source.takeUnsplit?.();
  return rows.map(([text]) => text as string).sort();
}

/** All records into one table; undefined, and nothing done, where some turn out to belong elsewhere. */
async function importInto(
  place: Place,
  source: RecordSource,
  table: string,
  notes: readonly string[],
  elsewhere?: string,
): Promise<TableAccount | undefined> {
  const { tools, firstId } = place;
  const target = await prepare(place, source, table, firstId);
  const loaded = await load(tools, source, source.sql, target, { unsplit: true, elsewhere });
  if (loaded === "other-tables") {
    await tools.session.run(`DELETE FROM ${qualified(table)} WHERE coldhunt_input = ${firstId}`);
    await source.takeUnsplit?.();
    return undefined;
  }
  const torn = await rejectTorn(tools, source, firstId);
  return account(place, source, target, loaded.read + torn, loaded.salvaged, [
    ...source.notes,
    ...place.datetimes.notes,
    ...notes,
  ]);
}

/** Reads a file once into a table of texts, then each of its tables out of that. */
async function importSplit(place: Place, source: RecordSource, split: Split): Promise<TableAccount[]> {
  const { tools, firstId } = place;
  const { session } = tools;
  await session.run(`CREATE OR REPLACE TEMP TABLE coldhunt_records AS ${source.sql}`);
  const unsplit = (await source.takeUnsplit?.()) ?? [];
  const gaps = unsplit.map(({ row }) => row);
  await closeGaps(session, { table: "coldhunt_records", column: "n", where: "true" }, gaps);
  const broken = await session.arrays("DELETE FROM coldhunt_records WHERE broken RETURNING n");
  const retries = [
    ...unsplit,
    ...broken.map(([n]) => ({ row: Number(n), reason: "the record cannot be read" })),
  ];
  const salvage = await retryRecords(tools, source, firstId, retries);
  const salvaged =
    salvage === undefined ? 0 : await session.run(`INSERT INTO coldhunt_records BY NAME ${salvage}`);
  const lost = (await rejectTorn(tools, source, firstId)) + retries.length - salvaged;
  const shares = await shareOut(session, split);
  const counts = new Map([...shares].map(([table, share]) => [table, share.count]));
  const undecided = [...shares.values()].reduce((sum, share) => sum + share.undecided, 0);
  const notes = [...source.notes, ...place.datetimes.notes, ...split.notes(counts, undecided)];
  const accounts: TableAccount[] = [];
  for (const [table, { texts }] of shares) {
    const first = accounts.length === 0;
    const target = await prepare(place, source, table, firstId + accounts.length);
    const from = `SELECT * FROM coldhunt_records WHERE ${split.sql} IN (${texts.map(quoteString).join(", ")})`;
    const loaded = await load(tools, source, from, target, { unsplit: false });
    if (loaded === "other-tables") throw new Error("bug: other tables in the share of one");
    accounts.push(
      await account(place, source, target, loaded.read + (first ? lost : 0), first ? salvaged : 0, notes),
    );
  }
  await session.run("DROP TABLE coldhunt_records");
  return accounts;
}

interface Share {
  count: number;
  undecided: number;
  readonly texts: string[];
}

/** What each table gets, the largest share first. */
async function shareOut(session: Session, split: Split): Promise<ReadonlyMap<string, Share>> {
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

async function prepare(
  { tools, modified, datetimes }: Place,
  source: RecordSource,
  table: string,
  input: number,
): Promise<LoadTarget> {
  const columns = mapColumns(table, source.columns);
  await provideTable(tools.session, table, columns);
  return { input, table, columns, modified, datetimes };
}

async function rejectTorn({ rejects }: LoadTools, source: RecordSource, input: number): Promise<number> {
  for (const part of source.torn) await rejects.add({ input, ...part });
  return source.torn.length;
}

async function account(
  { tools, keepDuplicates }: Place,
  source: RecordSource,
  target: LoadTarget,
  read: number,
  salvaged: number,
  notes: readonly string[],
): Promise<TableAccount> {
  const { session, rejects } = tools;
  const filled = await filledColumns(session, target);
  const digits = await timeDigits(session, target);
  const duplicate = keepDuplicates
    ? 0
    : await takeDuplicates(tools, target, digits, source.streamed === true);
  const counts = await countRows(session, source, target);
  const { imported } = counts;
  const rejected = rejects.count(target.input);
  if (read !== imported + rejected + duplicate)
    throw new Error(
      `bug: ${read} rows were read, ${imported} imported, ${rejected} rejected, ${duplicate} duplicate`,
    );
  return {
    id: target.input,
    table: target.table,
    rows: { read, imported, rejected, duplicate },
    firstEvent: counts.firstEvent,
    lastEvent: counts.lastEvent,
    digits,
    notes: [...notes, ...(salvaged === 0 ? [] : [`${salvaged} rows salvaged by a second reading`])],
    ingestion: counts.ingestion,
    ...columnAccount(target.table, filled),
  };
}

function isTimed(target: LoadTarget): boolean {
  return target.columns.some((column) => column.name === "Timestamp");
}

/** How many digits of a second the event times have; null where there is no time. */
async function timeDigits(session: Session, target: LoadTarget): Promise<number | null> {
  if (!isTimed(target)) return null;
  const [row] = await session.arrays(
    `SELECT bool_and("Timestamp" % 10000000 = 0), bool_and("Timestamp" % 10000 = 0), bool_and("Timestamp" % 10 = 0)
     FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}`,
  );
  const [seconds, milliseconds, microseconds] = row ?? [];
  if (typeof seconds !== "boolean") return null;
  return seconds ? 0 : milliseconds === true ? 3 : microseconds === true ? 6 : 7;
}

type RowCounts = Pick<TableAccount, "firstEvent" | "lastEvent" | "ingestion"> & { readonly imported: number };

/** Counts what is in the table by now, and fills `coldhunt_ingestion` where nothing said when a record came in. */
async function countRows(session: Session, source: RecordSource, target: LoadTarget): Promise<RowCounts> {
  const timed = isTimed(target);
  const [row] = await session.arrays(
    `SELECT count(*), ${timed ? 'min("Timestamp"), max("Timestamp"), count("Timestamp")' : "NULL, NULL, 0::BIGINT"},
       count(coldhunt_ingestion), ${timed ? 'count(*) FILTER (coldhunt_ingestion IS NULL AND "Timestamp" IS NOT NULL)' : "0::BIGINT"}
     FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}`,
  );
  const [count, first, last, withTime, received, receivedMissing] = (row ?? []) as (bigint | null)[];
  const imported = Number(count);
  const from = receivedAt(source, target);
  const ingestion = { column: 0, "record-time": 0, "event-time": 0, "file-time": 0 };
  if (from === undefined) {
    ingestion["event-time"] = Number(withTime);
  } else {
    ingestion[from === source.receivedAt ? "record-time" : "column"] = Number(received);
    ingestion["event-time"] = Number(receivedMissing);
    if (Number(received) < imported)
      await session.run(
        `UPDATE ${qualified(target.table)} SET coldhunt_ingestion = coalesce(${timed ? '"Timestamp", ' : ""}${target.modified})
         WHERE coldhunt_input = ${target.input} AND coldhunt_ingestion IS NULL`,
      );
  }
  ingestion["file-time"] = imported - ingestion.column - ingestion["record-time"] - ingestion["event-time"];
  return { imported, firstEvent: first ?? null, lastEvent: last ?? null, ingestion };
}

/** The columns the file has; of those that were assumed, the ones with a value somewhere. They are marked present. */
async function filledColumns(session: Session, target: LoadTarget): Promise<TargetColumn[]> {
  const assumed = target.columns.filter((column) => column.source?.assumed === true);
  const sure = target.columns.filter((column) => column.source?.assumed !== true);
  if (assumed.length === 0) {
    await markPresent(session, target.table, sure);
    return sure;
  }
  const filled = assumed.map(
    ({ name, type }) => `bool_or(${quoteName(name)} ${type === "string" ? "<> ''" : "IS NOT NULL"})`,
  );
  const [row = []] = await session.arrays(
    `SELECT ${filled.join(", ")} FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}`,
  );
  const found = new Set([...sure, ...assumed.filter((_, index) => row[index] === true)]);
  const columns = target.columns.filter((column) => found.has(column));
  await markPresent(session, target.table, columns);
  return columns;
}

function columnAccount(
  table: string,
  columns: readonly TargetColumn[],
): Pick<TableAccount, "missingColumns" | "unknownColumns" | "renamedColumns"> {
  const present = new Set(columns.map((column) => column.name));
  const missing = (DEFENDER_TABLES.get(table) ?? [])
    .map((column) => column.name)
    .filter((name) => !present.has(name));
  const renamed = columns.flatMap((column) =>
    column.renamedFrom === undefined ? [] : [[column.renamedFrom, column.name] as const],
  );
  return {
    missingColumns: missing,
    unknownColumns: columns.filter((column) => !column.known).map((column) => column.name),
    renamedColumns: Object.fromEntries(renamed),
  };
}
