import type { Span } from "../diagnostics/span.js";
import { literal, visible } from "../plan/build.js";
import type { Relation } from "../plan/relation.js";
import type { InRelation, Literal, Scalar } from "../plan/scalar.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { asComparedWith } from "./literal-kinds.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid, unsupported } from "./refusal.js";
import { over, spanIn, type Scope } from "./scope.js";
import { lowerTabular } from "./tabular.js";

const OPERATORS: Readonly<Record<string, string>> = {
  // Microsoft's kinds are named the other way round: `in` is the case-sensitive one
  InExpression: "in",
  InCsExpression: "in~",
  NotInExpression: "!in",
  NotInCsExpression: "!in~",
  HasAnyExpression: "has_any",
  HasAllExpression: "has_all",
};

/** `in`, `!in`, `in~`, `!in~`, `has_any`, `has_all` over values, dynamic arrays and the first columns of tables. */
export function lowerMembership(node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  const operator = OPERATORS[node.kind];
  if (operator === undefined) throw new Error(`bug: ${node.kind} is no membership test`);
  const value = lowerScalar(node.child("Left"), scope);
  const entries: Scalar[] = [];
  const tests: Scalar[] = [];
  for (const entry of node.child("Right").list("Expressions")) {
    if (entry.resultType.kind === "table") {
      tests.push(lowerInTable(operator, value, lowerTabular(entry, over(scope, undefined)), span));
      continue;
    }
    const scalar = lowerScalar(entry, scope);
    const elements = elementsOf(scalar);
    if (elements !== undefined) entries.push(...elements);
    else if (scalar.type === "dynamic")
      tests.push(bindCall(`${operator} array`, [value, scalar], span, "bool"));
    else entries.push(scalar);
  }
  if (entries.length > 0 || tests.length === 0)
    tests.unshift(lowerList(operator, value, entries, span, scope));
  const all = operator.startsWith("!") || operator === "has_all";
  return tests.reduce((sum, test) => bindCall(all ? "and" : "or", [sum, test], span, "bool"));
}

/** The values as the type of the first argument that is no dynamic: an array may hold values of several types. */
function lowerList(
  operator: string,
  value: Scalar,
  entries: readonly Scalar[],
  span: Span | undefined,
  scope: Scope,
): Scalar {
  if (operator.startsWith("has")) {
    // a null among the terms is the empty term of has_any, which every text has, and none of has_all
    const isNull = (entry: Scalar): boolean => entry.kind === "literal" && entry.value === null;
    const texts =
      operator === "has_any"
        ? entries.map((entry) => (isNull(entry) ? literal("string", "") : textOf(entry)))
        : entries.filter((entry) => !isNull(entry)).map(textOf);
    return bindCall(operator, [convert(value, "text"), ...texts], span, "bool");
  }
  const alike = entries.map((entry) => asComparedWith(entry, value, scope.context));
  return bindCall(operator, [value, ...alike], span, "bool");
}

/** Whole numbers among the terms are looked for as they are written. */
function textOf(entry: Scalar): Scalar {
  if (entry.kind !== "literal") return convert(entry, "text");
  const isWritten = typeof entry.value === "bigint" && (entry.type === "long" || entry.type === "int");
  return isWritten ? literal("string", String(entry.value)) : convert(entry, "text");
}

/** A test against the first column of a table. */
function lowerInTable(
  operator: string,
  value: Scalar,
  relation: Relation,
  span: Span | undefined,
): InRelation {
  const column = visible(relation.columns)[0];
  if (column === undefined) throw invalid(span, `'${operator}' over a table without columns`);
  // a cell that holds an array stands for its elements, which are compared as texts
  const texts = column.type === "dynamic" || column.type === "string" || operator.startsWith("has");
  if (
    column.type !== "string" &&
    column.type !== "dynamic" &&
    (operator.startsWith("has") || operator.endsWith("~"))
  )
    throw unsupported(span, `'${operator}' over a column of the type ${column.type} is not translated`);
  return {
    kind: "in-relation",
    type: "bool",
    operator,
    value: convert(value, texts ? "text" : column.type),
    relation,
    span,
  };
}

/** The elements of a literal dynamic array as literals; undefined where the scalar is none. */
function elementsOf(value: Scalar): Literal[] | undefined {
  if (value.kind !== "literal" || value.type !== "dynamic") return undefined;
  const parsed: unknown = typeof value.value === "string" ? JSON.parse(value.value) : value.value;
  // arrays within the array are flattened: https://learn.microsoft.com/kusto/query/in-cs-operator
  return Array.isArray(parsed) ? parsed.flat(Infinity).map(elementLiteral) : undefined;
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
