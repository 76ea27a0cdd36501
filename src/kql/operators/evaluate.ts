import type { Relation } from "../../plan/relation.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";
import { bagUnpack } from "./plugins/bag-unpack.js";
import { narrow } from "./plugins/narrow.js";
import { pivot } from "./plugins/pivot.js";

/** Lowers one plugin; `node` is the whole operator. */
export type LowerPlugin = (node: SyntaxNode, input: Relation, scope: Scope) => Relation;

const PLUGINS: Readonly<Partial<Record<string, LowerPlugin>>> = {
  bag_unpack: bagUnpack,
  narrow,
  pivot,
};

/** `evaluate plugin(...)`. */
export const evaluate: LowerOperator = (node, input, scope) => {
  const name = node.child("FunctionCall").child("Name");
  const plugin = PLUGINS[name.name];
  if (plugin === undefined)
    throw unsupported(spanIn(scope.context, name), `the plugin '${name.name}' is not translated`);
  return plugin(node, inputOf(node, input), scope);
};
