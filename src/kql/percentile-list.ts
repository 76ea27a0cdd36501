import type { Item } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { bindAggregate } from "./aggregate-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { spanIn, type Scope } from "./scope.js";

/** The list forms with the form for one percentage, and how many arguments come before the percentages. */
const LISTS: Readonly<Record<string, { readonly single: string; readonly values: number }>> = {
  percentiles: { single: "percentile", values: 1 },
  percentilesw: { single: "percentilew", values: 2 },
};

/** Whether a call gives a column for each of several percentages. */
export function isPercentileList(node: SyntaxNode): boolean {
  return node.kind === "FunctionCallExpression" && LISTS[node.child("Name").name] !== undefined;
}

/** `percentiles(x, 5, 50, 95)`: one aggregate a percentage. */
export function lowerPercentiles(node: SyntaxNode, scope: Scope, outputs: readonly Column[]): Item[] {
  const list = LISTS[node.child("Name").name];
  if (list === undefined) throw new Error("bug: no list of percentiles");
  const args = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const values = args.slice(0, list.values);
  const span = spanIn(scope.context, node);
  return args.slice(list.values).map((percent, index): Item => ({
    name: outputs[index]?.name ?? "",
    value: bindAggregate(list.single, [...values, percent], span, outputs[index]?.type),
  }));
}
