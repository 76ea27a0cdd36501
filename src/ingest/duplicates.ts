import { quoteName } from "../fragment/quote.js";
import { qualified } from "./evidence-table.js";
import type { LoadTarget, LoadTools } from "./load.js";

/**
 * Finds the rows of an input that another row stands for, notes both in `coldhunt.duplicates` and takes them out of
 * the table; how many there were. Across files a row is the same event where table, DeviceId, ReportId, ActionType and
 * the time are, the time cut to what both files carry of it. Within a file only streamed records are looked at, which
 * are delivered at least once: those whose values are all equal.
 */
export async function takeDuplicates(
  { session }: LoadTools,
  target: LoadTarget,
  digits: number | null,
  streamed: boolean,
): Promise<number> {
  const names = new Set(target.columns.map(({ name }) => name));
  if (!["DeviceId", "ReportId", "Timestamp"].every((name) => names.has(name))) return 0;
  const near = digits !== null && (await hasNeighbours(session, target));
  const pairs = [...(streamed ? [withinFile(target)] : []), ...(near ? [acrossFiles(target, digits)] : [])];
  if (pairs.length === 0) return 0;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE coldhunt_same AS
     SELECT "row", of_input, of_row FROM (${pairs.join(" UNION ALL ")}) AS same("row", of_input, of_row)`,
  );
  const [found] = await session.arrays("SELECT count(*) FROM coldhunt_same");
  if (found?.[0] === 0n) return 0;
  const count = await session.run(
    `INSERT INTO coldhunt.duplicates
     SELECT ${target.input}, "row", min_by(of_input, (of_input, of_row)), min_by(of_row, (of_input, of_row))
     FROM coldhunt_same GROUP BY "row" ORDER BY "row"`,
  );
  await session.run(
    `DELETE FROM ${qualified(target.table)} WHERE coldhunt_input = ${target.input}
     AND coldhunt_row IN (SELECT "row" FROM coldhunt_same)`,
  );
  await session.run("DROP TABLE coldhunt_same");
  return count;
}

const KEY = ["DeviceId", "ReportId", "ActionType"];

/** Rows that could be looked up at all. */
function keyed(target: LoadTarget): string {
  const report = target.columns.find(({ name }) => name === "ReportId");
  return `coldhunt_input = ${target.input} AND "DeviceId" <> '' AND "Timestamp" IS NOT NULL
    AND "ReportId" IS NOT NULL ${report?.type === "string" ? `AND "ReportId" <> ''` : ""}`;
}

/** Of records with equal values the first one stays. Candidates are found by the key, which is cheap. */
function withinFile(target: LoadTarget): string {
  const table = qualified(target.table);
  const key = [...keyNames(target), "Timestamp"].map(quoteName).join(", ");
  const values = target.columns.map(({ name }) => quoteName(name)).join(", ");
  return `SELECT coldhunt_row, ${target.input}, first_row FROM (
      SELECT coldhunt_row, min(coldhunt_row) OVER (PARTITION BY ${values}) AS first_row FROM ${table}
      WHERE ${keyed(target)} AND (${key}) IN (
        SELECT (${key}) FROM ${table} WHERE ${keyed(target)} GROUP BY ${key} HAVING count(*) > 1))
    WHERE coldhunt_row > first_row`;
}

function keyNames(target: LoadTarget): string[] {
  const names = new Set(target.columns.map(({ name }) => name));
  return KEY.filter((name) => names.has(name));
}

/** Whether an earlier input of the table has events in the same span of time. */
async function hasNeighbours(session: LoadTools["session"], target: LoadTarget): Promise<boolean> {
  const [row] = await session.arrays(
    `SELECT count(*) FROM coldhunt.inputs AS i,
       (SELECT min("Timestamp") AS first, max("Timestamp") AS last FROM ${qualified(target.table)}
        WHERE coldhunt_input = ${target.input}) AS n
     WHERE i.id <> ${target.input} AND i.table_name = '${target.table}' AND i.rows_imported > 0
       AND i.first_event <= n.last + ${TICKS_PER_SECOND} AND i.last_event >= n.first - ${TICKS_PER_SECOND}`,
  );
  return row?.[0] !== 0n;
}

const TICKS_PER_SECOND = 10_000_000;

function acrossFiles(target: LoadTarget, digits: number): string {
  const table = qualified(target.table);
  const same = keyNames(target).map((name) => `old.${quoteName(name)} = new.${quoteName(name)}`);
  return `SELECT new.coldhunt_row, old.coldhunt_input, old.coldhunt_row
    FROM ${table} AS old
    JOIN coldhunt.inputs AS i ON i.id = old.coldhunt_input
    JOIN (SELECT * FROM ${table} WHERE ${keyed(target)}) AS new
      ON ${same.join(" AND ")}
      AND old."Timestamp" // ${grain(`least(i.digits, ${digits})`)} = new."Timestamp" // ${grain(`least(i.digits, ${digits})`)}
    WHERE old.coldhunt_input <> ${target.input}
      AND old."Timestamp" BETWEEN
        (SELECT min("Timestamp") - ${TICKS_PER_SECOND} FROM ${table} WHERE coldhunt_input = ${target.input})
        AND (SELECT max("Timestamp") + ${TICKS_PER_SECOND} FROM ${table} WHERE coldhunt_input = ${target.input})`;
}

/** Ticks in the last digit that both have. */
function grain(digits: string): string {
  return `CASE ${digits} WHEN 7 THEN 1 WHEN 6 THEN 10 WHEN 3 THEN 10000 ELSE ${TICKS_PER_SECOND} END`;
}
