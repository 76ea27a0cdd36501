import { aggregate, asItem, columnRef, literal, project, visible } from "../../plan/build.js";
import { join, outputsOf } from "../../plan/build-join.js";
import { grouped } from "../../plan/grouped.js";
import type { Relation } from "../../plan/relation.js";
import { windowed, without, withoutHidden } from "../../plan/row-order.js";
import type { Item } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { lookup, over, spanIn, type Scope } from "../scope.js";
import { lowerTabular, materialized } from "../tabular.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import { markComponents } from "./components.js";

/** A graph: its nodes and edges with their properties as columns. */
export interface Graph {
  /** `NODE` beside the properties; each node once. */
  readonly nodes: Relation;
  /** `EDGE` (a number), `SOURCE` and `TARGET` beside the properties. */
  readonly edges: Relation;
  /** `NODE`, `SOURCE` and `TARGET` are of this type. */
  readonly id: Column["type"];
}

/** The graph that an expression stands for. https://learn.microsoft.com/kusto/query/make-graph-operator */
export function lowerGraph(node: SyntaxNode, scope: Scope): Graph {
  const span = spanIn(scope.context, node);
  switch (node.kind) {
    case "ParenthesizedExpression":
      return lowerGraph(node.child("Expression"), scope);
    case "NameReference": {
      const binding = lookup(scope, node.name);
      if (binding?.kind === "graph") return binding.graph;
      throw unsupported(span, `'${node.text}' is not known as a graph`);
    }
    case "PipeExpression": {
      const operator = node.child("Operator");
      if (operator.kind === "MakeGraphOperator")
        return makeGraph(operator, lowerTabular(node.child("Expression"), scope), scope);
      if (operator.kind === "GraphMarkComponentsOperator")
        return markComponents(operator, lowerGraph(node.child("Expression"), scope), scope);
      const keyword = operator.children[0]?.text ?? operator.text;
      throw unsupported(span, `the operator '${keyword}' between graphs is not translated`);
    }
    default:
      throw unsupported(span, `'${node.text}' is not translated as a graph`);
  }
}

function makeGraph(node: SyntaxNode, rows: Relation, scope: Scope): Graph {
  const refusal = (why: string) => unsupported(spanIn(scope.context, node), `make-graph ${why}`);
  const columnOf = (name: string): Column | undefined =>
    visible(rows.columns).find((column) => column.name === node.child(name).name);
  const [source, target] = [columnOf("SourceColumn"), columnOf("TargetColumn")];
  if (source === undefined || source.type !== target?.type) throw refusal("takes two columns of one type");
  const edges = numberedEdges(rows, source, target, scope);
  if (node.optional("PartitionedByClause") !== undefined) throw refusal("with partitions is not translated");
  const clause = node.optional("WithClause");
  const ids = idsOf(edges, source.type);
  if (clause === undefined) return { edges, nodes: ids, id: source.type };
  switch (clause.kind) {
    case "MakeGraphWithImplicitIdClause": {
      const nodeId = columnRef({ name: NODE, type: source.type });
      const nodes = project(ids, [
        { name: NODE, value: nodeId },
        { name: clause.child("Name").name, value: nodeId },
      ]);
      return { edges, nodes, id: source.type };
    }
    case "MakeGraphWithTablesAndKeysClause": {
      const [table, ...others] = clause.list("TablesAndKeys");
      if (table === undefined || others.length > 0)
        throw refusal("with several tables of nodes is not translated");
      return { edges, nodes: nodesOf(table, ids, source.type, scope), id: source.type };
    }
    default:
      throw refusal(`with '${clause.text}' is not translated`);
  }
}

function numberedEdges(rows: Relation, source: Column, target: Column, scope: Scope): Relation {
  const placed = windowed(rows, [
    { name: EDGE, value: { kind: "window", type: "long", name: "row_order", args: [] } },
  ]);
  const items: Item[] = [
    ...visible(rows.columns).map(asItem),
    { name: SOURCE, value: columnRef(source) },
    { name: TARGET, value: columnRef(target) },
    { name: EDGE, value: columnRef({ name: EDGE, type: "long" }) },
  ];
  const edges = without(project(placed, items), new Set([EDGE]));
  // the numbers of the edges must stay what they are
  return materialized(edges, scope, "edges");
}

/** Every node that an edge begins or ends at, once. */
function idsOf(edges: Relation, type: Column["type"]): Relation {
  const plain = withoutHidden(edges);
  const ends = [SOURCE, TARGET].map((name) => [plain, name] as const);
  return distinctIds(ends, type);
}

/** The values of columns of rows without hidden ones, each once. */
function distinctIds(places: readonly (readonly [Relation, string])[], type: Column["type"]): Relation {
  const id: Column = { name: NODE, type };
  const members = places.map(([relation, name]) => ({ relation, values: [columnRef({ name, type })] }));
  return grouped({ kind: "union", members, columns: [id] }, [id], []);
}

/** The rows of a table of nodes, one a node, and the nodes that only edges name: these have no properties. */
function nodesOf(clause: SyntaxNode, ids: Relation, type: Column["type"], scope: Scope): Relation {
  const table = lowerTabular(clause.child("Table"), over(scope, undefined));
  const key = visible(table.columns).find((column) => column.name === clause.child("Column").name);
  if (key?.type !== type)
    throw unsupported(
      spanIn(scope.context, clause),
      "make-graph takes a column of the nodes of the type of the edges'",
    );
  const others = visible(table.columns).filter((column) => column.name !== key.name);
  const id: Column = { name: NODE, type };
  const one = aggregate(
    table,
    [{ name: NODE, value: columnRef(key) }],
    [],
    others.length === 0
      ? []
      : [
          {
            order: "any",
            place: literal("long", 0n),
            picks: others.map(asItem),
          },
        ],
    [id, ...others],
  );
  const nodes = materialized(one, scope, "nodes");
  const all = distinctIds(
    [ids, withoutHidden(nodes)].map((rows) => [rows, NODE] as const),
    type,
  );
  const joined = join(
    "leftouter",
    all,
    nodes,
    [{ left: columnRef(id), right: columnRef(id) }],
    [{ name: NODE, side: "left", from: NODE }, ...outputsOf("right", others)],
  );
  return project(joined, [
    { name: NODE, value: columnRef(id) },
    // the properties in the order of the table
    ...visible(table.columns).map((column) => ({
      name: column.name,
      value: columnRef(column === key ? id : column),
    })),
  ]);
}
