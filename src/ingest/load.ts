import type { OpenLedger } from "../case/open-ledger.js";
import { quoteName, quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { INGESTION_COLUMNS, type SourceColumn, type TargetColumn } from "./columns.js";
import { canFail, conversionFault, convertText, type Patience } from "./convert.js";
import { convertDatetime, type DatetimeForm } from "./datetime-form.js";
import { qualified } from "./evidence-table.js";
import { closeGaps, rowOf } from "./gaps.js";
import { OtherHead, SAME_HEAD } from "./joined-heads.js";
import { numberRows } from "./number-rows.js";
import { keepsOrder } from "./record-numbers.js";
import { retryRecords, type Retry } from "./retry.js";
import type { RejectSink } from "./reject-sink.js";
import type { Scratch } from "./scratch.js";
import type { RecordSource } from "./source.js";

/** Where rows go and what they get. */
export interface LoadTarget {
  readonly input: number;
  readonly table: string;
  readonly columns: readonly TargetColumn[];
  readonly datetimes: DatetimeForm;
  /** Ticks; what `coldhunt_ingestion` is where nothing else says. */
  readonly modified: bigint;
}

/** What an import works with. */
export interface LoadTools {
  readonly session: Session;
  readonly ledger: OpenLedger;
  readonly scratch: Scratch;
  readonly rejects: RejectSink;
}

export interface LoadOptions {
  /** Whether records that could not be split are to be asked for and seen to. */
  readonly unsplit: boolean;
  /** SQL condition: the record belongs to another table. If any does, the load is called off. */
  readonly elsewhere?: string | undefined;
}

/** Below the negative number of any record: marks those of other tables. */
const OTHER_TABLE = 2n ** 52n;

/** What came of the records of a source: read = imported + those the sink has got. */
export interface Loaded {
  readonly read: number;
  readonly salvaged: number;
}

/**
 * Moves the records of a source (`from` is its SQL, or a part of it) into an evidence table. A record with a value
 * that does not convert gets a negative row number on its way in, is then looked at again to say why, and taken out.
 */
export async function load(
  tools: LoadTools,
  source: RecordSource,
  from: string,
  target: LoadTarget,
  options: LoadOptions,
): Promise<Loaded | "other-tables"> {
  const { session } = tools;
  const insert = (relation: string) => insertion(source, relation, target, "quick", options.elsewhere);
  const unnumbered = from === source.sql ? source.unnumbered : undefined;
  const inOrder = unnumbered !== undefined && (await keepsOrder(session, insert(unnumbered)));
  const count = await session.run(insert(inOrder ? unnumbered : from));
  const marked = await marks(session, target);
  if (marked.elsewhere > 0) return "other-tables";
  if (inOrder) await numberRows(tools, target, count);
  const unsplit = options.unsplit ? ((await source.takeUnsplit?.()) ?? []) : [];
  const gaps = unsplit.map(({ row }) => row);
  const retries: Retry[] = unsplit.map(({ row, reason }) => ({ row, reason }));
  if (marked.flagged > 0) retries.push(...(await takeFlagged(tools, source, from, target, gaps)));
  await closeGaps(
    session,
    { table: qualified(target.table), column: "coldhunt_row", where: `coldhunt_input = ${target.input}` },
    gaps,
  );
  const salvage = await retryRecords(tools, source, target.input, retries);
  const read = count + unsplit.length;
  if (salvage === undefined) return { read, salvaged: 0 };
  const salvaged = await session.run(insertion(source, salvage, target, "quick"));
  await takeFlagged(tools, source, salvage, target, []);
  return { read, salvaged };
}

/** A column of a file on its way into a table. */
export interface Cell {
  readonly column: TargetColumn;
  /** Names in the inner query: of the text, and of the value. */
  readonly text: string;
  readonly value: string;
  readonly textSql: string;
  readonly valueSql: string;
  /** A value may be missing because its text does not convert. */
  readonly checked: boolean;
}

/** The columns that the file has, as text and as values. */
export function cells(target: LoadTarget, patience: Patience): Cell[] {
  return target.columns.flatMap((column, index) => {
    const source = column.source;
    if (source === undefined) return [];
    const typed = source.typed?.[column.type];
    return {
      column,
      text: `t${index}`,
      value: `v${index}`,
      textSql: source.sql,
      valueSql: typed ?? conversion(target.datetimes, column, source, patience),
      checked: typed === undefined && canFail(column.type),
    };
  });
}

function conversion(
  datetimes: DatetimeForm,
  column: TargetColumn,
  source: SourceColumn,
  patience: Patience,
): string {
  const sql = convertText(column.type, source.sql, patience);
  return column.type === "datetime" ? convertDatetime(datetimes, source.name, source.sql, sql) : sql;
}

/** SQL: the text of a cell says something that does not convert; a CASE looks at words only where a value is missing. */
export const unconverted = (cell: Cell) =>
  `(CASE WHEN ${cell.value} IS NULL AND ${cell.text} <> '' THEN NOT coldhunt_says_nothing(${cell.text}) ELSE false END)`;

function insertion(
  source: RecordSource,
  from: string,
  target: LoadTarget,
  patience: Patience,
  elsewhere?: string,
): string {
  const all = cells(target, patience);
  const checked = all.filter((cell) => cell.checked);
  const received = receivedAt(source, target);
  const names = [
    ...all.map((cell) => quoteName(cell.column.name)),
    "coldhunt_input",
    "coldhunt_row",
    "coldhunt_ingestion",
  ];
  const timestamp = all.find((cell) => cell.column.name === "Timestamp")?.value;
  const eventTime = [...(timestamp === undefined ? [] : [timestamp]), `${target.modified}::BIGINT`];
  const values = [
    ...all.map((cell) => cell.value),
    target.input,
    `CASE ${elsewhere === undefined ? "" : `WHEN elsewhere THEN -n - ${OTHER_TABLE}`}
       WHEN ${["broken", ...checked.map(unconverted), ...namesColumns(source, all)].join(" OR ")} THEN -n ELSE n END`,
    // NULL where a time of receipt is missing: these are counted and then filled
    received === undefined ? `coalesce(${eventTime.join(", ")})` : "received_at",
  ];
  const inner = [
    "n",
    "broken",
    ...(elsewhere === undefined ? [] : [`NOT broken AND (${elsewhere}) AS elsewhere`]),
    ...all.map((cell) => `${cell.valueSql} AS ${cell.value}`),
    ...checked.map((cell) => `${cell.textSql} AS ${cell.text}`),
    ...(received === undefined ? [] : [`coldhunt_datetime(${received}) AS received_at`]),
  ];
  return `INSERT INTO ${qualified(target.table)} (${names.join(", ")})
    SELECT ${values.join(", ")} FROM (SELECT ${inner.join(", ")} FROM (${from}))`;
}

/** SQL: all texts of a record are names of columns. Where any value has to convert, that of a head never does. */
function namesColumns(source: RecordSource, all: readonly Cell[]): string[] {
  const texts = all.filter((cell) => cell.column.type === "string");
  if (source.headIn === undefined || texts.length === 0 || all.some((cell) => cell.checked)) return [];
  const names = source.columns.map(({ name }) => quoteString(name)).join(", ");
  // a long IN is a join to DuckDB, which does not keep the order of rows
  return [`(${texts.map((cell) => `list_contains([${names}], ${cell.value})`).join(" AND ")})`];
}

/** SQL of the text of the time a record was received, where the file says something of it. */
export function receivedAt(source: RecordSource, target: LoadTarget): string | undefined {
  for (const name of INGESTION_COLUMNS) {
    const column = target.columns.find((candidate) => candidate.name === name);
    if (column?.source !== undefined) return column.source.sql;
  }
  return source.receivedAt;
}

/**
 * Takes flagged records out of the table again and gives them to the patient conversions. Those with values that do
 * not convert even then become rejects, those that could not be read at all are given back for another try.
 */
async function takeFlagged(
  tools: LoadTools,
  source: RecordSource,
  from: string,
  target: LoadTarget,
  gaps: readonly number[],
): Promise<Retry[]> {
  const { session } = tools;
  if (!(await moveFlagged(session, target))) return [];
  const again = `SELECT * FROM (${from}) WHERE n IN (FROM coldhunt_flagged)`;
  await session.run(insertion(source, again, target, "patient"));
  const retries = (await moveFlagged(session, target))
    ? await rejectFlagged(tools, source, again, target, gaps)
    : [];
  await session.run("DROP TABLE coldhunt_flagged");
  return retries;
}

/** Moves the numbers of flagged records into a table of their own; false where there are none. */
async function moveFlagged(session: Session, target: LoadTarget): Promise<boolean> {
  const mine = `coldhunt_input = ${target.input} AND coldhunt_row < 0`;
  const [counted] = await session.arrays(`SELECT count(*) FROM ${qualified(target.table)} WHERE ${mine}`);
  if (counted?.[0] === 0n) return false;
  await session.run(`
    CREATE OR REPLACE TEMP TABLE coldhunt_flagged AS SELECT -coldhunt_row AS n FROM ${qualified(target.table)} WHERE ${mine};
    DELETE FROM ${qualified(target.table)} WHERE ${mine}`);
  return true;
}

/** How many records got a negative number, and how many of those belong to another table. */
async function marks(session: Session, target: LoadTarget): Promise<{ flagged: number; elsewhere: number }> {
  const [row] = await session.arrays(
    `SELECT count(*), count(*) FILTER (coldhunt_row < ${-OTHER_TABLE}) FROM ${qualified(target.table)}
     WHERE coldhunt_input = ${target.input} AND coldhunt_row < 0`,
  );
  return { flagged: Number(row?.[0]), elsewhere: Number(row?.[1]) };
}

/** Says of each flagged record why it is one. */
async function rejectFlagged(
  { session, rejects }: LoadTools,
  source: RecordSource,
  flagged: string,
  target: LoadTarget,
  gaps: readonly number[],
): Promise<Retry[]> {
  const checked = cells(target, "patient").filter((cell) => cell.checked);
  const inner = checked.flatMap((cell) => [
    `${cell.valueSql} AS ${cell.value}`,
    `${cell.textSql} AS ${cell.text}`,
  ]);
  const faulty = checked.map((cell) => `CASE WHEN ${unconverted(cell)} THEN ${cell.text} END`);
  const sql = `SELECT ${["n", "broken", ...faulty].join(", ")}
    FROM (SELECT ${["n", "broken", ...inner].join(", ")} FROM (${flagged})) ORDER BY n`;
  const retries: Retry[] = [];
  const originals = source.originals();
  // parquet looks its records up in this same session: their stream must have ended by then
  const streamed = source.retry === undefined ? [await session.arrays(sql)] : session.stream(sql);
  try {
    for await (const rows of streamed) {
      for (const [n, broken, ...texts] of rows) {
        const row = rowOf(Number(n), gaps);
        if (broken === true) {
          retries.push({ row, reason: "the record cannot be read" });
          continue;
        }
        const reasons = checked.flatMap(({ column }, index) => {
          const text = texts[index];
          return typeof text === "string" ? [conversionFault(column.name, column.type, text)] : [];
        });
        const original = await originals.at(row);
        const line = original?.line ?? null;
        const text = original?.text ?? "";
        const head = source.headIn?.(text);
        if (head === "other") throw new OtherHead(row, line);
        const reason = head === "same" ? SAME_HEAD : reasons.join("; ") || "it names columns, as a head does";
        await rejects.add({ input: target.input, row, line, reason, text });
      }
    }
  } finally {
    await originals.close();
  }
  return retries;
}
