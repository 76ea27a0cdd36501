import { columnRef, filter, literal, project, visible } from "../../plan/build.js";
import { join } from "../../plan/build-join.js";
import type { Relation } from "../../plan/relation.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { bindCall, convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { over, type Scope } from "../scope.js";
import { materialized } from "../tabular.js";
import { carriedBy, carriedValue } from "../union-members.js";
import type { Gathered } from "./gathered.js";
import { EDGE, NODE, SOURCE, TARGET, type Graph } from "./graph.js";
import type { Direction, PatternEdge } from "./match-pattern.js";

/** The column of a path, or of its last step, that holds what is gathered. */
export function gatheredColumn(index: number, { kind }: Gathered): Column {
  return { name: `coldhunt_gathered_${index}`, type: kind === "map" ? "dynamic" : "bool" };
}

/** What a match may do more than once: come to a node and take an edge, come to a node alone, neither. */
export type Cycles = "all" | "unique_edges" | "none";

/** The nodes that a path comes to, but for the one it begins at. */
export const VISITED = "coldhunt_visited";

/**
 * The paths that an edge of several steps may stand for: `SOURCE` is the node before it in the pattern and `TARGET` the
 * one behind it, `EDGE` the list of its edges and `VISITED` that of the nodes behind the first; beside them what is
 * gathered.
 */
export function pathsOf(
  edge: PatternEdge,
  graph: Graph,
  gathered: readonly Gathered[],
  cycles: Cycles,
  scope: Scope,
): Relation {
  const { least, most } = edge.range ?? { least: 1, most: 1 };
  const directed = directedEdges(graph, edge.direction);
  const ends = (start: string, end: string): Item[] => [
    { name: SOURCE, value: columnRef({ name: start, type: graph.id }) },
    { name: TARGET, value: columnRef({ name: end, type: graph.id }) },
  ];
  const column = (index: number): Column => {
    const one = gathered[index];
    if (one === undefined) throw new Error("bug: nothing is gathered there");
    return gatheredColumn(index, one);
  };
  const inners = gathered.map((one) => one.inner);
  const stepItems = (inner: boolean, rows: Relation): Item[] =>
    gathered.flatMap((one, index) =>
      one.inner === inner ? [{ name: column(index).name, value: stepValue(one, over(scope, rows)) }] : [],
    );
  const nothing = (one: Gathered, index: number): Item => ({ name: column(index).name, value: emptyOf(one) });
  const steps = materialized(
    project(directed, [
      ...ends(SOURCE, TARGET),
      { name: EDGE, value: listOf(columnRef({ name: EDGE, type: "long" })) },
      ...stepItems(false, directed),
    ]),
    scope,
    "steps",
  );
  const between = project(graph.nodes, [
    { name: NODE, value: columnRef({ name: NODE, type: graph.id }) },
    ...stepItems(true, graph.nodes),
  ]);
  const node = (name: string) => columnRef({ name, type: graph.id });
  const straight = cycles === "none" ? filter(steps, bindCall("!=", [node(SOURCE), node(TARGET)])) : steps;
  const first = project(straight, [
    ...ends(SOURCE, TARGET),
    { name: EDGE, value: columnRef({ name: EDGE, type: "dynamic" }) },
    { name: VISITED, value: listOf(node(TARGET)) },
    ...gathered.map((one, index) =>
      one.inner ? nothing(one, index) : { name: column(index).name, value: columnRef(column(index)) },
    ),
  ]);
  const levels: Relation[] = [
    project(graph.nodes, [
      ...ends(NODE, NODE),
      { name: EDGE, value: literal("dynamic", "[]") },
      { name: VISITED, value: literal("dynamic", "[]") },
      ...gathered.map(nothing),
    ]),
    first,
  ];
  while (levels.length <= most) {
    const before = materialized(levels.at(-1) ?? first, scope, "paths");
    levels[levels.length - 1] = before;
    const reached = inners.includes(true)
      ? joined(before, between, TARGET, NODE, {
          id: graph.id,
          inner: (index) => inners[index] === true,
          column,
          gathered,
        })
      : before;
    const next = joined(reached, steps, TARGET, SOURCE, {
      id: graph.id,
      inner: (index) => inners[index] === false,
      column,
      gathered,
    });
    const [list, added] = [
      columnRef({ name: EDGE, type: "dynamic" }),
      columnRef({ name: ADDED, type: "dynamic" }),
    ];
    const [visited, reachedNode] = [columnRef({ name: VISITED, type: "dynamic" }), node(REACHED)];
    const nodes = concatenated(listOf(node(SOURCE)), visited);
    const seen =
      cycles === "none"
        ? share(nodes, listOf(reachedNode))
        : cycles === "all"
          ? undefined
          : share(list, added);
    const fresh = seen === undefined ? next : filter(next, bindCall("not", [seen]));
    levels.push(
      project(fresh, [
        ...ends(SOURCE, REACHED),
        { name: EDGE, value: concatenated(list, added) },
        { name: VISITED, value: concatenated(visited, listOf(reachedNode)) },
        ...gathered.map((one, index) => ({
          name: column(index).name,
          value: together(one, columnRef(column(index)), columnRef(stepColumn(column(index)))),
        })),
      ]),
    );
  }
  return unionOf(levels.slice(least, most + 1));
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

const ADDED = "coldhunt_added";
const REACHED = "coldhunt_reached";

function stepColumn(column: Column): Column {
  return { name: `${column.name}_step`, type: column.type };
}

function concatenated(before: Scalar, added: Scalar): Scalar {
  return bindCall("array_concat", [before, added], undefined, "dynamic");
}

/** Whether two lists of edges or nodes have one in common. */
export function share(left: Scalar, right: Scalar): Scalar {
  const common = bindCall("set_intersect", [left, right], undefined, "dynamic");
  return bindCall(">", [bindCall("array_length", [common]), literal("long", 0n)]);
}

export function listOf(value: Scalar): Scalar {
  return bindCall("pack_array", [value], undefined, "dynamic");
}

interface Gathering {
  readonly id: Column["type"];
  readonly gathered: readonly Gathered[];
  readonly column: (index: number) => Column;
  /** Whether a gathered value comes from the right side. */
  readonly inner: (index: number) => boolean;
}

/** Paths with the node they reach, or with one step more. */
function joined(paths: Relation, right: Relation, at: string, by: string, one: Gathering): Relation {
  const isStep = by === SOURCE;
  const taken = one.gathered.flatMap((_, index) => (one.inner(index) ? [one.column(index)] : []));
  const known = paths.columns.filter((column) => column.hidden !== true);
  return join(
    "inner",
    paths,
    right,
    [{ left: columnRef({ name: at, type: one.id }), right: columnRef({ name: by, type: one.id }) }],
    [
      ...known.map(({ name }) => ({ name, side: "left" as const, from: name })),
      ...(isStep
        ? [
            { name: REACHED, side: "right" as const, from: TARGET },
            { name: ADDED, side: "right" as const, from: EDGE },
          ]
        : []),
      ...taken.map((column) => ({
        name: stepColumn(column).name,
        side: "right" as const,
        from: column.name,
      })),
    ],
  );
}

/** What one edge or node adds. */
function stepValue(one: Gathered, scope: Scope): Scalar {
  const value = lowerScalar(one.value, scope);
  if (one.kind === "map") return listOf(value);
  return bindCall("iff", [convert(value, "bool"), literal("bool", true), literal("bool", false)]);
}

function emptyOf({ kind }: Gathered): Scalar {
  return kind === "map" ? literal("dynamic", "[]") : literal("bool", kind === "all");
}

function together({ kind }: Gathered, before: Scalar, added: Scalar): Scalar {
  switch (kind) {
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
  const columns = first.columns.filter((column) => column.hidden !== true);
  return {
    kind: "union",
    members: relations.map((relation) => ({
      relation,
      values: [...columns.map(columnRef), ...carried.map((column) => carriedValue(column, relation))],
    })),
    columns: [...columns, ...carried],
  };
}
