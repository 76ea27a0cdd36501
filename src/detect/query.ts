import { firstLineOf, messageOf } from "../diagnostics/message.js";
import { compile, type Compiled, type DiscoveryQuery } from "../compile.js";
import { QueryError } from "../diagnostics/error.js";
import type { LiteralValue } from "../plan/scalar.js";
import type { Column, KqlType } from "../plan/types.js";
import type { Session } from "../store/session.js";

/** The rows of a query, cells in the order of the columns and in the forms of `LiteralValue`. */
export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly LiteralValue[])[];
}

/** The tables and addresses a query reads. */
export type Needs = Pick<Compiled, "tables" | "externals">;

/** A driver value in the form that values of a KQL type have everywhere. */
export function literalValueOf(value: unknown, type: KqlType): LiteralValue {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "int":
    case "long":
    case "datetime":
    case "timespan":
      return typeof value === "bigint" ? value : BigInt(value as number);
    case "real":
    case "decimal":
      return Number(value);
    case "bool":
      return value === true;
    case "string":
    case "guid":
    case "dynamic":
      return value as string;
    case "hll":
    case "tdigest":
      // no result has one; a step on the way may, and its form is the engine's own
      return "a sketch";
  }
}

/** Runs a compiled query. What the engine stops at while it runs is a `KQL-RUNTIME` error. */
export async function runCompiled(session: Session, compiled: Compiled): Promise<QueryResult> {
  await session.installMacros(compiled.macros);
  let rows: unknown[][];
  try {
    rows = await session.arrays(compiled.sql);
  } catch (error) {
    throw new QueryError("KQL-RUNTIME", `the query stopped: ${firstLineOf(messageOf(error))}`, {
      cause: error,
    });
  }
  return {
    columns: compiled.columns,
    rows: rows.map((row) => compiled.columns.map((column, index) => literalValueOf(row[index], column.type))),
  };
}

/** Compiles and runs KQL text over the tables of a session; `prepare` provides what a query needs beyond them. */
export async function runQuery(
  session: Session,
  kql: string,
  tables: ReadonlyMap<string, readonly Column[]>,
  prepare: (query: Needs) => Promise<void> = () => Promise.resolve(),
  watchlists: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<QueryResult> {
  const discover = async (query: DiscoveryQuery): Promise<unknown[][]> => {
    await session.installMacros(query.macros);
    await prepare(query);
    return session.arrays(query.sql);
  };
  const compiled = await compile(kql, { tables, dialect: "duckdb", discover, watchlists });
  await prepare(compiled);
  return runCompiled(session, compiled);
}
