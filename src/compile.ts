/** KQL text in, SQL text out. Opens no database and reads no clock, file or environment. */
import type { Relation } from "./plan/relation.js";
import { requirementsOf } from "./plan/requirements.js";
import type { RenderHint } from "./kql/scope.js";
import type { Column } from "./plan/types.js";
import type { Scalar } from "./plan/scalar.js";
import type { Span } from "./diagnostics/span.js";
import { descend } from "./plan/walk.js";
import { visible } from "./plan/build.js";
import { liftWindow, lowerBoundOf } from "./plan/lift-window.js";

export interface CompileOptions {
  /** The tables a query may name, with their columns in order. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly dialect: "duckdb";
  /** "all" takes out look-back conditions where that leaves the query's meaning whole; "card" (default) keeps them. */
  readonly window?: "all" | "card";
  /** Adds `coldhunt_sources` and `coldhunt_source_count` to the result. */
  readonly provenance?: boolean;
  /** For each address that `externaldata` names, the stored table with its rows and columns. */
  readonly externals?: ReadonlyMap<string, string>;
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
  /** SQL for the earliest times that kept look-backs let through, in ticks. */
  readonly keptBounds: readonly string[];
  /** How the result may differ from the engine's. */
  readonly approximations: readonly string[];
  /** The chart the query asks for (`render`) and its properties. */
  readonly render?: RenderHint | undefined;
  readonly plan: Relation;
}

/** Where a scalar stands in the query: the first of its parts that knows. */
function spanOf(scalar: Scalar): Span | undefined {
  for (const part of descend(scalar)) if ("span" in part && part.span !== undefined) return part.span;
  return undefined;
}

/** A relation of one row that holds one time. */
function oneValue(value: Scalar): Relation {
  return { kind: "values", columns: [{ name: "bound", type: "datetime" }], rows: [[value]] };
}

/** Compiles a query. Throws a `QueryError` that holds every fault found, with its place in the text. */
export async function compile(kql: string, options: CompileOptions): Promise<Compiled> {
  // the parser takes half a second to load, so only those who compile pay for it
  const { lower } = await import("./kql/lower.js");
  const { printDuckdb } = await import("./dialect/duckdb/printer.js");
  const { approximationsOf } = await import("./functions/approximations.js");
  const lowered = lower(kql, {
    tables: options.tables,
    provenance: options.provenance ?? false,
    externals: options.externals,
  });
  const window = liftWindow(lowered.plan, options.window ?? "card");
  const textOf = (condition: Scalar): string => {
    const span = spanOf(condition);
    return span === undefined ? "" : kql.slice(span.start, span.end);
  };
  const printed = printDuckdb(window.plan, kql);
  const requirements = requirementsOf(window.plan);
  const bounds = window.kept
    .flatMap((condition) => lowerBoundOf(condition) ?? [])
    .map((bound) => printDuckdb(oneValue(bound)));
  return {
    sql: printed.sql,
    columns: visible(window.plan.columns),
    names: printed.names,
    tables: requirements.tables,
    macros: [...new Set([printed, ...bounds].flatMap((one) => one.macros))].sort(),
    filterColumns: requirements.filterColumns,
    actionTypes: requirements.actionTypes,
    lifted: window.lifted.map(textOf),
    kept: window.kept.map(textOf),
    keptBounds: bounds.map((bound) => bound.sql),
    approximations: approximationsOf(window.plan),
    render: lowered.render,
    plan: window.plan,
  };
}
