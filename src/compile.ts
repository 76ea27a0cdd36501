/** KQL text in, SQL text out. Opens no database and reads no clock, file or environment. */
import type { CandidateRows } from "./dialect/duckdb/candidates.js";
import type { Printed } from "./dialect/steps/plan-printer.js";
import type { Dialect } from "./functions/signature.js";
import type { Relation } from "./plan/relation.js";
import { requirementsOf } from "./plan/requirements.js";
import type { RenderHint } from "./kql/scope.js";
import type { Column } from "./plan/types.js";
import { standInNotes } from "./schema/stand-ins.js";
import type { Scalar } from "./plan/scalar.js";
import { externalsOf, type ExternalData } from "./plan/externals.js";
import { spanOf } from "./plan/walk.js";
import { visible } from "./plan/build.js";
import { compileOpen } from "./compile-open.js";
import type { Discovery, OutputSchema } from "./kql/open-schema.js";
import { withoutEmptyMembers } from "./plan/empty-members.js";
import { narrowUnions } from "./plan/narrow-unions.js";
import { liftWindow, lowerBoundOf } from "./plan/lift-window.js";

export interface CompileOptions {
  /** The tables a query may name, with their columns in order. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly dialect: Dialect;
  /** "all" takes out look-back conditions where that leaves the query's meaning whole; "card" (default) keeps them. */
  readonly window?: "all" | "card";
  /** Adds `coldhunt_sources` and `coldhunt_source_count` to the result. */
  readonly provenance?: boolean;
  /** Whether a table may have rows; where given, a union of many tables reads those alone. */
  readonly filled?: ((table: string) => boolean) | undefined;
  /** The columns of the watchlists that a file stands in for, by alias. */
  readonly watchlists?: ReadonlyMap<string, readonly string[]> | undefined;
  /**
   * Runs a SELECT that finds the columns of `evaluate bag_unpack()` or `pivot()` in the data. Without it only those
   * columns are known that the query names.
   */
  readonly discover?: ((query: DiscoveryQuery) => Promise<readonly (readonly unknown[])[]>) | undefined;
}

/** A SELECT with what it needs around it. */
export interface DiscoveryQuery {
  readonly sql: string;
  readonly macros: readonly string[];
  readonly tables: readonly string[];
  readonly externals: readonly ExternalData[];
}

export interface Compiled {
  /** One SELECT statement. */
  readonly sql: string;
  /** The KQL columns of the result, in order; those of a stored table that are not listed pass through behind. */
  readonly columns: readonly Column[];
  /** The SQL name of each column. */
  readonly names: readonly string[];
  /** The tables it reads. */
  readonly tables: readonly string[];
  /** The macros it calls, `sql/macros/<name>.sql`; these may call others. */
  readonly macros: readonly string[];
  /** For each table the columns its filters decide by. */
  readonly filterColumns: ReadonlyMap<string, readonly string[]>;
  /** ActionType values that the filters name. */
  readonly actionTypes: readonly string[];
  /** Look-back conditions taken out, in the words of the query. */
  readonly lifted: readonly string[];
  /** Look-back conditions that stay, in the words of the query. */
  readonly kept: readonly string[];
  /** Of each table the rows that can have a part in the answer (DuckDB only). */
  readonly candidates: readonly CandidateRows[];
  /** SQL for the earliest times that kept look-backs let through, in ticks. */
  readonly keptBounds: readonly string[];
  /** What `externaldata` reads: the address is the name of the table that must hold its rows. */
  readonly externals: readonly ExternalData[];
  /** How the result may differ from the engine's. */
  readonly approximations: readonly string[];
  /** The chart the query asks for (`render`) and its properties. */
  readonly render?: RenderHint | undefined;
  readonly plan: Relation;
  /** The text that places in the plan point into: the query, with schemas of plugins written in. */
  readonly text: string;
  /** Whether something was looked up in the data: the SQL holds for these data alone. */
  readonly fromData?: true | undefined;
}

/** A relation of one row that holds one time. */
function oneValue(value: Scalar): Relation {
  return { kind: "values", columns: [{ name: "bound", type: "datetime" }], rows: [[value]] };
}

/** Compiles a query. Throws a `QueryError` that holds every fault found, with its place in the text. */
export async function compile(kql: string, options: CompileOptions): Promise<Compiled> {
  const { discover } = options;
  const { watchlistCalls } = await import("./kql/watchlists.js");
  const { resourceGraphCalls } = await import("./kql/resource-graph.js");
  const { compiled, plugins } = await compileOpen(
    kql,
    (text) => compileOnce(text, options),
    discover === undefined
      ? undefined
      : (discovery) => discoverBy(discover, discovery, options.window ?? "card"),
    [
      ...watchlistCalls(kql, options.tables, options.watchlists ?? new Map()),
      ...resourceGraphCalls(kql, options.tables),
    ],
  );
  if (plugins.length === 0) return compiled;
  if (discover !== undefined) return { ...compiled, fromData: true };
  const notes = plugins.map(
    (plugin) => `${plugin}(): without data only columns that the query names are known`,
  );
  return { ...compiled, approximations: [...new Set([...compiled.approximations, ...notes])] };
}

async function discoverBy(
  discover: NonNullable<CompileOptions["discover"]>,
  discovery: Discovery,
  window: "all" | "card",
): Promise<OutputSchema> {
  const { printDuckdb } = await import("./dialect/duckdb/printer.js");
  const { plan } = liftWindow(discovery.rows, window);
  const { sql, macros } = printDuckdb(plan);
  const query = { sql, macros, tables: requirementsOf(plan).tables, externals: externalsOf(plan) };
  return discovery.schemaOf(await discover(query));
}

/** The printers are loaded when they are asked for. */
async function printerOf(dialect: Dialect): Promise<(plan: Relation, source?: string) => Printed> {
  return dialect === "spark"
    ? (await import("./dialect/spark/printer.js")).printSpark
    : (await import("./dialect/duckdb/printer.js")).printDuckdb;
}

async function compileOnce(kql: string, options: CompileOptions): Promise<Compiled> {
  // the parser takes half a second to load, so only those who compile pay for it
  const { lower } = await import("./kql/lower.js");
  const print = await printerOf(options.dialect);
  const { printCandidates } = await import("./dialect/duckdb/candidates.js");
  const { approximationsOf } = await import("./functions/approximations.js");
  const lowered = lower(kql, {
    tables: options.tables,
    provenance: options.provenance ?? false,
  });
  const window = liftWindow(narrowUnions(lowered.plan), options.window ?? "card");
  // what a card needs is told by all tables it names
  const whole = window.plan;
  const plan = options.filled === undefined ? whole : withoutEmptyMembers(whole, options.filled);
  const textOf = (condition: Scalar): string => {
    const span = spanOf(condition);
    return span === undefined ? "" : kql.slice(span.start, span.end);
  };
  const printed = print(plan, kql);
  const requirements = requirementsOf(whole);
  const externals = externalsOf(whole);
  const bounds = window.kept
    .flatMap((condition) => lowerBoundOf(condition) ?? [])
    .map((bound) => print(oneValue(bound)));
  return {
    sql: printed.sql,
    columns: visible(plan.columns),
    names: printed.names,
    tables: requirements.tables,
    macros: [...new Set([printed, ...bounds].flatMap((one) => one.macros))].sort(),
    filterColumns: requirements.filterColumns,
    actionTypes: requirements.actionTypes,
    lifted: window.lifted.map(textOf),
    kept: window.kept.map(textOf),
    candidates: options.dialect === "duckdb" ? printCandidates(whole) : [],
    keptBounds: bounds.map((bound) => bound.sql),
    externals,
    approximations: [
      ...approximationsOf(whole),
      ...lowered.notes,
      ...standInNotes(
        requirements.tables,
        externals.map((one) => one.address),
      ),
    ],
    render: lowered.render,
    plan,
    text: kql,
    ...(plan !== whole && { fromData: true as const }),
  };
}
