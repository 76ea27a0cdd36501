/**
 * Which nodes hang together, whatever the direction of the edges: of the JSON of the ends of edges, two by two, and that
 * of all nodes the JSON of `[{"node", "component"}]`, each node once. Components are numbered from 0 on as they are first
 * seen, those of the edges before those of nodes alone. Nodes are texts.
 */
export function graphComponents(ends: string, nodes: string): string {
  const forest = new Map<string, string>();
  let source: string | undefined;
  for (const end of JSON.parse(ends) as readonly string[]) {
    if (source === undefined) {
      source = end;
      continue;
    }
    const [one, other] = [rootOf(source, forest), rootOf(end, forest)];
    if (one !== other) forest.set(other, one);
    source = undefined;
  }
  for (const node of JSON.parse(nodes) as readonly string[]) rootOf(node, forest);
  const numbers = new Map<string, number>();
  const numbered = [...forest.keys()].map((node) => {
    const root = rootOf(node, forest);
    const component = numbers.get(root) ?? numbers.size;
    numbers.set(root, component);
    return { node, component };
  });
  return JSON.stringify(numbered);
}

/** The node that stands for all that hang together with this one; the ways there are made shorter. */
function rootOf(node: string, forest: Map<string, string>): string {
  if (!forest.has(node)) forest.set(node, node);
  let root = node;
  for (let up = forest.get(root); up !== undefined && up !== root; up = forest.get(root)) root = up;
  for (let at = node; at !== root;) {
    const up = forest.get(at) ?? root;
    forest.set(at, root);
    at = up;
  }
  return root;
}
