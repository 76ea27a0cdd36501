import { DUCKDB_TYPES } from "../../fragment/duckdb-types.js";
import { quoteName, quoteString } from "../../fragment/quote.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN } from "../../plan/types.js";
import type { Session } from "../../store/session.js";
import type { CompiledCard } from "../compiled-card.js";
import { ROW_SPACE, type CardResult } from "../results.js";
import { FoundFiles } from "./found-files.js";

/** Brings the rows that Spark wrote for a card into a table of the session, as the session's own engine would leave them. */
export async function land(
  session: Session,
  files: FoundFiles,
  compiled: CompiledCard,
  parquet: string,
  table: string,
): Promise<CardResult> {
  const from = `read_parquet(${quoteString(parquet)})`;
  const cell = (name: string): string => `c${compiled.names.indexOf(name) + 1}`;
  const names = compiled.names.filter((name) => name !== SOURCES_COLUMN && name !== SOURCE_COUNT_COLUMN);
  const columns = names.map((name, at) => compiled.columns[at] ?? { name, type: "string" as const });
  const list = names.map(
    (name, at) =>
      `CAST(${cell(name)} AS ${DUCKDB_TYPES[columns[at]?.type ?? "string"]}) AS ${quoteName(name)}`,
  );
  const sources = cell(SOURCES_COLUMN);
  await files.add(`SELECT DISTINCT s.f FROM (SELECT unnest(${sources}) AS s FROM ${from})`);
  await session.run(`
    CREATE OR REPLACE TEMP TABLE ${quoteName(table)} AS
    WITH found AS MATERIALIZED (SELECT *, row_number() OVER () AS n FROM ${from}),
    sources AS (
      SELECT n, list(DISTINCT id::BIGINT * ${ROW_SPACE} + s.r) AS sources
      FROM (SELECT n, unnest(${sources}) AS s FROM found) JOIN ${FoundFiles.table} ON file = s.f GROUP BY n)
    SELECT ${[
      ...list,
      `coalesce(sources, CAST([] AS BIGINT[])) AS ${SOURCES_COLUMN}`,
      `${cell(SOURCE_COUNT_COLUMN)} AS ${SOURCE_COUNT_COLUMN}`,
    ].join(", ")}
    FROM found LEFT JOIN sources USING (n)`);
  const [row] = await session.arrays(`SELECT count(*) FROM ${quoteName(table)}`);
  return { table, count: Number(row?.[0] ?? 0), columns, names };
}
