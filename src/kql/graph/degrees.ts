import { asItem, columnRef, literal, project, visible } from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import { grouped } from "../../plan/grouped.js";
import type { Relation } from "../../plan/relation.js";
import { withoutHidden } from "../../plan/row-order.js";
import type { Column } from "../../plan/types.js";
import { bindAggregate } from "../aggregate-call.js";
import { bindCall } from "../bind-call.js";
import type { SyntaxNode } from "../kusto.js";
import { NODE, SOURCE, TARGET } from "./columns.js";
import type { Graph } from "./graph.js";

const DEGREES: ReadonlyMap<string, string> = new Map([
  ["node_degree_in", TARGET],
  ["node_degree_out", SOURCE],
]);

/** The column of the nodes that holds what a function says of them; the name of no column for other functions. */
export function degreeColumn(name: string): string {
  return `coldhunt_${name}`;
}

/** The graph with the degrees of its nodes that the clauses ask for. */
export function withDegrees(graph: Graph, clauses: readonly SyntaxNode[]): Graph {
  const asked = [...DEGREES].filter(([name]) => clauses.some((clause) => clause.text.includes(name)));
  return asked.reduce<Graph>(
    (one, [name, end]) => ({ ...one, nodes: counted(one, degreeColumn(name), end) }),
    graph,
  );
}

function counted({ nodes, edges, id }: Graph, name: string, end: string): Relation {
  const key: Column = { name: end, type: id };
  const counts = grouped(
    withoutHidden(edges),
    [key],
    [{ name, value: bindAggregate("count", [], undefined) }],
  );
  const known = visible(nodes.columns);
  const on = [{ left: columnRef({ name: NODE, type: id }), right: columnRef(key) }];
  const joined = join("leftouter", nodes, counts, on, [
    ...outputsOf("left", known),
    { name, side: "right", from: name },
  ]);
  const count = columnRef({ name, type: "long" });
  return project(joined, [
    ...known.map(asItem),
    { name, value: bindCall("coalesce", [count, literal("long", 0n)]) },
  ]);
}
