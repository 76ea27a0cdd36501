import type { IngestionSource, InputRecord } from "../case/input.js";
import { schemaOf } from "../schema/sentinel.js";
import type { Session } from "../store/session.js";
import type { TargetColumn } from "./columns.js";
import { takeDuplicates } from "./duplicates.js";
import { qualified } from "./evidence-table.js";
import { receivedAt, type LoadTarget, type LoadTools } from "./load.js";
import type { RecordSource } from "./source.js";

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

/** Takes duplicates out, counts what is left, and holds it against what was read. */
export async function account(
  tools: LoadTools,
  keepDuplicates: boolean,
  source: RecordSource,
  target: LoadTarget,
  read: number,
  salvaged: number,
  notes: readonly string[],
): Promise<TableAccount> {
  const { session, rejects } = tools;
  await tools.ledger.markPresent(
    target.table,
    target.columns.map(({ name }) => name),
  );
  const times = await eventTimes(session, target);
  const duplicate = keepDuplicates
    ? 0
    : await takeDuplicates(tools, target, times.digits, source.streamed === true);
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
    ...times,
    notes: [...notes, ...(salvaged === 0 ? [] : [`${salvaged} rows salvaged by a second reading`])],
    ingestion: counts.ingestion,
    ...columnAccount(target.table, target.columns),
  };
}

/** Of no row. */
export const NO_INGESTION: Readonly<Record<IngestionSource, number>> = {
  column: 0,
  "record-time": 0,
  "event-time": 0,
  "file-time": 0,
};

/** What a table got from a file of which nothing was imported. */
export function emptyAccount(
  input: number,
  table: string,
  columns: readonly TargetColumn[],
  notes: readonly string[],
): TableAccount {
  return {
    id: input,
    table,
    rows: { read: 0, imported: 0, rejected: 0, duplicate: 0 },
    firstEvent: null,
    lastEvent: null,
    digits: null,
    notes,
    ingestion: NO_INGESTION,
    ...columnAccount(table, columns),
  };
}

function isTimed(target: LoadTarget): boolean {
  return target.columns.some((column) => column.name === "Timestamp");
}

/** The span of the event times, and how many digits of a second they have; null where there is no time. */
async function eventTimes(
  session: Session,
  target: LoadTarget,
): Promise<Pick<TableAccount, "firstEvent" | "lastEvent" | "digits">> {
  if (!isTimed(target)) return { firstEvent: null, lastEvent: null, digits: null };
  const [row] = await session.arrays(
    `SELECT min("Timestamp"), max("Timestamp"), bool_and("Timestamp" % 10000000 = 0),
       bool_and("Timestamp" % 10000 = 0), bool_and("Timestamp" % 10 = 0)
     FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}`,
  );
  const [first, last, seconds, milliseconds, microseconds] = row ?? [];
  if (typeof first !== "bigint" || typeof last !== "bigint")
    return { firstEvent: null, lastEvent: null, digits: null };
  const digits = seconds === true ? 0 : milliseconds === true ? 3 : microseconds === true ? 6 : 7;
  return { firstEvent: first, lastEvent: last, digits };
}

type RowCounts = Pick<TableAccount, "ingestion"> & { readonly imported: number };

/** Counts what is in the table by now, and fills `coldhunt_ingestion` where nothing said when a record came in. */
async function countRows(session: Session, source: RecordSource, target: LoadTarget): Promise<RowCounts> {
  const timed = isTimed(target);
  const [row] = await session.arrays(
    `SELECT count(*), ${timed ? 'count("Timestamp")' : "0::BIGINT"},
       count(coldhunt_ingestion), ${timed ? 'count(*) FILTER (coldhunt_ingestion IS NULL AND "Timestamp" IS NOT NULL)' : "0::BIGINT"}
     FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}`,
  );
  const [count, withTime, received, receivedMissing] = (row ?? []) as (bigint | null)[];
  const imported = Number(count);
  const from = receivedAt(source, target);
  const ingestion = { ...NO_INGESTION };
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
  return { imported, ingestion };
}

function columnAccount(
  table: string,
  columns: readonly TargetColumn[],
): Pick<TableAccount, "missingColumns" | "unknownColumns" | "renamedColumns"> {
  const present = new Set(columns.map((column) => column.name));
  const missing = schemaOf(table)
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
