import type { Selection, TableSelection } from "../case/selection.js";
import { quoteString } from "../fragment/quote.js";
import { DEVICE_EVENT_TABLES } from "../schema/defender.js";
import { account, type TableAccount } from "./account.js";
import { bareName, mapColumns, schemaColumns, type SourceColumn } from "./columns.js";
import { datetimeForm, type DatetimeForm, type DatetimeOptions } from "./datetime-form.js";
import { provideTable, qualified } from "./evidence-table.js";
import { closeGaps } from "./gaps.js";
import { OtherHead } from "./joined-heads.js";
import { load, type LoadTarget, type LoadTools } from "./load.js";
import { retryRecords } from "./retry.js";
import { look, noteLook, type Look } from "./selection.js";
import type { RecordSource } from "./source.js";
import { findSplit, shareOut, type Split } from "./table-split.js";
import { chooseTable, type TableChoice } from "./which-table.js";

/** What is known beforehand about the records of a file. */
export interface ImportTask {
  /** The number of the first input the file becomes. */
  readonly firstId: number;
  readonly modified: bigint;
  /** The table, where the user has named it. */
  readonly table: string | undefined;
  readonly keepDuplicates: boolean;
  readonly datetimes: DatetimeOptions;
  /** Rows that are not in it are looked at and not imported. */
  readonly selection?: Selection | undefined;
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
  if (source.reopen === undefined) return importWhole(tools, source, task);
  const passed = await passOver(tools, source, task);
  if (passed !== undefined) return [passed];
  const whole = await source.reopen();
  if (whole === undefined) throw new Error("bug: a file has records in a sample and none at all");
  return importWhole(tools, whole, task);
}

/** Where the records of a file belong, and how its times are written. */
interface Destination {
  /** The table, or the likeliest of those that a split tells apart. */
  readonly table: string;
  readonly split: Split | undefined;
  readonly datetimes: DatetimeForm;
  /** How the table was told. */
  readonly notes: readonly string[];
}

async function destinationOf(
  tools: LoadTools,
  source: RecordSource,
  task: ImportTask,
): Promise<Destination | NotImported> {
  const choice: TableChoice =
    task.table === undefined
      ? chooseTable(source.columns.map(({ name }) => name))
      : { kind: "one", table: task.table };
  const split = task.table === undefined ? await findSplit(tools, source, choice) : undefined;
  if (split === undefined && choice.kind === "none") return { reason: choice.reason };
  const table = split?.main ?? (choice.kind === "one" ? choice.table : "DeviceEvents");
  const datetimes = await datetimeForm(tools, source, task.datetimes);
  if ("unsettled" in datetimes) return { reason: datetimes.unsettled, table };
  const notes = choice.kind === "one" && choice.note !== undefined ? [choice.note] : [];
  return { table, split, datetimes, notes };
}

/** The only table of a split, as far as its texts were met; undefined where there are several. */
function onlyTable(split: Split): string | undefined {
  const [only = split.main, ...others] = new Set(split.texts.map((text) => split.tableOf(text)));
  return others.length === 0 ? only : undefined;
}

/** What is wanted of a table; undefined where that is every row. */
function wantedOf(selection: Selection | undefined, table: string): TableSelection | undefined {
  if (selection === undefined) return undefined;
  const wanted = selection.get(table) ?? { condition: "false", columns: [] };
  return wanted.condition === undefined ? undefined : wanted;
}

/**
 * Leaves a file of which no record is wanted, after a look through the columns that decide; undefined, and nothing
 * done, where any may be wanted, or the file is not of one table, or not sound.
 */
async function passOver(
  tools: LoadTools,
  source: RecordSource,
  task: ImportTask,
): Promise<TableAccount | undefined> {
  const destination = await destinationOf(tools, source, task);
  if ("reason" in destination || source.narrowed === undefined) return undefined;
  const { split, datetimes } = destination;
  const table = split === undefined ? destination.table : onlyTable(split);
  const wanted = table === undefined ? undefined : wantedOf(task.selection, table);
  if (table === undefined || wanted === undefined) return undefined;
  const columns = mapColumns(table, source.columns);
  const names = new Set([...wanted.columns, "ActionType", "Timestamp"]);
  const sampled = columns.filter((column) => names.has(column.name));
  const further = [...names].filter((name) => !sampled.some((column) => column.name === name));
  const narrow = source.narrowed([
    ...sampled.flatMap((column) => column.source?.name ?? []),
    ...further.filter((name) => schemaColumns(table).has(name.toLowerCase())),
  ]);
  const about = { input: task.firstId, table, modified: task.modified, datetimes };
  const seen = await look(
    tools,
    narrow,
    { ...about, columns: mapColumns(table, narrow.columns) },
    wanted,
    split?.elsewhere(table),
  );
  // a column that the sample did not show has to be entered
  if (!seen.sound || seen.wanted > 0 || further.some((name) => seen.filled.includes(name))) return undefined;
  await provideTable(tools.session, table, columns);
  const told = split === undefined ? destination.notes : split.notes(new Map([[table, 0]]), 0);
  const notes = [...source.notes, ...datetimes.notes, ...told];
  const imported = await account(tools, task.keepDuplicates, source, { ...about, columns }, 0, 0, notes);
  return withPassed(tools, imported, table, seen);
}

async function importWhole(
  tools: LoadTools,
  source: RecordSource,
  task: ImportTask,
): Promise<TableAccount[] | NotImported> {
  const destination = await destinationOf(tools, source, task);
  if ("reason" in destination) return destination;
  const { table, split, datetimes, notes } = destination;
  const { firstId, modified, keepDuplicates, selection } = task;
  const place: Place = { tools, firstId, modified, datetimes, keepDuplicates, selection };
  try {
    if (split !== undefined) return await importTables(place, source, split);
    const account = await importInto(place, source, table, notes);
    if (account === undefined) throw new Error("bug: other tables without a split");
    return [account];
  } catch (error) {
    if (error instanceof OtherHead) return { reason: error.message, table };
    throw error;
  }
}

async function importTables(place: Place, source: RecordSource, split: Split): Promise<TableAccount[]> {
  const only = onlyTable(split);
  if (only !== undefined) {
    const notes = split.notes(new Map([[only, 0]]), 0);
    const account = await importInto(place, source, only, notes, split.elsewhere(only));
    if (account !== undefined) return [account];
  }
  return importSplit(place, source, split);
}

/** Where the rows of a file go. */
interface Place {
  readonly tools: LoadTools;
  /** The number of the first input the file becomes. */
  readonly firstId: number;
  readonly modified: bigint;
  readonly datetimes: DatetimeForm;
  readonly keepDuplicates: boolean;
  readonly selection: Selection | undefined;
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
  const wanted = wantedOf(place.selection, table);
  const seen = wanted === undefined ? undefined : await look(tools, source, target, wanted, elsewhere);
  const loaded =
    seen?.wanted === 0 && seen.sound
      ? { read: 0, salvaged: 0 }
      : await load(tools, source, seen?.from ?? source.sql, target, { unsplit: true, elsewhere });
  if (loaded === "other-tables") {
    await tools.session.run(`DELETE FROM ${qualified(table)} WHERE coldhunt_input = ${firstId}`);
    await source.takeUnsplit?.();
    return undefined;
  }
  const torn = await rejectTorn(tools, source, firstId);
  const imported = await account(
    tools,
    place.keepDuplicates,
    source,
    target,
    loaded.read + torn,
    loaded.salvaged,
    [...source.notes, ...place.datetimes.notes, ...notes],
  );
  return seen === undefined ? imported : withPassed(tools, imported, table, seen);
}

/** The account of a file whose unwanted records were looked at and passed over: they count as read and as sound. */
async function withPassed(
  { session }: LoadTools,
  imported: TableAccount,
  table: string,
  seen: Look,
): Promise<TableAccount> {
  await noteLook(session, table, imported.id, seen);
  const passed = seen.records - seen.wanted;
  const { read, imported: kept, rejected, duplicate } = imported.rows;
  return {
    ...imported,
    rows: { read: read + passed, imported: kept + passed, rejected, duplicate },
    firstEvent: least(imported.firstEvent, seen.firstEvent),
    lastEvent: most(imported.lastEvent, seen.lastEvent),
  };
}

function least(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null || a < b ? a : b;
}

function most(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null || a > b ? a : b;
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
    const from = `SELECT * FROM coldhunt_records WHERE ${split.sql} IN (${texts.map(quoteString).join(", ")})`;
    const share = { ...source, columns: await columnsOf(tools, source, table, from) };
    const target = await prepare(place, share, table, firstId + accounts.length);
    const loaded = await load(tools, source, from, target, { unsplit: false });
    if (loaded === "other-tables") throw new Error("bug: other tables in the share of one");
    accounts.push(
      await account(
        tools,
        place.keepDuplicates,
        source,
        target,
        loaded.read + (first ? lost : 0),
        first ? salvaged : 0,
        notes,
      ),
    );
  }
  await session.run("DROP TABLE coldhunt_records");
  return accounts;
}

/**
 * The columns of a file that has those of several tables, for one of them: its own, those nobody knows, and those of
 * another table where a record has a value in them.
 */
async function columnsOf(
  { session }: LoadTools,
  source: RecordSource,
  table: string,
  from: string,
): Promise<readonly SourceColumn[]> {
  const own = schemaColumns(table);
  const foreign = source.columns.filter(({ name }) => {
    const lower = bareName(name).toLowerCase();
    return !own.has(lower) && DEVICE_COLUMNS.has(lower);
  });
  if (foreign.length === 0) return source.columns;
  const [row = []] = await session.arrays(
    `SELECT ${foreign.map(({ sql }) => `bool_or(${sql} <> '')`).join(", ")} FROM (${from})`,
  );
  const empty = new Set(foreign.filter((_, index) => row[index] !== true));
  return source.columns.filter((column) => !empty.has(column));
}

const DEVICE_COLUMNS: ReadonlySet<string> = new Set(
  DEVICE_EVENT_TABLES.flatMap((table) => [...schemaColumns(table).keys()]),
);

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
