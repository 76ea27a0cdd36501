import type { QueryError } from "../diagnostics/error.js";
import { literal } from "../plan/build.js";
import type { Item, Scalar } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { bindCall } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";
import { isTupleCall, lowerTupleCall } from "./tuple-call.js";

/** An expression with the name the user gave it, if any. */
export interface NamedScalar {
  readonly name: string | undefined;
  readonly value: Scalar;
  /** How many columns the analyser counts behind this one that the engine does not give. */
  readonly uncounted?: number;
}

/** `name = expression`, `(a, b) = expression` or a bare expression, taken apart. */
export function lowerNamed(node: SyntaxNode, scope: Scope): NamedScalar[] {
  switch (node.kind) {
    case "SimpleNamedExpression":
      if (isTupleCall(node.child("Expression")))
        return namedTuple(node.child("Expression"), [node.child("Name").name], scope);
      return [{ name: node.child("Name").name, value: lowerScalar(node.child("Expression"), scope) }];
    case "CompoundNamedExpression": {
      if (isTupleCall(node.child("Expression"))) {
        const names = node.child("Names").list("Names");
        return namedTuple(
          node.child("Expression"),
          names.map((name) => name.name),
          scope,
        );
      }
      const value = lowerScalar(node.child("Expression"), scope);
      return node
        .child("Names")
        .list("Names")
        .map((name, index) => ({
          name: name.name,
          value: bindCall("element", [value, literal("long", BigInt(index))]),
        }));
    }
    case "NameReference":
      return [{ name: node.name, value: lowerScalar(node, scope) }];
    default:
      if (isTupleCall(node)) return namedTuple(node, [], scope);
      return [{ name: node.resultName, value: lowerScalar(node, scope) }];
  }
}

/** A call that gives several columns: all of them, or as many as there are names. */
function namedTuple(call: SyntaxNode, names: readonly string[], scope: Scope): NamedScalar[] {
  const values = lowerTupleCall(call, scope);
  const count = names.length === 0 ? values.length : Math.min(names.length, values.length);
  return values.slice(0, count).map((value, index) => ({
    name: names[index],
    value,
    uncounted: index === count - 1 ? values.length - count : 0,
  }));
}

/**
 * Fewer columns than expressions: the analyser makes one column of an expression without a name and one that is called
 * as it would be (`project a + 1, Column1 = a`). What the engine does is not documented.
 */
export function mergedColumns(nodes: readonly SyntaxNode[], scope: Scope): QueryError {
  const [first] = nodes;
  return unsupported(
    first === undefined ? undefined : spanIn(scope.context, first),
    "an expression without a name beside a column that is called as it would be is not translated",
    "give every expression a name of its own",
  );
}

/** Items whose output columns are the analyser's, one for one. */
export function lowerPositional(
  nodes: readonly SyntaxNode[],
  scope: Scope,
  columns: readonly Column[],
): Item[] {
  const named = nodes.flatMap((node) => lowerNamed(node, scope));
  // the analyser counts the columns that a tuple has beyond its names in a projection, and does not in `print`
  const counts = columns.length > named.length;
  let position = 0;
  const items = named.map(({ value, uncounted }) => {
    const beyond = counts ? (uncounted ?? 0) : 0;
    const name = columns[position]?.name ?? "";
    for (let skipped = 1; skipped <= beyond; skipped++)
      scope.context.uncounted.add(columns[position + skipped]?.name ?? "");
    position += 1 + beyond;
    return { name, value };
  });
  if (position > columns.length) throw mergedColumns(nodes, scope);
  if (position < columns.length) throw new Error("bug: the analyser counts other columns than the query has");
  return items;
}

/** Items added to the columns of `input`: unnamed ones get the analyser's new names in order. */
export function lowerAdded(
  nodes: readonly SyntaxNode[],
  scope: Scope,
  input: readonly Column[],
  columns: readonly Column[],
): Item[] {
  const named = nodes.flatMap((node) => lowerNamed(node, scope));
  const taken = new Set([...input.map((column) => column.name), ...named.map((item) => item.name)]);
  const names = named.flatMap((item) => item.name ?? []);
  if (new Set(names).size < names.length) throw mergedColumns(nodes, scope);
  const invented = columns.map((column) => column.name).filter((name) => !taken.has(name));
  return named.map(({ name, value, uncounted }) => {
    const chosen = name ?? invented.shift();
    for (const skipped of invented.splice(0, uncounted ?? 0)) scope.context.uncounted.add(skipped);
    if (chosen === undefined) throw mergedColumns(nodes, scope);
    return { name: chosen, value };
  });
}
