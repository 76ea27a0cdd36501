import { asItem, project, visible } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import type { Graph } from "./graph.js";

const OWN: ReadonlySet<string> = new Set([EDGE, NODE, SOURCE, TARGET]);

/**
 * `graph-to-table nodes`, `graph-to-table edges`: the properties alone, for the numbers of nodes are the engine's own.
 * https://learn.microsoft.com/kusto/query/graph-to-table-operator
 */
export function graphToTable(node: SyntaxNode, graph: Graph, scope: Scope): Relation {
  const [clause, ...others] = node.list("OutputClause");
  const word = clause?.text.trim();
  const rows = word === "nodes" ? graph.nodes : word === "edges" ? graph.edges : undefined;
  if (rows === undefined || others.length > 0)
    throw unsupported(
      spanIn(scope.context, node),
      "graph-to-table is translated for 'nodes' alone and for 'edges' alone",
      "the numbers of nodes are the engine's own",
    );
  const shown = visible(rows.columns).filter(({ name }) => !OWN.has(name));
  return project(rows, shown.map(asItem), spanIn(scope.context, node));
}
