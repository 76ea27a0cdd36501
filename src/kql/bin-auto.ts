import type { Scalar } from "../plan/scalar.js";
import { bindCall } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid } from "./refusal.js";
import { lookup, over, spanIn, type Scope } from "./scope.js";

const SIZE = "query_bin_auto_size";
const FIXED_POINT = "query_bin_auto_at";

/** The name that stands for the value of an option `bin_auto` reads; no name of a query looks like it. */
export function binAutoOption(option: string): string | undefined {
  return option === SIZE || option === FIXED_POINT ? `set ${option}` : undefined;
}

/** `bin_auto(value)`: as `bin` or `bin_at`, with the size and the fixed point that set statements gave. */
export function lowerBinAuto(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const values = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const size = optionOf(SIZE, scope);
  if (size === undefined)
    throw invalid(span, "bin_auto() needs a size", `begin the query with: set ${SIZE} = 1h;`);
  const fixed = optionOf(FIXED_POINT, scope);
  return fixed === undefined
    ? bindCall("bin", [...values, size], span, node.scalarType)
    : bindCall("bin_at", [...values, size, fixed], span, node.scalarType);
}

function optionOf(option: string, scope: Scope): Scalar | undefined {
  const binding = lookup(over(scope, undefined), `set ${option}`);
  return binding?.kind === "scalar" ? binding.value : undefined;
}
