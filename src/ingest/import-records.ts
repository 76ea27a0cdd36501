import type { Selection } from "../case/selection.js";
import { quoteString } from "../fragment/quote.js";
import { DEVICE_EVENT_TABLES } from "../schema/defender.js";
import { account, type TableAccount } from "./account.js";
import { bareName, mapColumns, schemaColumns, type SourceColumn } from "./columns.js";
import type { DatetimeForm } from "./datetime-form.js";
import { destinationOf, onlyTable, wantedOf, type NotImported, type Said } from "./destination.js";
import { provideTable, qualified } from "./evidence-table.js";
import { closeGaps } from "./gaps.js";
import { OtherHead } from "./joined-heads.js";
import { load, type LoadTarget, type LoadTools } from "./load.js";
import { withPassed } from "./passed-files.js";
import { retryRecords } from "./retry.js";
import { lookFor, noteLooks, see, type Seen } from "./selection.js";
import type { RecordSource } from "./source.js";
import type { Survey } from "./survey.js";
import { shareOut, type Split } from "./table-split.js";

/** What is known beforehand about the records of a file. */
export interface ImportTask extends Said {
  /** The number of the first input the file becomes. */
  readonly firstId: number;
  readonly modified: bigint;
  readonly keepDuplicates: boolean;
  /** Rows that are not in it are looked at and not imported. */
  readonly selection?: Selection | undefined;
  /** What a look at the file has shown already. */
  readonly survey?: Survey | undefined;
}

/** Imports the records of a source. */
export async function importRecords(
  tools: LoadTools,
  source: RecordSource,
  task: ImportTask,
): Promise<TableAccount[] | NotImported> {
  const destination = await destinationOf(tools, source, task);
  if ("reason" in destination) return destination;
  const { table, split, datetimes, notes } = destination;
  const { firstId, modified, keepDuplicates, selection } = task;
  const seen = task.survey?.table === table ? task.survey.seen : undefined;
  const place: Place = { tools, firstId, modified, datetimes, keepDuplicates, selection, seen };
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
  /** What a look at all records has shown already. */
  readonly seen: Seen | undefined;
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
  const look = wanted === undefined ? undefined : lookFor(target, wanted, elsewhere);
  const seen = look === undefined ? undefined : (place.seen ?? (await see(tools.session, look, source.sql)));
  // not all records of a CSV file are in its relation: it has to be read to be asked for the others
  const nothing = seen?.wanted === 0 && source.takeUnsplit === undefined;
  // to ask once more of each what it is wanted for would take longer than to read it
  const from = look === undefined || source.picked === true ? source.sql : look.wanted(source.sql);
  const loaded = nothing
    ? { read: 0, salvaged: 0 }
    : await load(tools, source, from, target, { unsplit: true, elsewhere });
  if (loaded === "other-tables") {
    await tools.session.run(`DELETE FROM ${qualified(table)} WHERE coldhunt_input = ${firstId}`);
    await source.takeUnsplit?.();
    return undefined;
  }
  // a file whose lines are not its records after all is read whole
  if (place.seen !== undefined && loaded.read !== place.seen.wanted)
    throw new Error(`${loaded.read} of ${place.seen.wanted} wanted records were found`);
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
  if (seen === undefined) return imported;
  await noteLooks(tools.session, [{ input: firstId, table, seen }]);
  return withPassed(imported, seen);
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
  await provideTable(tools, table, columns);
  return { input, table, columns, modified, datetimes };
}

async function rejectTorn({ rejects }: LoadTools, source: RecordSource, input: number): Promise<number> {
  for (const part of source.torn) await rejects.add({ input, ...part });
  return source.torn.length;
}
