import { callOf, columnRef, literal, visible } from "../plan/build.js";
import type { Literal, Scalar } from "../plan/scalar.js";
import { INGESTION_COLUMN } from "../plan/types.js";
import { stateColumn } from "../plan/sequence.js";
import { bindCall } from "./bind-call.js";
import { lowerFunctionCall } from "./function-call.js";
import { asComparedWith } from "./literal-kinds.js";
import type { SyntaxNode } from "./kusto.js";
import { isPastLong, lowerLiteral } from "./literal.js";
import { lowerMembership } from "./membership.js";
import { invalid, unsupported } from "./refusal.js";
import { lookup, over, spanIn, type Scope } from "./scope.js";
import { anyColumn } from "./star.js";
import { lowerTabular } from "./tabular.js";
import { callScalar } from "./user-function.js";
import { writtenOut } from "./written-out.js";
import { isTupleCall, lowerTupleCall } from "./tuple-call.js";

/** The function table's name for each binary operator of the syntax. */
const BINARY: Readonly<Record<string, string>> = {
  AddExpression: "+",
  SubtractExpression: "-",
  MultiplyExpression: "*",
  DivideExpression: "/",
  ModuloExpression: "%",
  LessThanExpression: "<",
  LessThanOrEqualExpression: "<=",
  GreaterThanExpression: ">",
  GreaterThanOrEqualExpression: ">=",
  EqualExpression: "==",
  NotEqualExpression: "!=",
  AndExpression: "and",
  OrExpression: "or",
  EqualTildeExpression: "=~",
  BangTildeExpression: "!~",
  HasExpression: "has",
  NotHasExpression: "!has",
  HasCsExpression: "has_cs",
  NotHasCsExpression: "!has_cs",
  HasPrefixExpression: "hasprefix",
  NotHasPrefixExpression: "!hasprefix",
  HasPrefixCsExpression: "hasprefix_cs",
  NotHasPrefixCsExpression: "!hasprefix_cs",
  HasSuffixExpression: "hassuffix",
  NotHasSuffixExpression: "!hassuffix",
  HasSuffixCsExpression: "hassuffix_cs",
  NotHasSuffixCsExpression: "!hassuffix_cs",
  ContainsExpression: "contains",
  NotContainsExpression: "!contains",
  ContainsCsExpression: "contains_cs",
  NotContainsCsExpression: "!contains_cs",
  StartsWithExpression: "startswith",
  NotStartsWithExpression: "!startswith",
  StartsWithCsExpression: "startswith_cs",
  NotStartsWithCsExpression: "!startswith_cs",
  EndsWithExpression: "endswith",
  NotEndsWithExpression: "!endswith",
  EndsWithCsExpression: "endswith_cs",
  NotEndsWithCsExpression: "!endswith_cs",
  MatchesRegexExpression: "matches regex",
  SearchExpression: ":",
};

const LITERALS: ReadonlySet<string> = new Set([
  "StringLiteralExpression",
  "CompoundStringLiteralExpression",
  "BooleanLiteralExpression",
  "IntLiteralExpression",
  "LongLiteralExpression",
  "RealLiteralExpression",
  "DecimalLiteralExpression",
  "DateTimeLiteralExpression",
  "TimespanLiteralExpression",
  "GuidLiteralExpression",
  "NullLiteralExpression",
  "DynamicExpression",
]);

/** The scalar that an expression of the syntax stands for. */
export function lowerScalar(node: SyntaxNode, scope: Scope): Scalar {
  const binary = BINARY[node.kind];
  if (binary !== undefined) return lowerBinary(binary, node, scope);
  if (LITERALS.has(node.kind)) return lowerLiteral(node);
  switch (node.kind) {
    case "ParenthesizedExpression":
    // a name given to an argument names the column, `toint(Total = count())`
    case "SimpleNamedExpression":
      return lowerScalar(node.child("Expression"), scope);
    case "NameReference":
      return lowerName(node, scope);
    case "PathExpression":
    case "ElementExpression":
      return lowerElement(node, scope);
    case "FunctionCallExpression":
      return lowerFunctionCall(node, scope);
    case "ToScalarExpression":
      return lowerToScalar(node, scope);
    case "UnaryMinusExpression":
      return lowerMinus(node, scope);
    case "UnaryPlusExpression":
      return lowerScalar(node.child("Expression"), scope);
    case "InExpression":
    case "NotInExpression":
    case "InCsExpression":
    case "NotInCsExpression":
    case "HasAnyExpression":
    case "HasAllExpression":
      return lowerMembership(node, scope);
    case "BetweenExpression":
    case "NotBetweenExpression":
      return lowerBetween(node, scope);
    default:
      throw unsupported(spanIn(scope.context, node), `the expression '${node.text}' is not translated`);
  }
}

function lowerBinary(operator: string, node: SyntaxNode, scope: Scope): Scalar {
  if (node.child("Left").kind === "StarExpression")
    return anyColumn(operator, lowerScalar(node.child("Right"), scope), scope, spanIn(scope.context, node));
  const left = lowerScalar(node.child("Left"), scope);
  const given = lowerScalar(node.child("Right"), scope);
  const right = operator === "matches regex" ? writtenOut(given, scope.row) : given;
  const sides = [left, right].map((side, index) => {
    const other = index === 0 ? right : left;
    if (EQUALITIES.has(operator)) return asComparedWith(numberBeside(side, other), other, scope.context);
    return numberBeside(side, other);
  });
  return bindCall(operator, sides, spanIn(scope.context, node), node.scalarType);
}

const EQUALITIES: ReadonlySet<string> = new Set(["==", "!=", "=~", "!~"]);

function numberBeside(side: Scalar, other: Scalar): Scalar {
  return side.type === "bool" && NUMBERS.has(other.type) ? asNumber(side) : side;
}

const NUMBERS: ReadonlySet<string> = new Set(["int", "long", "real"]);

/** A truth value beside a number is 0 or 1: `IsTrusted == 0`. */
function asNumber(value: Scalar): Scalar {
  return bindCall("tolong", [value]);
}

function lowerMinus(node: SyntaxNode, scope: Scope): Scalar {
  if (isPastLong(node.child("Expression"))) return literal("long", -(2n ** 63n));
  const value = lowerScalar(node.child("Expression"), scope);
  if (value.kind === "literal" && value.type !== "datetime") {
    if (typeof value.value === "bigint") return literal(value.type, BigInt.asIntN(64, -value.value));
    if (typeof value.value === "number") return literal(value.type, -value.value);
  }
  return bindCall("negative", [value], spanIn(scope.context, node), node.scalarType);
}

function lowerBetween(node: SyntaxNode, scope: Scope): Scalar {
  const value = lowerScalar(node.child("Left"), scope);
  const range = node.child("Right");
  const low = lowerScalar(range.child("First"), scope);
  const high = lowerScalar(range.child("Second"), scope);
  // a datetime range may name its length instead of its end
  const end = low.type === "datetime" && high.type === "timespan" ? bindCall("+", [low, high]) : high;
  const span = spanIn(scope.context, node);
  const negated = node.kind !== "BetweenExpression";
  if (value.type !== "dynamic" && ![low, end].some((bound) => bound.type === "dynamic" || mayBeNaN(bound)))
    return bindCall(negated ? "!between" : "between", [value, low, end], span);
  const inside = bindCall("and", [bindCall(">=", [value, low]), bindCall("<=", [value, end])], span);
  return negated ? bindCall("not", [inside], span) : inside;
}

/** DuckDB puts NaN above all numbers, which is right for the value of a range and wrong for its bounds. */
function mayBeNaN(bound: Scalar): boolean {
  if (bound.type !== "real" && bound.type !== "decimal") return false;
  return bound.kind !== "literal" || Number.isNaN(bound.value);
}

function lowerName(node: SyntaxNode, scope: Scope): Scalar {
  const name = node.name;
  const column = scope.row?.columns.find((candidate) => candidate.name === name && candidate.hidden !== true);
  const symbol = node.symbol;
  if (column !== undefined && symbol?.kind !== "Variable" && symbol?.kind !== "Parameter")
    return columnRef(column);
  const binding = lookup(scope, name);
  const span = spanIn(scope.context, node);
  if (binding?.kind === "scalar") {
    if (binding.row !== undefined && binding.row !== scope.row)
      throw unsupported(span, `'${name}' stands for a column of other rows here`);
    return binding.value;
  }
  if (binding?.kind === "function") return callScalar(node, binding, scope);
  if (column !== undefined) return columnRef(column);
  if (binding !== undefined) throw unsupported(span, `'${name}' is no scalar value here`);
  throw invalid(span, `'${name}' is not known here`);
}

/** The first column of the first row; a query of its own, computed once. */
function lowerToScalar(node: SyntaxNode, scope: Scope): Scalar {
  const inner = node.child("Expression");
  if (inner.resultType.kind === "scalar") return lowerScalar(inner, over(scope, undefined));
  const relation = lowerTabular(inner, over(scope, undefined));
  const column = visible(relation.columns)[0];
  if (column === undefined)
    throw invalid(spanIn(scope.context, node), "toscalar() of a table without columns");
  return { kind: "toscalar", type: column.type, relation };
}

/** `step.column` in a scan, `element.property` in a graph's pattern; undefined for everything else. */
function lowerStepColumn(node: SyntaxNode, scope: Scope): Scalar | undefined {
  if (node.kind !== "PathExpression" || node.child("Expression").kind !== "NameReference") return undefined;
  const binding = lookup(scope, node.child("Expression").name);
  if (binding?.kind === "element") return binding.read(node);
  if (binding?.kind !== "step") return undefined;
  const type = node.scalarType;
  if (type === undefined) throw unsupported(spanIn(scope.context, node), `'${node.text}' is no column`);
  return stateColumn(binding.name, node.child("Selector").name, type);
}

/** Steps into a dynamic value; a whole chain of steps becomes one call. */
function lowerElement(node: SyntaxNode, scope: Scope): Scalar {
  const steps: Scalar[] = [];
  let current = node;
  while (current.kind === "PathExpression" || current.kind === "ElementExpression") {
    const own = lowerStepColumn(current, scope);
    if (own !== undefined) return steps.length === 0 ? own : elementOf(own, steps, node, scope);
    steps.unshift(lowerSelector(current, scope));
    current = current.child("Expression");
  }
  const first = steps[0];
  if (isTupleCall(current) && first?.kind === "literal" && typeof first.value === "bigint") {
    const member = lowerTupleCall(current, scope)[Number(first.value)];
    if (member === undefined) throw invalid(spanIn(scope.context, node), `'${node.text}' is out of range`);
    return steps.length === 1 ? member : elementOf(member, steps.slice(1), node, scope);
  }
  return elementOf(lowerScalar(current, scope), steps, node, scope);
}

/** Whether a step is written out in the query. */
function isFixed(step: Scalar | undefined): step is Literal {
  return step?.kind === "literal" && step.type !== "dynamic" && step.value !== null;
}

function elementOf(value: Scalar, steps: readonly Scalar[], node: SyntaxNode, scope: Scope): Scalar {
  if (value.type !== "dynamic") {
    throw unsupported(
      spanIn(scope.context, node),
      `'${node.text}' takes a part of a ${value.type}`,
      "use parse_json() first",
    );
  }
  const span = spanIn(scope.context, node);
  // the parts of a text are read without a dynamic value of the whole in between
  const parsed = value.kind === "call" && value.name === "parse_json" ? value.args[0] : undefined;
  let whole = parsed?.type === "string" && isFixed(steps[0]) ? parsed : value;
  let fixed: Scalar[] = [];
  const flush = (): void => {
    if (fixed.length > 0) whole = callOf("element", "dynamic", [whole, ...fixed], span);
    fixed = [];
  };
  for (const step of steps) {
    if (isFixed(step)) {
      fixed.push(step);
      continue;
    }
    flush();
    whole = bindCall("element_by", [whole, step], span, "dynamic");
  }
  flush();
  return whole;
}

function lowerSelector(node: SyntaxNode, scope: Scope): Scalar {
  const selector = node.child("Selector");
  if (selector.kind === "BracketedExpression") {
    const inner = selector.child("Expression");
    return lowerScalar(inner, scope);
  }
  // d.name, or d.['name']
  if (selector.kind === "NameReference") return literal("string", selector.name);
  throw unsupported(spanIn(scope.context, node), `'${node.text}' is not translated`);
}

/** `ingestion_time()` over the rows at hand. */
export function lowerIngestionTime(node: SyntaxNode, scope: Scope): Scalar {
  const column = scope.row?.columns.find((candidate) => candidate.name === INGESTION_COLUMN);
  if (column === undefined) {
    throw unsupported(
      spanIn(scope.context, node),
      "ingestion_time() is only known for the rows of a stored table",
      "move it before the operator that makes new rows",
    );
  }
  return columnRef(column);
}
