import { columnRef, callOf, literal, visible } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** `bag_pack(name, value, ...)` and its older names: names become strings, values dynamics. */
export function lowerBagPack(node: SyntaxNode, scope: Scope): Scalar {
  const args = argumentsOf(node).map((arg, index) =>
    convert(lowerScalar(arg, scope), index % 2 === 0 ? "string" : "dynamic"),
  );
  if (args.length % 2 === 1) {
    throw unsupported(
      spanIn(scope.context, node),
      "a bag of names and values needs as many of the one as of the other",
    );
  }
  return callOf("bag_pack", "dynamic", args, spanIn(scope.context, node));
}

/** `pack_array(a, b, ...)`; `*` stands for all columns. */
export function lowerPackArray(node: SyntaxNode, scope: Scope): Scalar {
  const values = argumentsOf(node).flatMap((arg) =>
    arg.kind === "StarExpression"
      ? visible(scope.row?.columns ?? []).map(columnRef)
      : [lowerScalar(arg, scope)],
  );
  return bindCall("pack_array", values, spanIn(scope.context, node), "dynamic");
}

/** `pack_all([ignore_null_empty])`: a bag of all columns of the row. */
export function lowerPackAll(node: SyntaxNode, scope: Scope): Scalar {
  const [ignoreEmpty] = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const columns = visible(scope.row?.columns ?? []);
  const bag = packed(
    columns.map((column) => [column.name, columnRef(column)] as const),
    node,
    scope,
  );
  if (ignoreEmpty === undefined) return bag;
  if (ignoreEmpty.kind !== "literal") {
    throw unsupported(
      spanIn(scope.context, node),
      "pack_all() takes true or false, known before the query runs",
    );
  }
  return ignoreEmpty.value === true ? bindCall("pack_all", [bag]) : bag;
}

/** `bag_pack_columns(a, b, ...)`: a bag of these columns under their names. */
export function lowerPackColumns(node: SyntaxNode, scope: Scope): Scalar {
  const pairs = argumentsOf(node).map((arg) => {
    if (arg.kind !== "NameReference") {
      throw unsupported(spanIn(scope.context, arg), "bag_pack_columns() takes columns");
    }
    return [arg.name, lowerScalar(arg, scope)] as const;
  });
  return packed(pairs, node, scope);
}

/** A bag of columns under these names. */
export function packed(
  pairs: readonly (readonly [string, Scalar])[],
  node: SyntaxNode,
  scope: Scope,
): Scalar {
  const args = pairs.flatMap(([name, value]) => [literal("string", name), convert(value, "dynamic")]);
  return callOf("bag_pack", "dynamic", args, spanIn(scope.context, node));
}
