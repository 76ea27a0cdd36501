import { afterAll } from "vitest";
import { runQuery } from "../src/detect/query.js";
import type { LiteralValue } from "../src/plan/scalar.js";
import { formatDatetime, formatTimespan } from "../src/plan/time.js";
import type { Column, KqlType } from "../src/plan/types.js";
import { openSession, type Session } from "../src/store/session.js";

let opened: Promise<Session> | undefined;

/** One session for the tests of a file. */
export function testSession(): Promise<Session> {
  opened ??= openSession();
  return opened;
}

afterAll(async () => {
  (await opened)?.close();
  opened = undefined;
});

/**
 * A cell as plain data: datetimes and timespans as their KQL text, dynamic values parsed, whole numbers as numbers
 * (as bigint beyond 2^53).
 */
function plain(value: LiteralValue, type: KqlType): unknown {
  if (typeof value === "bigint") {
    if (type === "datetime") return formatDatetime(value);
    if (type === "timespan") return formatTimespan(value);
    return BigInt.asIntN(53, value) === value ? Number(value) : value;
  }
  return type === "dynamic" && typeof value === "string" ? (JSON.parse(value) as unknown) : value;
}

/** Runs KQL text in DuckDB, over the tables of the test session where some are named; its rows as plain data. */
export async function evaluate(
  kql: string,
  tables: ReadonlyMap<string, readonly Column[]> = new Map(),
): Promise<unknown[][]> {
  return (await evaluateTable(kql, tables)).rows;
}

/** The same with the names and types of the columns. */
export async function evaluateTable(
  kql: string,
  tables: ReadonlyMap<string, readonly Column[]> = new Map(),
): Promise<{ columns: readonly Column[]; rows: unknown[][] }> {
  const result = await runQuery(await testSession(), kql, tables);
  return {
    columns: result.columns,
    rows: result.rows.map((row) =>
      row.map((cell, index) => plain(cell, result.columns[index]?.type ?? "string")),
    ),
  };
}
