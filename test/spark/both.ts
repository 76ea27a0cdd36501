import { compile } from "../../src/compile.js";
import { runCompiled } from "../../src/detect/query.js";
import { QueryError } from "../../src/diagnostics/error.js";
import { formatDatetime, formatTimespan } from "../../src/plan/time.js";
import type { Column, KqlType } from "../../src/plan/types.js";
import { macrosWithDependencies } from "../../src/store/macros.js";
import type { Session } from "../../src/store/session.js";
import type { Answer } from "../conform/answers.js";
import { judge, type Plain } from "../conform/judge.js";
import type { Cluster } from "./cluster.js";

export type Tables = ReadonlyMap<string, readonly Column[]>;

/** A query for both engines; `answer` has the flags that say how its rows may be compared. */
export interface Both {
  readonly answer: Pick<Answer, "id" | "kql" | "flags">;
  readonly tables: Tables;
  /** Statements that make the views of these tables in Spark. */
  readonly views: readonly string[];
}

export type Outcome =
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "neither" }
  | { readonly kind: "different"; readonly why: string };

function refusalOf(error: unknown): string | undefined {
  return error instanceof QueryError ? `${error.code} ${error.message}` : undefined;
}

/** The statements that make the functions a query calls, as Spark takes one at a time. */
export async function functionStatements(macros: readonly string[]): Promise<string[]> {
  const functions = await macrosWithDependencies(macros, "spark");
  return functions.map(({ sql }) => sql.replace(/^--.*$/gm, "").replace(/;\s*$/, ""));
}

/** The statements that run a query in Spark. */
async function sparkStatements(
  kql: string,
  tables: Tables,
  views: readonly string[],
): Promise<{ columns: readonly Column[]; sql: string[] }> {
  const compiled = await compile(kql, { tables, dialect: "spark" });
  const functions = await functionStatements(compiled.macros);
  return { columns: compiled.columns, sql: [...functions, ...views, compiled.sql] };
}

/** A cell as JSON would hold it, whichever engine gave it. */
function plain(value: unknown, type: KqlType): Plain {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "datetime":
      return formatDatetime(BigInt(value as string));
    case "timespan":
      return formatTimespan(BigInt(value as string));
    case "int":
    case "long": {
      const whole = BigInt(value as string);
      return BigInt.asIntN(53, whole) === whole ? Number(whole) : whole;
    }
    case "real":
    case "decimal":
      return Number(value);
    case "dynamic":
      try {
        return JSON.parse(value as string) as Plain;
      } catch {
        return value as string;
      }
    default:
      return value as Plain;
  }
}

/** What an answer holds: numbers that JSON has not are text there. */
function expected(cell: Plain): unknown {
  const isText = typeof cell === "bigint" || (typeof cell === "number" && !Number.isFinite(cell));
  return isText ? String(cell) : cell;
}

/** Runs a query on both engines and compares row by row. */
export async function compareEngines(session: Session, cluster: Cluster, query: Both): Promise<Outcome> {
  const { answer, tables, views } = query;
  let duckdb: Plain[][];
  let columns: readonly Column[];
  try {
    const result = await runCompiled(session, await compile(answer.kql, { tables, dialect: "duckdb" }));
    columns = result.columns;
    duckdb = result.rows.map((row) => row.map((cell, at) => plain(cell, columns[at]?.type ?? "string")));
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return { kind: "neither" };
  }
  try {
    const spark = await sparkStatements(answer.kql, tables, views);
    const rows = (await cluster.query(spark.sql)).map((row) =>
      row.map((cell, at) => plain(cell, spark.columns[at]?.type ?? "string")),
    );
    const verdict = judge(
      {
        ...answer,
        columns: columns.map((column) => column.name),
        types: columns.map((column) => column.type),
        rows: duckdb.map((row) => row.map(expected)),
        row_count: duckdb.length,
      },
      { columns: spark.columns, rows },
    );
    return verdict.outcome === "wrong" ? { kind: "different", why: verdict.why } : { kind: "same" };
  } catch (error) {
    const why = refusalOf(error);
    if (why !== undefined) return { kind: "refused", why };
    return { kind: "different", why: error instanceof Error ? error.message : String(error) };
  }
}
