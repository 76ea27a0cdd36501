import { INGESTION_COLUMN, SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "../plan/types.js";
import type { Relation, Scan } from "../plan/relation.js";
import type { SyntaxNode } from "./kusto.js";
import { OPERATORS } from "./operators/index.js";
import { unsupported } from "./refusal.js";
import { attempt, spanIn, type Scope } from "./scope.js";

/** The relation that a tabular expression stands for. */
export function lowerTabular(node: SyntaxNode, scope: Scope): Relation {
  switch (node.kind) {
    case "PipeExpression": {
      const input = lowerTabular(node.child("Expression"), scope);
      return applyOperator(node.child("Operator"), input, scope);
    }
    case "ParenthesizedExpression":
      return lowerTabular(node.child("Expression"), scope);
    case "NameReference":
      return lowerTableName(node, scope);
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

/** A pipe of operators that begins with one and takes its rows from `input`: the subquery of `mv-apply`. */
export function lowerPipeOver(node: SyntaxNode, input: Relation, scope: Scope): Relation {
  switch (node.kind) {
    case "PipeExpression":
      return applyOperator(
        node.child("Operator"),
        lowerPipeOver(node.child("Expression"), input, scope),
        scope,
      );
    case "ParenthesizedExpression":
      return lowerPipeOver(node.child("Expression"), input, scope);
    default:
      return applyOperator(node, input, scope);
  }
}

/** One operator over its input; where it is refused, the analyser's columns let the rest be checked too. */
function applyOperator(node: SyntaxNode, input: Relation | undefined, scope: Scope): Relation {
  const lower = OPERATORS[node.kind];
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
  const binding = scope.lets.get(node.name);
  if (binding?.kind === "relation") return binding.relation;
  const columns = scope.context.tables.get(node.name);
  const span = spanIn(scope.context, node);
  if (columns === undefined) throw unsupported(span, `'${node.name}' is not known as a table`);
  return scanOf(node.name, columns, scope);
}

/** A stored table with the hidden columns that the query or its reader asks for. */
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
