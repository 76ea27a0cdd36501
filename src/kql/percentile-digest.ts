import type { Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** `percentile_tdigest(digest, percent, typeof(type))`: the analyser has read the type, which must be of a number. */
export function lowerPercentileDigest(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const type = node.scalarType;
  if (type !== "int" && type !== "long" && type !== "real")
    throw unsupported(
      span,
      "percentile_tdigest() is translated for numbers with their type alone",
      "name the type: percentile_tdigest(t, 50, typeof(long))",
    );
  const args = argumentsOf(node)
    .slice(0, 2)
    .map((arg) => lowerScalar(arg, scope));
  return convert(bindCall("percentile_tdigest", args, span, "real"), type);
}
