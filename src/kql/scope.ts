import { QueryError } from "../diagnostics/error.js";
import type { Span } from "../diagnostics/span.js";
import type { Relation } from "../plan/relation.js";
import type { Scalar } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import type { Graph } from "./graph/graph.js";
import type { SyntaxNode } from "./kusto.js";

/** What a let statement or a function parameter gave a name to. */
export type Binding =
  /** `row` is the relation whose columns the value reads, where it reads any. */
  | { readonly kind: "scalar"; readonly value: Scalar; readonly row?: Relation | undefined }
  | { readonly kind: "relation"; readonly relation: Relation }
  /** A step of a scan, whose columns are those it matched last. */
  | { readonly kind: "step"; readonly name: string }
  | { readonly kind: "function"; readonly declaration: SyntaxNode; readonly lets: Lets }
  | { readonly kind: "graph"; readonly graph: Graph }
  /** A node or an edge of a graph's pattern, and what an expression that begins with its name reads of it. */
  | { readonly kind: "element"; readonly read: (node: SyntaxNode) => Scalar | undefined }
  /** A pattern: the body by its arguments and path, and those that the query has used. */
  | {
      readonly kind: "pattern";
      readonly mappings: ReadonlyMap<string, SyntaxNode>;
      readonly lets: Lets;
      readonly used: Set<string>;
    };

/** Names are worked out when they are first used: what is never used need not be translatable. */
export type Lets = ReadonlyMap<string, () => Binding>;

/** What belongs to the whole query while it is lowered. */
export interface QueryContext {
  readonly source: string;
  /** The tables as the query sees them. */
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  /** The tables as they are stored. */
  readonly stored: ReadonlyMap<string, readonly Column[]>;
  /** Scans carry their provenance. */
  readonly provenance: boolean;
  /** Scans carry the ingestion time: the query asks for it somewhere. */
  readonly ingestionTime: boolean;
  /** Everything found wrong so far. */
  readonly diagnostics: QueryError[];
  /** A name no other shared relation of the query has. */
  readonly uniqueName: (wanted: string) => string;
  /** The names that `as` gave so far. */
  readonly named: Map<string, Relation>;
  /** Columns that the analyser counts and the engine does not give. */
  readonly uncounted: Set<string>;
  /** Columns that the engine gives and the analyser does not know of. */
  readonly unlisted: Set<string>;
  /** How the result may differ from the engine's, beside what the function table says of itself. */
  readonly notes: Set<string>;
  /** What the query says on how its result is to be shown. */
  render: RenderHint | undefined;
}

/** `render`: the chart and its properties, as the query writes them. */
export interface RenderHint {
  readonly visualization: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What an expression can see: the names of let statements and the columns of the row. */
export interface Scope {
  readonly context: QueryContext;
  readonly lets: Lets;
  /** The relation whose rows the expression is computed over; undefined outside of any. */
  readonly row: Relation | undefined;
  /** Whether window functions (`prev`, `row_number` ...) may be used: the operator computes them over the rows' order. */
  readonly serialized: boolean;
}

/** The same names over the rows of another relation. */
export function over(scope: Scope, row: Relation | undefined): Scope {
  return { ...scope, row, serialized: false };
}

/** The same, where an expression may look at the neighbours of its row. */
export function overSerialized(scope: Scope, row: Relation): Scope {
  return { ...scope, row, serialized: true };
}

/** What a name was given to by a let statement, a parameter or `as`. */
export function lookup(scope: Scope, name: string): Binding | undefined {
  const given = scope.lets.get(name);
  if (given !== undefined) return given();
  const relation = scope.context.named.get(name);
  return relation === undefined ? undefined : { kind: "relation", relation };
}

/** The result of a step that is run when it is first asked for; what it throws is thrown again. */
export function once<T>(step: () => T): () => T {
  let run = (): T => {
    try {
      const value = step();
      run = () => value;
    } catch (error) {
      run = () => {
        throw error;
      };
    }
    return run();
  };
  return () => run();
}

/** Whether rows have columns that the analyser does not know of. */
export function hasUnlisted(rows: Relation, scope: Scope): boolean {
  return rows.columns.some((column) => scope.context.unlisted.has(column.name));
}

/** Refuses rows with columns that the analyser does not know of, where it decides which columns there are. */
export function refuseUnlisted(node: SyntaxNode, rows: Relation, scope: Scope): void {
  const unlisted = rows.columns.find((column) => scope.context.unlisted.has(column.name));
  if (unlisted === undefined) return;
  throw new QueryError(
    "KQL-UNSUPPORTED",
    `which columns there are beside '${unlisted.name}' is not known here`,
    {
      span: spanIn(scope.context, node),
      hint: "name the columns with project first",
    },
  );
}

/** Runs a step; what it finds wrong is noted and the stand-in takes its place, so that all faults are found at once. */
export function attempt<T>(context: QueryContext, step: () => T, standIn: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    context.diagnostics.push(error);
    return standIn();
  }
}

/** Where a node stands in the user's own text; nothing for the text of a called function. */
export function spanIn(context: QueryContext, node: SyntaxNode): Span | undefined {
  return context.source.slice(node.span.start, node.span.end) === node.text ? node.span : undefined;
}
