import { literal } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";
import { anyColumn } from "./star.js";

/** Operators that ignore case. */
const IGNORES_CASE =
  /^(Not)?(Has|HasPrefix|HasSuffix|Contains|StartsWith|EndsWith|EqualTilde|BangTilde)Expression$/;

/**
 * The condition of `search`: a bare text is a term that any column may hold, `column:"term"` one of that column;
 * everything else is an expression as in `where`. https://learn.microsoft.com/kusto/query/search-operator
 */
export function lowerSearchCondition(node: SyntaxNode, exactCase: boolean, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const inner = (name: string): Scalar => lowerSearchCondition(node.child(name), exactCase, scope);
  switch (node.kind) {
    case "ParenthesizedExpression":
      return inner("Expression");
    case "AndExpression":
      return bindCall("and", [inner("Left"), inner("Right")], span, "bool");
    case "OrExpression":
      return bindCall("or", [inner("Left"), inner("Right")], span, "bool");
    case "StarExpression":
      return literal("bool", true);
    case "StringLiteralExpression":
    case "CompoundStringLiteralExpression":
      return anyColumn(termOperator(exactCase), lowerScalar(node, scope), scope, span);
    case "SearchExpression": {
      const term = lowerScalar(node.child("Right"), scope);
      const left = node.child("Left");
      const operator = termOperator(exactCase);
      if (left.kind === "StarExpression") return anyColumn(operator, term, scope, span);
      return bindCall(operator, [convert(lowerScalar(left, scope), "text"), term], span, "bool");
    }
    case "FunctionCallExpression": {
      const [argument, ...others] = argumentsOf(node);
      if (node.child("Name").name !== "not" || argument === undefined || others.length > 0) break;
      return bindCall("not", [lowerSearchCondition(argument, exactCase, scope)], span, "bool");
    }
    default:
      break;
  }
  if (exactCase && IGNORES_CASE.test(node.kind)) {
    throw unsupported(
      span,
      `'${node.text}' in a search that minds the case is not translated`,
      "use the _cs form of the operator",
    );
  }
  const value = lowerScalar(node, scope);
  // the published rules tell a term by its quotes: what a name that holds a text would be is left open
  if (value.type === "string")
    throw unsupported(span, `'${node.text}' is no condition`, `write * has ${node.text}`);
  return convert(value, "bool");
}

function termOperator(exactCase: boolean): string {
  return exactCase ? ":_cs" : ":";
}
