import { closest } from "../diagnostics/suggest.js";
import { AGGREGATE_FUNCTIONS } from "../functions/aggregates/table.js";
import { SCALAR_FUNCTIONS } from "../functions/table.js";
import { QueryError } from "../diagnostics/error.js";
import { visible } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import { isSketch, type Column } from "../plan/types.js";
import { otherSource } from "./other-sources.js";
import { parseTolerant } from "./parse-tolerant.js";
import { asLogAnalytics, type Tables } from "./flavours.js";
import { isFalseAlarm } from "./false-alarms.js";
import type { KustoDiagnostic } from "./kusto.js";
import { unsupported } from "./refusal.js";
import type { QueryContext, RenderHint, Scope } from "./scope.js";
import { lowerStatements } from "./statements.js";

export interface LowerOptions {
  /** The tables as they are stored. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly provenance: boolean;
}

/** A query as a plan, with what it says on showing the result. */
export interface Lowered {
  readonly plan: Relation;
  /** How the result may differ from the engine's. */
  readonly notes: readonly string[];
  readonly render: RenderHint | undefined;
}

/**
 * KQL text to plan. A card written for Log Analytics runs over tables in the portal's form and the other way round:
 * what only one of the two accepts is read that way. Throws a `QueryError` that holds every fault found.
 */
export function lower(source: string, options: LowerOptions): Lowered {
  const there = asLogAnalytics(options.tables, source);
  const views = /\bTimeGenerated\b/.test(source) ? [there, options.tables] : [options.tables, there];
  const [first, second] = views.map((tables) => () => lowerAs(source, tables, options));
  if (first === undefined || second === undefined) throw new Error("bug: no view of the tables");
  try {
    return first();
  } catch (error) {
    if (!(error instanceof QueryError) || error.code === "KQL-UNSUPPORTED") throw error;
    try {
      return second();
    } catch {
      throw error;
    }
  }
}

function lowerAs(source: string, tables: Tables, options: LowerOptions): Lowered {
  const parsed = parseTolerant(source, tables);
  const faults = parsed.diagnostics.filter((diagnostic) => !isFalseAlarm(diagnostic, source));
  throwAll(faults.map((diagnostic) => asQueryError(diagnostic, tables, source)));
  const names = new Set<string>();
  const context: QueryContext = {
    source,
    tables,
    stored: options.tables,
    provenance: options.provenance,
    ingestionTime: /\bingestion_time\b/.test(source),
    diagnostics: [],
    uniqueName: (wanted) => {
      let name = wanted;
      for (let count = 2; names.has(name.toLowerCase()); count++) name = `${wanted}_${count}`;
      names.add(name.toLowerCase());
      return name;
    },
    named: new Map(),
    uncounted: new Set(),
    unlisted: new Set(),
    notes: new Set(),
    render: undefined,
  };
  const scope: Scope = { context, lets: new Map(), row: undefined, serialized: false };
  const relation = lowerStatements(parsed.root.list("Statements"), scope).result;
  throwAll([...new Set(context.diagnostics)]);
  if (relation === undefined)
    throw new QueryError("KQL-SYNTAX", "the text holds no query", { span: parsed.root.span });
  const sketch = visible(relation.columns).find((column) => isSketch(column.type));
  if (sketch !== undefined)
    throw unsupported(
      parsed.root.span,
      `the column '${sketch.name}' is a sketch, whose form is the engine's own`,
      "use dcount_hll() or percentile_tdigest() of it",
    );
  return { plan: relation, notes: [...context.notes], render: context.render };
}

function throwAll(diagnostics: readonly QueryError[]): void {
  const [first] = diagnostics;
  if (first === undefined) return;
  if (diagnostics.length === 1) throw first;
  throw new QueryError(first.code, first.message, { span: first.span, hint: first.hint }, diagnostics);
}

const UNKNOWN_NAME = /^The name '(.+)' does not refer to any known (.+)$/;

function asQueryError(
  diagnostic: KustoDiagnostic,
  tables: LowerOptions["tables"],
  source: string,
): QueryError {
  const unknown = UNKNOWN_NAME.exec(diagnostic.message.replace(/\.$/, ""));
  const [, name = "", sought = ""] = unknown ?? [];
  const outside = otherSource(diagnostic, name, sought, source);
  if (outside !== undefined) return outside;
  const near = unknown === null ? undefined : closest(name, candidatesFor(sought, tables));
  return new QueryError(
    unknown === null ? "KQL-SYNTAX" : "KQL-UNKNOWN",
    `${diagnostic.message.replace(/\.$/, "")} (${diagnostic.code})`,
    { span: diagnostic.span, hint: near === undefined ? undefined : `did you mean '${near}'?` },
  );
}

/** The names that could have been meant, by the analyser's word for what it looked for. */
function* candidatesFor(sought: string, tables: LowerOptions["tables"]): Generator<string> {
  if (sought.includes("function")) yield* [...SCALAR_FUNCTIONS.keys(), ...AGGREGATE_FUNCTIONS.keys()];
  if (/table|column|variable/.test(sought)) yield* tables.keys();
  if (/column|variable/.test(sought))
    for (const columns of tables.values()) for (const { name } of columns) yield name;
}
