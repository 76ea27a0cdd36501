import { literal } from "../plan/build.js";
import type { Literal, Scalar } from "../plan/scalar.js";
import { bindCall } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

const OPERATORS: Readonly<Record<string, string>> = {
  // Microsoft's kinds are named the other way round: `in` is the case-sensitive one
  InExpression: "in",
  InCsExpression: "in~",
  NotInExpression: "!in",
  NotInCsExpression: "!in~",
  HasAnyExpression: "has_any",
  HasAllExpression: "has_all",
};

/** `in`, `!in`, `in~`, `!in~`, `has_any`, `has_all` over a list of values. */
export function lowerMembership(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const operator = OPERATORS[node.kind];
  if (operator === undefined) throw new Error(`bug: ${node.kind} is no membership test`);
  const value = lowerScalar(node.child("Left"), scope);
  const list = node
    .child("Right")
    .list("Expressions")
    .map((entry) => lowerScalar(entry, scope));
  const flat = list.flatMap((entry) => elementsOf(entry) ?? [entry]);
  if (flat.some((entry) => entry.type === "dynamic" && entry.kind !== "literal")) {
    throw unsupported(
      span,
      `'${operator}' with a list that is only known while the query runs is not translated`,
    );
  }
  return bindCall(operator, [value, ...flat], span, "bool");
}

/** The elements of a literal dynamic array as literals; undefined where the scalar is none. */
function elementsOf(value: Scalar): Literal[] | undefined {
  if (value.kind !== "literal" || value.type !== "dynamic") return undefined;
  const parsed: unknown = typeof value.value === "string" ? JSON.parse(value.value) : value.value;
  return Array.isArray(parsed) ? parsed.map(elementLiteral) : undefined;
}

function elementLiteral(element: unknown): Literal {
  switch (typeof element) {
    case "string":
      return literal("string", element);
    case "boolean":
      return literal("bool", element);
    case "number":
      return Number.isInteger(element) ? literal("long", BigInt(element)) : literal("real", element);
    default:
      return literal("dynamic", element === null ? null : JSON.stringify(element));
  }
}
