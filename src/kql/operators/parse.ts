import { callOf, columnRef, extend, filter, literal } from "../../plan/build.js";
import type { Relation } from "../../plan/relation.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import { bindCall, convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { parameterOf } from "./mv-expand.js";
import { unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";
import { parsePattern, type ParsedColumn, type ParseKind, type ParsePattern } from "./parse-pattern.js";

/** `parse`: columns cut out of a text; a row that does not match has nulls and "" in them. */
export const parse: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const text = textOf(node, rows, scope);
  const kind = kindOf(node);
  const pattern = patternOf(node, kind, scope);
  const parsed = addColumns(node, rows, text, pattern, scope);
  const typed = kind === "relaxed" ? [] : pattern.columns.filter((column) => column.type !== "string");
  if (typed.length === 0 || pattern.columns.length === 1) return parsed;
  // strict: where one value is not of its column's type, the whole row is not parsed
  const valid = allKnown(typed);
  const items = pattern.columns.map(({ name, type }): Item => {
    const nothing = literal(type, type === "string" ? "" : null);
    const value = callOf("if parsed", type, [valid, columnRef({ name, type }), nothing]);
    return { name, value };
  });
  return extend(parsed, items, spanIn(scope.context, node));
};

/** `parse-where`: the same, without the rows that do not match. */
export const parseWhere: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const text = textOf(node, rows, scope);
  const pattern = patternOf(node, kindOf(node), scope);
  const span = spanIn(scope.context, node);
  const matching = filter(rows, bindCall("captures any", [text, literal("string", pattern.re2)], span), span);
  const parsed = addColumns(node, matching, text, pattern, scope);
  const typed = pattern.columns.filter((column) => column.type !== "string");
  return typed.length === 0 ? parsed : filter(parsed, allKnown(typed), span);
};

function textOf(node: SyntaxNode, rows: Relation, scope: Scope): Scalar {
  return convert(lowerScalar(node.child("Expression"), over(scope, rows)), "text");
}

function kindOf(node: SyntaxNode): ParseKind {
  const kind = parameterOf(node, "kind")?.text.toLowerCase();
  return kind === "regex" || kind === "relaxed" ? kind : "simple";
}

function patternOf(node: SyntaxNode, kind: ParseKind, scope: Scope): ParsePattern {
  const flags = parameterOf(node, "flags");
  if (flags !== undefined && !/^[imsU]+$/.test(flags.text))
    throw unsupported(spanIn(scope.context, flags), `the regex flags '${flags.text}' are not translated`);
  const pattern = parsePattern(node.list("Patterns"), kind, flags?.text ?? "");
  if ("fault" in pattern)
    throw unsupported(
      spanIn(scope.context, pattern.node),
      `'parse' is not translated here: ${pattern.fault}`,
    );
  return pattern;
}

function addColumns(
  node: SyntaxNode,
  rows: Relation,
  text: Scalar,
  pattern: ParsePattern,
  scope: Scope,
): Relation {
  const span = spanIn(scope.context, node);
  const caught = callOf("captures", "dynamic", [
    text,
    literal("string", pattern.re2),
    literal("long", BigInt(pattern.groups)),
  ]);
  const items = pattern.columns.map(({ name, type, group }): Item => {
    const value = callOf("capture", "string", [caught, literal("long", BigInt(group))]);
    return { name, value: convert(value, type) };
  });
  return extend(rows, items, span);
}

function allKnown(columns: readonly ParsedColumn[]): Scalar {
  const tests = columns.map(({ name, type }) => bindCall("isnotnull", [columnRef({ name, type })]));
  return tests.reduce((sum, test) => bindCall("and", [sum, test]));
}
