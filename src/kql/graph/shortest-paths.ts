import { aggregate, asItem, columnRef, extend, literal, visible } from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import { grouped } from "../../plan/grouped.js";
import type { Relation } from "../../plan/relation.js";
import type { Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { bindAggregate } from "../aggregate-call.js";
import { bindCall } from "../bind-call.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { materialized } from "../tabular.js";
import { EDGE, NODE } from "./columns.js";
import type { Graph } from "./graph.js";
import type { Pattern } from "./match-pattern.js";
import { matches, shownOf } from "./match.js";

const LENGTH = "coldhunt_length";

/**
 * `graph-shortest-paths`: of the matches of a pattern, for each pair of nodes it begins and ends at, one of the least
 * edges; all of these with `output=all`.
 * https://learn.microsoft.com/kusto/query/graph-shortest-paths-operator
 */
export function graphShortestPaths(node: SyntaxNode, graph: Graph, scope: Scope): Relation {
  const span = spanIn(scope.context, node);
  const output = parametersOf(node).get("output")?.text ?? "any";
  const { rows, bindings, patterns } = matches(node, graph, "none", scope);
  const [pattern, ...others] = patterns;
  if (pattern === undefined || others.length > 0 || (output !== "any" && output !== "all"))
    throw unsupported(span, "graph-shortest-paths takes one sequence, and any or all of the paths");
  const measured = extend(rows, [{ name: LENGTH, value: lengthOf(pattern) }]);
  const ends = [pattern.nodes[0], pattern.nodes.at(-1)].map((end): Column => ({
    name: `${end?.name ?? ""}.${NODE}`,
    type: graph.id,
  }));
  const shortest =
    output === "any"
      ? oneOf(measured, ends, firstEdgeOf(pattern))
      : allOf(materialized(measured, scope, "paths"), ends);
  if (output === "any")
    scope.context.notes.add("graph-shortest-paths: of several paths of one length the engine takes any");
  return shownOf(node, shortest, bindings, scope);
}

/** How many edges a match has. */
function lengthOf(pattern: Pattern): Scalar {
  const fixed = pattern.edges.filter((edge) => edge.range === undefined).length;
  return pattern.edges
    .filter((edge) => edge.range !== undefined)
    .map((edge) => bindCall("array_length", [columnRef({ name: `${edge.name}.${EDGE}`, type: "dynamic" })]))
    .reduce<Scalar>((sum, part) => bindCall("+", [sum, part]), literal("long", BigInt(fixed)));
}

/** The number of the first edge of a match: where paths are of one length, the one of the first edge is taken. */
function firstEdgeOf(pattern: Pattern): Scalar {
  const [edge] = pattern.edges;
  const name = `${edge?.name ?? ""}.${EDGE}`;
  if (edge?.range === undefined) return columnRef({ name, type: "long" });
  const list = columnRef({ name, type: "dynamic" });
  return bindCall("tolong", [bindCall("element", [list, literal("long", 0n)], undefined, "dynamic")]);
}

function oneOf(rows: Relation, ends: readonly Column[], place: Scalar): Relation {
  const names = new Set(ends.map((end) => end.name));
  const others = visible(rows.columns).filter((column) => !names.has(column.name));
  return aggregate(
    rows,
    ends.map(asItem),
    [],
    [
      {
        order: "min",
        by: columnRef({ name: LENGTH, type: "long" }),
        place,
        picks: others.map(asItem),
      },
    ],
    [...ends, ...others],
  );
}

function allOf(rows: Relation, ends: readonly Column[]): Relation {
  const length: Column = { name: LENGTH, type: "long" };
  const least = grouped(rows, ends, [
    { name: LENGTH, value: bindAggregate("min", [columnRef(length)], undefined) },
  ]);
  return join(
    "inner",
    rows,
    least,
    [...ends, length].map((column) => ({ left: columnRef(column), right: columnRef(column) })),
    outputsOf("left", visible(rows.columns)),
  );
}
