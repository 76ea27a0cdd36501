import type { InputRecord } from "../case/input.js";
import { quoteString } from "../fragment/quote.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { bareName, mapColumns, tableName, type TargetColumn } from "./columns.js";
import { provideTable, qualified } from "./evidence-table.js";
import { closeGaps } from "./gaps.js";
import { load, receivedAt, type LoadTarget, type LoadTools } from "./load.js";
import { retryRecords } from "./retry.js";
import type { RecordSource } from "./source.js";
import { chooseTable, tableOfActionType } from "./which-table.js";

/** What one table got from a file. */
export type TableAccount = Pick<
  InputRecord,
  | "id"
  | "table"
  | "rows"
  | "firstEvent"
  | "lastEvent"
  | "notes"
  | "ingestion"
  | "missingColumns"
  | "unknownColumns"
  | "renamedColumns"
>;

/** Imports the records of a source; text says why there is no table for them. */
export async function importRecords(
  tools: LoadTools,
  source: RecordSource,
  firstId: number,
  modified: bigint,
): Promise<TableAccount[] | string> {
  const named = await tableColumn(tools, source);
  if (named === undefined) {
    const choice = chooseTable(source.columns.map((column) => column.name));
    if (choice.kind === "none") return choice.reason;
    if (choice.kind === "one")
      return [await importInto(tools, source, choice.table, firstId, modified, choice.note)];
    return importByActionType(tools, source, choice.fallback, firstId, modified);
  }
  if (named.values.length === 1 && named.values[0] !== undefined)
    return [await importInto(tools, source, named.values[0], firstId, modified)];
  return importSplit(tools, source, named.sql, firstId, modified, []);
}

interface NamedTables {
  /** SQL of a record's table, as we name it. */
  readonly sql: string;
  readonly values: readonly string[];
}

const TABLE_COLUMNS = ["Type", "$table", "TableName", "SourceTable", "Table"];

/** The tables a file names in its records, by the envelope or by a column in which nothing else stands. */
async function tableColumn(tools: LoadTools, source: RecordSource): Promise<NamedTables | undefined> {
  if (source.table !== undefined) return namedTables(tools, source, source.table, true);
  for (const name of TABLE_COLUMNS) {
    const column = source.columns.find(
      (candidate) => bareName(candidate.name).toLowerCase() === name.toLowerCase(),
    );
    const named = column === undefined ? undefined : await namedTables(tools, source, column.sql, false);
    if (named !== undefined) return named;
  }
  return undefined;
}

const CATEGORY = /^AdvancedHunting-/i;

async function namedTables(
  { session }: LoadTools,
  source: RecordSource,
  sql: string,
  newTables: boolean,
): Promise<NamedTables | undefined> {
  const rows = await session.arrays(
    `SELECT CAST(${sql} AS VARCHAR), count(*) AS c FROM (${source.sql}) WHERE NOT broken GROUP BY 1 ORDER BY c DESC, 1`,
  );
  await source.takeUnsplit?.();
  const names = new Map<string, string>();
  for (const [value] of rows) {
    const text = value as string;
    const bare = text.replace(CATEGORY, "");
    const table = tableName(bare) ?? (newTables && /^[A-Za-z]\w{2,100}$/.test(bare) ? bare : undefined);
    if (table === undefined && !newTables) return undefined;
    names.set(text, table ?? "DeviceEvents");
  }
  if (names.size === 0) return undefined;
  const cases = [...names].map(([text, table]) => `WHEN ${quoteString(text)} THEN ${quoteString(table)}`);
  const values = [...new Set(names.values())];
  const [first = ""] = values;
  return { sql: `CASE CAST(${sql} AS VARCHAR) ${cases.join(" ")} ELSE ${quoteString(first)} END`, values };
}

async function importByActionType(
  tools: LoadTools,
  source: RecordSource,
  fallback: string,
  firstId: number,
  modified: bigint,
): Promise<TableAccount[]> {
  const column = source.columns.find(({ name }) => bareName(name).toLowerCase() === "actiontype");
  if (column === undefined) throw new Error("bug: split by ActionType without that column");
  const rows = await tools.session.arrays(
    `SELECT CAST(${column.sql} AS VARCHAR), count(*) FROM (${source.sql}) WHERE NOT broken GROUP BY 1 ORDER BY 1`,
  );
  await source.takeUnsplit?.();
  const cases: string[] = [];
  const counts = new Map<string, number>();
  let undecided = 0;
  for (const [value, count] of rows) {
    const table = tableOfActionType(value as string);
    if (table === undefined) undecided += Number(count);
    else if (table !== fallback)
      cases.push(`WHEN ${quoteString(value as string)} THEN ${quoteString(table)}`);
    counts.set(table ?? fallback, (counts.get(table ?? fallback) ?? 0) + Number(count));
  }
  const [only] = counts.keys();
  if (counts.size <= 1) {
    const note = `taken as ${only ?? fallback} by its columns and ActionTypes`;
    return [await importInto(tools, source, only ?? fallback, firstId, modified, note)];
  }
  const notes = [
    `tables told apart by ActionType: ${[...counts].map(([table, count]) => `${table} ${count}`).join(", ")}`,
    ...(undecided === 0 ? [] : [`${undecided} rows of other ActionTypes taken as ${fallback}`]),
  ];
  const sql = `CASE CAST(${column.sql} AS VARCHAR) ${cases.join(" ")} ELSE ${quoteString(fallback)} END`;
  return importSplit(tools, source, sql, firstId, modified, notes);
}

async function importInto(
  tools: LoadTools,
  source: RecordSource,
  table: string,
  input: number,
  modified: bigint,
  note?: string,
): Promise<TableAccount> {
  const target = await prepare(tools, source, table, input, modified);
  const { read, salvaged } = await load(tools, source, source.sql, target, { unsplit: true });
  const torn = await rejectTorn(tools, source, input);
  const notes = [...source.notes, ...(note === undefined ? [] : [note])];
  return account(tools, source, target, read + torn, salvaged, notes);
}

/** Reads a file once into a table of texts, then each of its tables out of that. */
async function importSplit(
  tools: LoadTools,
  source: RecordSource,
  tableSql: string,
  firstId: number,
  modified: bigint,
  notes: readonly string[],
): Promise<TableAccount[]> {
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
  const torn = (await rejectTorn(tools, source, firstId)) + retries.length - salvaged;
  const tables = await session.arrays(
    `SELECT ${tableSql} AS t, count(*) AS c FROM coldhunt_records GROUP BY t ORDER BY c DESC, t`,
  );
  const accounts: TableAccount[] = [];
  for (const [index, [table]] of tables.entries()) {
    const target = await prepare(tools, source, table as string, firstId + index, modified);
    const from = `SELECT * FROM coldhunt_records WHERE ${tableSql} = ${quoteString(table as string)}`;
    const { read } = await load(tools, source, from, target, { unsplit: false });
    const first = index === 0;
    accounts.push(
      await account(tools, source, target, read + (first ? torn : 0), first ? salvaged : 0, [
        ...source.notes,
        ...notes,
      ]),
    );
  }
  await session.run("DROP TABLE coldhunt_records");
  return accounts;
}

async function prepare(
  { session }: LoadTools,
  source: RecordSource,
  table: string,
  input: number,
  modified: bigint,
): Promise<LoadTarget> {
  const columns = mapColumns(table, source.columns);
  await provideTable(session, table, columns);
  return { input, table, columns, modified };
}

async function rejectTorn({ rejects }: LoadTools, source: RecordSource, input: number): Promise<number> {
  for (const part of source.torn) await rejects.add({ input, ...part });
  return source.torn.length;
}

async function account(
  tools: LoadTools,
  source: RecordSource,
  target: LoadTarget,
  read: number,
  salvaged: number,
  notes: readonly string[],
): Promise<TableAccount> {
  const { session, rejects } = tools;
  const { input, table, columns } = target;
  const timed = columns.some((column) => column.name === "Timestamp");
  const [row] = await session.arrays(
    `SELECT count(*), ${timed ? 'min("Timestamp"), max("Timestamp"), count("Timestamp")' : "NULL, NULL, 0::BIGINT"},
       count(coldhunt_ingestion), ${timed ? 'count(*) FILTER (coldhunt_ingestion IS NULL AND "Timestamp" IS NOT NULL)' : "0::BIGINT"}
     FROM ${qualified(table)} WHERE coldhunt_input = ${input}`,
  );
  const [count, first, last, withTime, received, receivedMissing] = (row ?? []) as (bigint | null)[];
  const imported = Number(count);
  const rejected = rejects.count(input);
  if (read !== imported + rejected)
    throw new Error(`bug: ${read} rows were read, ${imported} imported and ${rejected} rejected`);
  const source_ = receivedAt(source, target);
  const ingestion = { column: 0, "record-time": 0, "event-time": 0, "file-time": 0 };
  if (source_ === undefined) {
    ingestion["event-time"] = Number(withTime);
  } else {
    ingestion[source_ === source.receivedAt ? "record-time" : "column"] = Number(received);
    ingestion["event-time"] = Number(receivedMissing);
    if (Number(received) < imported)
      await session.run(
        `UPDATE ${qualified(table)} SET coldhunt_ingestion = coalesce(${timed ? '"Timestamp", ' : ""}${target.modified})
         WHERE coldhunt_input = ${input} AND coldhunt_ingestion IS NULL`,
      );
  }
  ingestion["file-time"] = imported - ingestion.column - ingestion["record-time"] - ingestion["event-time"];
  return {
    id: input,
    table,
    rows: { read, imported, rejected, duplicate: 0 },
    firstEvent: first ?? null,
    lastEvent: last ?? null,
    notes: [...notes, ...(salvaged === 0 ? [] : [`${salvaged} rows salvaged by a second reading`])],
    ingestion,
    ...columnAccount(table, columns),
  };
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
