import { columnRef, literal, project, sort, visible } from "../../plan/build.js";
import { crossed, join, outputsOf } from "../../plan/build-join.js";
import { columnOfItem, grouped } from "../../plan/grouped.js";
import type { Relation, Unnest } from "../../plan/relation.js";
import { withoutHidden } from "../../plan/row-order.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { Column } from "../../plan/types.js";
import { bindAggregate } from "../aggregate-call.js";
import { bindCall, convert } from "../bind-call.js";
import type { SyntaxNode } from "../kusto.js";
import { parametersOf } from "../operator-parameters.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { materialized } from "../tabular.js";
import { EDGE, NODE, SOURCE, TARGET } from "./columns.js";
import type { Graph } from "./graph.js";

const ENDS = "coldhunt_ends";
const NODES = "coldhunt_nodes";
const LABEL = "coldhunt_label";
const TEXT = "coldhunt_text";
const NUMBER = "coldhunt_component";

/**
 * `graph-mark-components`: the graph with the number of its component as a further property of each node. The engine
 * numbers them arbitrarily; here they are numbered as the edges first name them, and that is noted.
 * https://learn.microsoft.com/kusto/query/graph-mark-components-operator
 */
export function markComponents(node: SyntaxNode, graph: Graph, scope: Scope): Graph {
  const span = spanIn(scope.context, node);
  const parameters = parametersOf(node);
  const kind = parameters.get("kind")?.text.trim() ?? "weak";
  if (kind !== "weak")
    throw unsupported(span, `graph-mark-components of the kind '${kind}' is not translated`);
  const name = parameters.get("with_component_id")?.name ?? "ComponentId";
  if (visible(graph.nodes.columns).some((column) => column.name === name))
    throw unsupported(span, `graph-mark-components: the nodes have a property '${name}' already`);
  scope.context.notes.add("graph-mark-components: the engine numbers components in any order");
  const nodes = materialized(graph.nodes, scope, "nodes");
  const labels = labelsOf(nodes, graph, scope);
  const placed = project(nodes, [
    ...visible(nodes.columns).map((column) => ({ name: column.name, value: columnRef(column) })),
    { name: TEXT, value: textOf(NODE, graph.id) },
  ]);
  const text: Column = { name: TEXT, type: "string" };
  const marked = join(
    "inner",
    placed,
    labels,
    [{ left: columnRef(text), right: columnRef(text) }],
    [...outputsOf("left", visible(nodes.columns)), { name, side: "right", from: NUMBER }],
    span,
  );
  return { ...graph, nodes: marked };
}

/** The text of each node with the number of its component. */
function labelsOf(nodes: Relation, graph: Graph, scope: Scope): Relation {
  const edge: Column = { name: EDGE, type: "long" };
  const edges = sort(withoutHidden(graph.edges), [
    { value: columnRef(edge), descending: false, nullsFirst: false },
  ]);
  // a list of arrays is one of all their elements
  const both = bindCall("pack_array", [textOf(SOURCE, graph.id), textOf(TARGET, graph.id)]);
  const listed = (name: string, value: Scalar): Item => ({
    name,
    value: bindAggregate("make_list", [value], undefined),
  });
  const ends = listed(ENDS, both);
  const all = listed(NODES, textOf(NODE, graph.id));
  const lists = crossed(
    grouped(edges, [], [ends]),
    grouped(withoutHidden(nodes), [], [all]),
    [columnOfItem(ends)],
    [columnOfItem(all)],
  );
  const label: Column = { name: LABEL, type: "dynamic" };
  const computed = project(lists, [
    {
      name: LABEL,
      value: bindCall("graph_components", [columnOfItem(ends), columnOfItem(all)].map(columnRef)),
    },
  ]);
  const unnest: Unnest = {
    kind: "unnest",
    input: computed,
    items: [{ name: LABEL, value: columnRef(label), type: "dynamic", bags: "bag" }],
    columns: [label],
  };
  const member = (name: string): Scalar =>
    bindCall("element", [columnRef(label), literal("string", name)], undefined, "dynamic");
  const labels = project(unnest, [
    { name: TEXT, value: bindCall("tostring", [member("node")]) },
    { name: NUMBER, value: bindCall("tolong", [member("component")]) },
  ]);
  return materialized(labels, scope, "components");
}

function textOf(name: string, type: Column["type"]): Scalar {
  return convert(columnRef({ name, type }), "string");
}
