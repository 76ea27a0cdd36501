import { INGESTION_COLUMN, SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "../plan/types.js";
import type { Relation, Scan, Shared } from "../plan/relation.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import { adapt } from "./flavours.js";
import { lowerGraph, type Graph } from "./graph/graph.js";
import { graphMatch } from "./graph/match.js";
import { graphShortestPaths } from "./graph/shortest-paths.js";
import { graphToTable } from "./graph/to-table.js";
import type { SyntaxNode } from "./kusto.js";
import { OPERATORS } from "./operators/index.js";
import { REFUSED_OPERATORS } from "./operators/refused.js";
import { lowerPattern } from "./pattern.js";
import { unsupported } from "./refusal.js";
import { attempt, lookup, spanIn, type Scope } from "./scope.js";
import { callLookup, callTabular, lookupFunction, userFunction } from "./user-function.js";

/** The relation that a tabular expression stands for. */
export function lowerTabular(node: SyntaxNode, scope: Scope): Relation {
  switch (node.kind) {
    case "PipeExpression": {
      const ofGraph = GRAPH_OPERATORS[node.child("Operator").kind];
      if (ofGraph !== undefined) return lowerOfGraph(node, ofGraph, scope);
      const input = lowerTabular(node.child("Expression"), scope);
      return applyOperator(node.child("Operator"), input, scope);
    }
    case "ParenthesizedExpression":
      return lowerTabular(node.child("Expression"), scope);
    case "NameReference":
      return lowerTableName(node, scope);
    case "FunctionCallExpression":
      return lowerTableCall(node, scope);
    case "MaterializeExpression":
      return materialized(lowerTabular(node.child("Expression"), scope), scope);
    case "PathExpression": {
      const patterned = lowerPattern(node, scope);
      if (patterned !== undefined) return patterned;
      throw unsupported(
        spanIn(scope.context, node),
        `'${node.text}' names a table of another database`,
        "name the table alone",
      );
    }
    default: {
      const source = OPERATORS[node.kind];
      if (source !== undefined) return applyOperator(node, undefined, scope);
      throw unsupported(
        spanIn(scope.context, node),
        `'${node.text.split("\n")[0] ?? ""}' is not translated as a table`,
      );
    }
  }
}

/** Lowers an operator that makes rows of a graph. */
type LowerOfGraph = (node: SyntaxNode, graph: Graph, scope: Scope) => Relation;

const GRAPH_OPERATORS: Readonly<Partial<Record<string, LowerOfGraph>>> = {
  GraphMatchOperator: graphMatch,
  GraphShortestPathsOperator: graphShortestPaths,
  GraphToTableOperator: graphToTable,
};

function lowerOfGraph(node: SyntaxNode, lower: LowerOfGraph, scope: Scope): Relation {
  const operator = node.child("Operator");
  return attempt(
    scope.context,
    () => lower(operator, lowerGraph(node.child("Expression"), scope), scope),
    () => ({ kind: "scan", table: "", columns: operator.tableColumns }),
  );
}

/** A pipe of operators that begins with one and takes its rows from `input`: the subquery of `mv-apply`. */
export function lowerPipeOver(node: SyntaxNode, input: Relation, scope: Scope): Relation {
  return lowerPipeFrom(node, (first) => applyOperator(first, input, scope), scope);
}

/** A pipe whose rows come from `leafOf`, which is given the node that the pipe begins with. */
export function lowerPipeFrom(
  node: SyntaxNode,
  leafOf: (first: SyntaxNode) => Relation,
  scope: Scope,
): Relation {
  switch (node.kind) {
    case "PipeExpression":
      return applyOperator(
        node.child("Operator"),
        lowerPipeFrom(node.child("Expression"), leafOf, scope),
        scope,
      );
    case "ParenthesizedExpression":
      return lowerPipeFrom(node.child("Expression"), leafOf, scope);
    default:
      return leafOf(node);
  }
}

/** One operator over its input; where it is refused, the analyser's columns let the rest be checked too. */
function applyOperator(node: SyntaxNode, input: Relation | undefined, scope: Scope): Relation {
  const lower = OPERATORS[node.kind] ?? REFUSED_OPERATORS[node.kind];
  return attempt(
    scope.context,
    () => {
      const keyword = node.children[0];
      if (lower === undefined) {
        const word = keyword?.text ?? node.kind;
        throw unsupported(spanIn(scope.context, keyword ?? node), `the operator '${word}' is not translated`);
      }
      return lower(node, input, scope);
    },
    () => ({ kind: "scan", table: "", columns: node.tableColumns }),
  );
}

function lowerTableName(node: SyntaxNode, scope: Scope): Relation {
  const binding = lookup(scope, node.name);
  if (binding?.kind === "relation") return binding.relation;
  if (binding?.kind === "function") return callTabular(node, binding, scope);
  const columns = scope.context.tables.get(node.name);
  const span = spanIn(scope.context, node);
  if (columns === undefined) throw unsupported(span, `'${node.name}' is not known as a table`);
  return storedTable(node.name, columns, scope);
}

/** `table("name")`, or a function that a let statement defines. */
function lowerTableCall(node: SyntaxNode, scope: Scope): Relation {
  const name = node.child("Name").name;
  const called = userFunction(scope, name);
  if (called !== undefined) return callTabular(node, called, scope);
  const patterned = lowerPattern(node, scope);
  if (patterned !== undefined) return patterned;
  const span = spanIn(scope.context, node);
  const answered = lookupFunction(name);
  if (answered !== undefined) return callLookup(node, answered, scope, undefined);
  if (name !== "table") throw unsupported(span, `the function '${name}' is not translated as a table`);
  const [argument] = argumentsOf(node);
  const value = argument === undefined ? undefined : lowerScalar(argument, scope);
  const table = value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
  const columns = table === undefined ? undefined : scope.context.tables.get(table);
  if (table === undefined || columns === undefined)
    throw unsupported(span, `'${node.text}' is not known as a table`);
  return storedTable(table, columns, scope);
}

/** Computed once, however often it is used. */
export function materialized(relation: Relation, scope: Scope, label = "materialized"): Shared {
  const name = scope.context.uniqueName(label);
  return { kind: "shared", name, relation, materialized: true, columns: relation.columns };
}

/** A stored table as the query sees it: with its columns added or retyped where it was written for another product. */
export function storedTable(table: string, seen: readonly Column[], scope: Scope): Relation {
  const stored = scope.context.stored.get(table) ?? seen;
  return adapt(scanOf(table, stored, scope), table, stored, seen);
}

/** The rows of a table with the hidden columns that the query or its reader asks for. */
export function scanOf(table: string, columns: readonly Column[], scope: Scope): Scan {
  const carried: Column[] = [];
  if (scope.context.ingestionTime) carried.push({ name: INGESTION_COLUMN, type: "datetime", hidden: true });
  if (scope.context.provenance) {
    carried.push(
      { name: SOURCES_COLUMN, type: "dynamic", hidden: true },
      { name: SOURCE_COUNT_COLUMN, type: "long", hidden: true },
    );
  }
  return { kind: "scan", table, columns: [...columns, ...carried] };
}
