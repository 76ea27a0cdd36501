import { columnRef, filter, literal, project, visible } from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import type { JoinOutput, Relation } from "../../plan/relation.js";
import type { ColumnRef, Item, Scalar } from "../../plan/scalar.js";
import { bindCall, convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, type Scope } from "../scope.js";
import { materialized } from "../tabular.js";
import { carriedBy, carriedValue } from "../union-members.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import type { Gathered } from "./gathered.js";
import type { Graph } from "./graph.js";
import { concatenated, listOf, share } from "./lists.js";
import type { Direction, Range } from "./match-pattern.js";

/** What a match may do more than once: come to a node and take an edge, come to a node alone, neither. */
export type Cycles = "all" | "unique_edges" | "none";

/** The nodes that a path comes to, but for the one it begins at. */
export const VISITED = "coldhunt_visited";

/** The node and the edge of a path that is one step longer. */
const REACHED = "coldhunt_reached";
const ADDED = "coldhunt_added";

const EDGES = columnRef({ name: EDGE, type: "dynamic" });
const VISITED_NODES = columnRef({ name: VISITED, type: "dynamic" });

/** What the paths of an edge of several steps go along, and what they gather. */
export interface Way {
  readonly graph: Graph;
  readonly direction: Direction;
  readonly gathered: readonly Gathered[];
  readonly cycles: Cycles;
  readonly scope: Scope;
}

/**
 * The paths that an edge of several steps may stand for: `SOURCE` is the node before it in the pattern and `TARGET` the
 * one behind it, `EDGE` the list of its edges and `VISITED` that of the nodes behind the first; beside them what is
 * gathered.
 */
export function pathsOf({ least, most }: Range, way: Way): Relation {
  const steps = materialized(stepsOf(way), way.scope, "steps");
  const between = nodesBetween(way);
  const byLength: Relation[] = [pathsOfNone(way)];
  let longest = pathsOfOne(steps, way);
  for (let length = 1; length < most; length++) {
    const paths = materialized(longest, way.scope, "paths");
    byLength.push(paths);
    longest = oneStepMore(paths, steps, between, way);
  }
  return unionOf([...byLength, longest].slice(least, most + 1));
}

/** The edges of a graph as a pattern goes along them: from `SOURCE` to `TARGET`. */
export function directedEdges({ edges, id }: Graph, direction: Direction): Relation {
  if (direction === "forward") return edges;
  const [source, target] = [columnRef({ name: SOURCE, type: id }), columnRef({ name: TARGET, type: id })];
  const back = project(
    direction === "backward" ? edges : filter(edges, bindCall("!=", [source, target])),
    visible(edges.columns).map((column) => ({
      name: column.name,
      value: column.name === SOURCE ? target : column.name === TARGET ? source : columnRef(column),
    })),
  );
  return direction === "backward" ? back : unionOf([edges, back]);
}

/** Each edge as a step: its nodes, a list of it alone, and what it adds to what is gathered of edges. */
function stepsOf({ graph, direction, gathered, scope }: Way): Relation {
  const edges = directedEdges(graph, direction);
  return project(edges, [
    ...ends(graph, SOURCE, TARGET),
    { name: EDGE, value: listOf(columnRef({ name: EDGE, type: "long" })) },
    ...gathered.filter(({ inner }) => !inner).map((one) => stepItem(one, over(scope, edges))),
  ]);
}

/** Each node with what it adds to what is gathered of inner nodes; undefined where nothing is. */
function nodesBetween({ graph, gathered, scope }: Way): Relation | undefined {
  const inner = gathered.filter((one) => one.inner);
  if (inner.length === 0) return undefined;
  return project(graph.nodes, [
    { name: NODE, value: nodeAt(graph, NODE) },
    ...inner.map((one) => stepItem(one, over(scope, graph.nodes))),
  ]);
}

/** The paths of no edge: from each node to itself. */
function pathsOfNone({ graph, gathered }: Way): Relation {
  return project(graph.nodes, [
    ...ends(graph, NODE, NODE),
    { name: EDGE, value: literal("dynamic", "[]") },
    { name: VISITED, value: literal("dynamic", "[]") },
    ...gathered.map(nothing),
  ]);
}

/** The paths of one edge. */
function pathsOfOne(steps: Relation, { graph, gathered, cycles }: Way): Relation {
  const [source, target] = [nodeAt(graph, SOURCE), nodeAt(graph, TARGET)];
  const straight = cycles === "none" ? filter(steps, bindCall("!=", [source, target])) : steps;
  return project(straight, [
    ...ends(graph, SOURCE, TARGET),
    { name: EDGE, value: EDGES },
    { name: VISITED, value: listOf(target) },
    ...gathered.map((one) =>
      one.inner ? nothing(one) : { name: one.column.name, value: columnRef(one.column) },
    ),
  ]);
}

/** The paths that go on from where others end. */
function oneStepMore(paths: Relation, steps: Relation, between: Relation | undefined, way: Way): Relation {
  const { graph, gathered, cycles } = way;
  const taken = (inner: boolean): JoinOutput[] =>
    gathered
      .filter((one) => one.inner === inner)
      .map((one) => ({ name: addedBy(one).name, side: "right", from: one.column.name }));
  const through = between === undefined ? paths : joined(graph, paths, between, NODE, taken(true));
  const next = joined(graph, through, steps, SOURCE, [
    { name: REACHED, side: "right", from: TARGET },
    { name: ADDED, side: "right", from: EDGE },
    ...taken(false),
  ]);
  const added = columnRef({ name: ADDED, type: "dynamic" });
  const reached = listOf(nodeAt(graph, REACHED));
  const fresh = (seen: Scalar): Relation => filter(next, bindCall("not", [seen]));
  const longer = {
    all: () => next,
    unique_edges: () => fresh(share(EDGES, added)),
    none: () => fresh(share(concatenated(listOf(nodeAt(graph, SOURCE)), VISITED_NODES), reached)),
  }[cycles]();
  return project(longer, [
    ...ends(graph, SOURCE, REACHED),
    { name: EDGE, value: concatenated(EDGES, added) },
    { name: VISITED, value: concatenated(VISITED_NODES, reached) },
    ...gathered.map((one) => ({ name: one.column.name, value: together(one) })),
  ]);
}

/** Paths with what the right side says of the node they end at. */
function joined(
  graph: Graph,
  paths: Relation,
  right: Relation,
  by: string,
  taken: readonly JoinOutput[],
): Relation {
  const own = outputsOf("left", visible(paths.columns));
  const on = [{ left: nodeAt(graph, TARGET), right: nodeAt(graph, by) }];
  return join("inner", paths, right, on, [...own, ...taken]);
}

function nodeAt(graph: Graph, name: string): ColumnRef {
  return columnRef({ name, type: graph.id });
}

function ends(graph: Graph, start: string, end: string): Item[] {
  return [
    { name: SOURCE, value: nodeAt(graph, start) },
    { name: TARGET, value: nodeAt(graph, end) },
  ];
}

/** What one edge or node adds. */
function stepItem({ kind, value, column }: Gathered, scope: Scope): Item {
  const lowered = lowerScalar(value, scope);
  if (kind === "map") return { name: column.name, value: listOf(lowered) };
  const truth = bindCall("iff", [convert(lowered, "bool"), literal("bool", true), literal("bool", false)]);
  return { name: column.name, value: truth };
}

/** What is gathered where there is no edge and no node between. */
function nothing({ kind, column }: Gathered): Item {
  return {
    name: column.name,
    value: kind === "map" ? literal("dynamic", "[]") : literal("bool", kind === "all"),
  };
}

/** The column of a longer path that holds what its last step adds. */
function addedBy({ column }: Gathered): ColumnRef {
  return columnRef({ name: `${column.name}_step`, type: column.type });
}

function together(one: Gathered): Scalar {
  const [before, added] = [columnRef(one.column), addedBy(one)];
  switch (one.kind) {
    case "all":
      return bindCall("and", [before, added]);
    case "any":
      return bindCall("or", [before, added]);
    case "map":
      return concatenated(before, added);
  }
}

function unionOf(relations: readonly Relation[]): Relation {
  const [first] = relations;
  if (first === undefined) throw new Error("bug: a path of no length");
  if (relations.length === 1) return first;
  const carried = carriedBy(relations);
  const columns = visible(first.columns);
  return {
    kind: "union",
    members: relations.map((relation) => ({
      relation,
      values: [...columns.map(columnRef), ...carried.map((column) => carriedValue(column, relation))],
    })),
    columns: [...columns, ...carried],
  };
}
