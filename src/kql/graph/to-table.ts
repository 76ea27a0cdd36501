import { asItem, columnRef, project, visible } from "../../plan/build.js";
import type { Item } from "../../plan/scalar.js";
import type { Relation } from "../../plan/relation.js";
import { bindCall } from "../bind-call.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import type { Graph } from "./graph.js";

const OWN: ReadonlySet<string> = new Set([EDGE, NODE, SOURCE, TARGET]);
/** The parameters that ask for the number of a node, and whose. */
const NUMBERS = [
  ["with_node_id", NODE],
  ["with_source_id", SOURCE],
  ["with_target_id", TARGET],
] as const;

/**
 * `graph-to-table nodes`, `graph-to-table edges`: the properties, behind the numbers of nodes where these are asked for.
 * The number of a text is its `hash()`: so the reference prints it; of other values it prints none.
 * https://learn.microsoft.com/kusto/query/graph-to-table-operator
 */
export function graphToTable(node: SyntaxNode, graph: Graph, scope: Scope): Relation {
  const span = spanIn(scope.context, node);
  const [clause, ...others] = node.list("OutputClause");
  const word = clause?.child("EntityKeyword").text.trim();
  const rows = word === "nodes" ? graph.nodes : word === "edges" ? graph.edges : undefined;
  if (clause === undefined || rows === undefined || others.length > 0 || isNamed(clause))
    throw unsupported(span, "graph-to-table is translated for 'nodes' alone and for 'edges' alone");
  const asked = parametersOf(clause);
  const numbers = NUMBERS.flatMap(([parameter, column]): Item[] => {
    const name = asked.get(parameter)?.name;
    if (name === undefined) return [];
    if (graph.id !== "string")
      throw unsupported(span, "graph-to-table: the numbers of nodes that are no texts are the engine's own");
    return [{ name, value: bindCall("hash", [columnRef({ name: column, type: graph.id })]) }];
  });
  const shown = visible(rows.columns).filter(({ name }) => !OWN.has(name));
  return project(rows, [...numbers, ...shown.map(asItem)], span);
}

/** `nodes as N` names a table for a statement further on. */
function isNamed(clause: SyntaxNode): boolean {
  return (clause.optional("AsClause")?.text ?? "") !== "";
}
