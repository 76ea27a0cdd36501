import { columnRef, filter, literal, project, visible } from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import type { JoinKey, Relation } from "../../plan/relation.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import { bindCall, convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Binding, type Lets, type Scope } from "../scope.js";
import { gatheredOf, type Gathered } from "./gathered.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import type { Graph } from "./graph.js";
import { listOf, share } from "./lists.js";
import { patternsOf, type Pattern, type PatternEdge } from "./match-pattern.js";
import { degreeColumn, withDegrees } from "./degrees.js";
import { directedEdges, pathsOf, VISITED, type Cycles } from "./paths.js";

/**
 * `graph-match`: a row for each way in which a pattern lies in a graph. No edge is taken twice, unless `cycles=all`.
 * https://learn.microsoft.com/kusto/query/graph-match-operator
 */
export function graphMatch(node: SyntaxNode, graph: Graph, scope: Scope): Relation {
  const span = spanIn(scope.context, node);
  const cycles = parametersOf(node).get("cycles")?.text ?? "unique_edges";
  if (cycles !== "unique_edges" && cycles !== "all" && cycles !== "none")
    throw unsupported(span, `'cycles=${cycles}' is not translated`);
  const { rows, bindings } = matches(node, graph, cycles, scope);
  return shownOf(node, rows, bindings, scope);
}

/** What a matched pattern is: its rows, and the names of its elements. */
export interface Matches {
  readonly rows: Relation;
  readonly bindings: Lets;
  readonly patterns: readonly Pattern[];
}

/** The matches of an operator's pattern that its condition lets through. */
export function matches(node: SyntaxNode, graph: Graph, cycles: Cycles, scope: Scope): Matches {
  const span = spanIn(scope.context, node);
  const clauses = clausesOf(node);
  const matching = new Matching(withDegrees(graph, clauses), clauses, cycles, scope);
  const patterns = patternsOf(node, scope);
  for (const pattern of patterns) matching.follow(pattern, span);
  const matched = matching.result();
  const { bindings } = matching;
  const where = node.optional("WhereClause");
  if (where === undefined) return { rows: matched, bindings, patterns };
  const condition = lowerScalar(where.child("Condition"), within(matched, bindings, scope));
  return { rows: filter(matched, convert(condition, "bool"), span), bindings, patterns };
}

/** What the operator's `project` makes of its matches. */
export function shownOf(node: SyntaxNode, kept: Relation, bindings: Lets, scope: Scope): Relation {
  const span = spanIn(scope.context, node);
  const inner = within(kept, bindings, scope);
  const columns = node.tableColumns;
  const shown = node.optional("ProjectClause")?.list("Expressions") ?? [];
  if (shown.length !== columns.length)
    throw unsupported(span, "graph-match with such a list of columns is not translated");
  const items = shown.map((one, index): Item => {
    const value = one.kind === "SimpleNamedExpression" ? one.child("Expression") : one;
    return { name: columns[index]?.name ?? "", value: lowerScalar(value, inner) };
  });
  return project(kept, items, span);
}

/** What is asked of the elements of the pattern. */
function clausesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return ["WhereClause", "ProjectClause"].flatMap((name) => node.optional(name) ?? []);
}

function within(rows: Relation, bindings: Lets, scope: Scope): Scope {
  return { ...over(scope, rows), lets: new Map([...scope.lets, ...bindings]) };
}

/** Puts the elements of patterns together, one after the other. */
class Matching {
  private readonly graph: Graph;
  private readonly clauses: readonly SyntaxNode[];
  private readonly cycles: Cycles;
  private readonly scope: Scope;
  private rows: Relation | undefined;
  private readonly nodes = new Set<string>();
  private readonly edges = new Set<string>();
  /** What no later element may have again: a list of edges, or of nodes where there may be no cycles. */
  private readonly taken: Scalar[] = [];
  readonly bindings = new Map<string, () => Binding>();

  constructor(graph: Graph, clauses: readonly SyntaxNode[], cycles: Cycles, scope: Scope) {
    this.graph = graph;
    this.clauses = clauses;
    this.cycles = cycles;
    this.scope = scope;
  }

  result(): Relation {
    if (this.rows === undefined) throw new Error("bug: a pattern without nodes");
    return this.rows;
  }

  follow(pattern: Pattern, span: ReturnType<typeof spanIn>): void {
    const [first, ...others] = pattern.nodes;
    if (first === undefined) throw new Error("bug: a sequence without nodes");
    if (this.rows === undefined) this.begin(first.name);
    else if (!this.nodes.has(first.name))
      throw unsupported(
        span,
        "a sequence that does not begin at a node of those before it is not translated",
      );
    let at = first.name;
    for (const [index, { name }] of others.entries()) {
      const edge = pattern.edges[index];
      if (edge === undefined) throw new Error("bug: two nodes without an edge between them");
      this.addEdge(edge, at, name, span);
      at = name;
    }
  }

  private begin(name: string): void {
    this.rows = project(this.graph.nodes, prefixed(name, this.graph.nodes));
    this.noteNode(name);
    if (this.cycles === "none") this.taken.push(listOf(this.id(`${name}.${NODE}`)));
  }

  private addEdge(edge: PatternEdge, from: string, to: string, span: ReturnType<typeof spanIn>): void {
    if (this.edges.has(edge.name)) throw invalid(span, `the edge '${edge.name}' stands twice in the pattern`);
    const rows = this.result();
    const { graph, cycles, scope } = this;
    const gathered = edge.range === undefined ? [] : gatheredOf(edge.name, this.clauses);
    const found =
      edge.range === undefined
        ? directedEdges(graph, edge.direction)
        : pathsOf(edge.range, { graph, direction: edge.direction, gathered, cycles, scope });
    const right = project(found, prefixed(edge.name, found));
    const closed = this.nodes.has(to);
    const on = [this.key(from, edge.name, SOURCE), ...(closed ? [this.key(to, edge.name, TARGET)] : [])];
    const joined = both(rows, right, on);
    if (closed && cycles === "none")
      throw unsupported(span, "a pattern that comes back to a node is not translated with cycles=none");
    const added = this.takenBy(edge);
    const fresh =
      cycles === "all"
        ? joined
        : this.taken.reduce<Relation>(
            (relation, other) => filter(relation, bindCall("not", [share(other, added)])),
            joined,
          );
    this.taken.push(added);
    this.edges.add(edge.name);
    this.noteEdge(edge, gathered);
    if (closed) {
      this.rows = fresh;
      return;
    }
    const nodes = project(graph.nodes, prefixed(to, graph.nodes));
    this.rows = both(fresh, nodes, [
      { left: this.id(`${edge.name}.${TARGET}`), right: this.id(`${to}.${NODE}`) },
    ]);
    this.noteNode(to);
  }

  /** The edges of an element of the pattern, or the nodes that it leads to. */
  private takenBy(edge: PatternEdge): Scalar {
    const isPath = edge.range !== undefined;
    if (this.cycles !== "none") {
      const name = `${edge.name}.${EDGE}`;
      return isPath ? columnRef({ name, type: "dynamic" }) : listOf(columnRef({ name, type: "long" }));
    }
    if (isPath) return columnRef({ name: `${edge.name}.${VISITED}`, type: "dynamic" });
    return listOf(this.id(`${edge.name}.${TARGET}`));
  }

  private key(node: string, edge: string, end: string): JoinKey {
    return { left: this.id(`${node}.${NODE}`), right: this.id(`${edge}.${end}`) };
  }

  private id(name: string) {
    return columnRef({ name, type: this.graph.id });
  }

  private noteNode(name: string): void {
    this.nodes.add(name);
    this.bind(name, propertiesOf(name, this.graph.nodes));
  }

  private noteEdge(edge: PatternEdge, gathered: readonly Gathered[]): void {
    if (edge.range === undefined) {
      this.bind(edge.name, propertiesOf(edge.name, this.graph.edges));
      return;
    }
    this.bind(edge.name, (node) => {
      const column = gathered.find(({ at }) => at === node.span.start)?.column;
      return column === undefined
        ? undefined
        : columnRef({ name: `${edge.name}.${column.name}`, type: column.type });
    });
  }

  private bind(name: string, read: (node: SyntaxNode) => Scalar | undefined): void {
    this.bindings.set(name, () => ({ kind: "element", read }));
  }
}

/** Reads `element.property`. */
function propertiesOf(element: string, rows: Relation): (node: SyntaxNode) => Scalar | undefined {
  return (node) => {
    // the graphs that a query makes have no labels
    if (node.kind === "FunctionCallExpression" && node.child("Name").name === "labels")
      return literal("dynamic", "[]");
    const name =
      node.kind === "PathExpression" ? node.child("Selector").name : degreeColumn(node.child("Name").name);
    const column = visible(rows.columns).find((candidate) => candidate.name === name);
    return column === undefined ? undefined : columnRef({ name: `${element}.${name}`, type: column.type });
  };
}

/** The columns of an element under names that begin with its own. */
function prefixed(element: string, rows: Relation): Item[] {
  return visible(rows.columns).map((column) => ({
    name: `${element}.${column.name}`,
    value: columnRef(column),
  }));
}

function both(left: Relation, right: Relation, on: readonly JoinKey[]): Relation {
  return join("inner", left, right, on, [
    ...outputsOf("left", visible(left.columns)),
    ...outputsOf("right", visible(right.columns)),
  ]);
}
