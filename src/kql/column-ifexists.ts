import { columnRef, visible } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** `column_ifexists("name", otherwise)`: the column where the rows have it, which is known before the query runs. */
export function lowerColumnIfExists(node: SyntaxNode, scope: Scope): Scalar {
  const [nameNode, otherwise] = argumentsOf(node);
  if (nameNode === undefined || otherwise === undefined)
    throw new Error("bug: the analyser let column_ifexists() without its arguments pass");
  const name = lowerScalar(nameNode, scope);
  if (name.kind !== "literal" || typeof name.value !== "string")
    throw unsupported(spanIn(scope.context, nameNode), "the name of the column is only known at run time");
  const column = visible(scope.row?.columns ?? []).find((candidate) => candidate.name === name.value);
  return column === undefined ? lowerScalar(otherwise, scope) : columnRef(column);
}
