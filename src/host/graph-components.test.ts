import fc from "fast-check";
import { expect, it } from "vitest";
import { graphComponents } from "./graph-components.js";

function componentsOf(pairs: readonly (readonly [string, string])[], nodes: readonly string[] = []) {
  const text = graphComponents(JSON.stringify(pairs.flat()), JSON.stringify(nodes));
  const labels = JSON.parse(text) as { node: string; component: number }[];
  return new Map(labels.map(({ node, component }) => [node, component]));
}

it("numbers what hangs together as it is first seen, nodes alone last", () => {
  const pairs = [
    ["a", "b"],
    ["x", "y"],
    ["c", "b"],
    ["y", "z"],
  ] as const;
  expect([...componentsOf(pairs, ["lone", "a"])]).toEqual([
    ["a", 0],
    ["b", 0],
    ["x", 1],
    ["y", 1],
    ["c", 0],
    ["z", 1],
    ["lone", 2],
  ]);
});

it("two nodes have one number exactly where a walk leads from one to the other", () => {
  const node = fc.integer({ min: 0, max: 12 }).map(String);
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (pairs) => {
      const numbers = componentsOf(pairs);
      for (const start of numbers.keys()) {
        const reached = new Set([start]);
        for (let before = 0; before !== reached.size;) {
          before = reached.size;
          for (const [one, other] of pairs) {
            if (reached.has(one)) reached.add(other);
            if (reached.has(other)) reached.add(one);
          }
        }
        const same = [...numbers.keys()].filter((other) => numbers.get(other) === numbers.get(start));
        expect(new Set(same)).toEqual(reached);
      }
    }),
  );
});
