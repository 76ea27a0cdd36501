import { columnRef, literal, visible } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** `estimate_data_size(a, b, ...)`: the bytes of texts and longs, whose sizes are documented; `*` for all columns. */
export function lowerDataSize(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const sizes = argumentsOf(node)
    .flatMap((arg) =>
      arg.kind === "StarExpression"
        ? visible(scope.row?.columns ?? []).map(columnRef)
        : [lowerScalar(arg, scope)],
    )
    .map((value) => {
      if (value.type === "long") return literal("long", 8n);
      if (value.type === "string") return bindCall("string_size", [value], span, "long");
      throw unsupported(span, `the size of a value of the type ${value.type} is not documented`);
    });
  return sizes.reduce((sum, size) => bindCall("+", [sum, size], span, "long"), literal("long", 0n));
}
