import { closest } from "../diagnostics/suggest.js";
import { AGGREGATE_FUNCTIONS } from "../functions/aggregates/table.js";
import { SCALAR_FUNCTIONS } from "../functions/table.js";
import { QueryError } from "../diagnostics/error.js";
import { project, columnRef, visible } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { Column } from "../plan/types.js";
import { lowerScalar } from "./expression.js";
import { parse, type KustoDiagnostic, type SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { attempt, spanIn, type Binding, type QueryContext, type Scope } from "./scope.js";
import { lowerTabular } from "./tabular.js";

export interface LowerOptions {
  readonly tables: ReadonlyMap<string, readonly Column[]>;
  readonly provenance: boolean;
}

/** KQL text to plan. Throws a `QueryError` that holds every fault found. */
export function lower(source: string, options: LowerOptions): Relation {
  const parsed = parse(source, options.tables);
  throwAll(parsed.diagnostics.map((diagnostic) => asQueryError(diagnostic, options.tables)));
  const names = new Set<string>();
  const context: QueryContext = {
    source,
    tables: options.tables,
    provenance: options.provenance,
    ingestionTime: /\bingestion_time\b/.test(source),
    diagnostics: [],
    uniqueName: (wanted) => {
      let name = wanted;
      for (let count = 2; names.has(name.toLowerCase()); count++) name = `${wanted}_${count}`;
      names.add(name.toLowerCase());
      return name;
    },
  };
  const relation = lowerStatements(parsed.root.list("Statements"), context);
  throwAll(context.diagnostics);
  if (relation === undefined)
    throw new QueryError("KQL-SYNTAX", "the text holds no query", { span: parsed.root.span });
  return relation;
}

function throwAll(diagnostics: readonly QueryError[]): void {
  const [first] = diagnostics;
  if (first === undefined) return;
  if (diagnostics.length === 1) throw first;
  throw new QueryError(first.code, first.message, { span: first.span, hint: first.hint }, diagnostics);
}

const UNKNOWN_NAME = /^The name '(.+)' does not refer to any known (.+)\.?$/;

function asQueryError(diagnostic: KustoDiagnostic, tables: LowerOptions["tables"]): QueryError {
  const unknown = UNKNOWN_NAME.exec(diagnostic.message);
  const near =
    unknown === null ? undefined : closest(unknown[1] ?? "", candidatesFor(unknown[2] ?? "", tables));
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

function lowerStatements(statements: readonly SyntaxNode[], context: QueryContext): Relation | undefined {
  const lets = new Map<string, Binding>();
  const scope: Scope = { context, lets, row: undefined, serialized: false };
  let result: Relation | undefined;
  for (const statement of statements) {
    switch (statement.kind) {
      case "LetStatement": {
        const name = statement.child("Name").name;
        const binding = attempt(
          context,
          () => lowerLet(statement, scope),
          () => undefined,
        );
        if (binding !== undefined) lets.set(name, binding);
        break;
      }
      case "ExpressionStatement":
        result = attempt(
          context,
          () => lowerTabular(statement.child("Expression"), scope),
          () => result,
        );
        break;
      default:
        context.diagnostics.push(
          unsupported(
            spanIn(context, statement),
            `the statement '${statement.children[0]?.text ?? ""}' is not translated`,
          ),
        );
    }
  }
  return result;
}

function lowerLet(statement: SyntaxNode, scope: Scope): Binding {
  const expression = statement.child("Expression");
  if (expression.kind === "FunctionDeclaration") {
    throw unsupported(spanIn(scope.context, expression), "functions of one's own are not translated");
  }
  if (expression.resultType.kind === "table")
    return { kind: "relation", relation: lowerTabular(expression, scope) };
  return { kind: "scalar", value: lowerScalar(expression, scope) };
}

/** Leaves out the hidden columns. */
export function withoutHidden(relation: Relation): Relation {
  const columns = visible(relation.columns);
  if (columns.length === relation.columns.length) return relation;
  const bare: Relation = { ...relation, columns: relation.columns };
  return project(
    bare,
    columns.map((column) => ({ name: column.name, value: columnRef(column) })),
  );
}
