import type { Relation } from "../plan/relation.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { lookup, over, spanIn, type Binding, type Scope } from "./scope.js";
import { lowerStatements } from "./statements.js";
import { lowerTabular } from "./tabular.js";

type PatternBinding = Extract<Binding, { kind: "pattern" }>;

/** `declare pattern`: a name whose values are tables, one for each list of texts it is given. */
export function bindPattern(statement: SyntaxNode, scope: Scope): PatternBinding {
  const declaration = statement.optional("Pattern");
  if (declaration === undefined)
    throw unsupported(
      spanIn(scope.context, statement),
      "a pattern without a mapping is not translated",
      "say what it stands for",
    );
  const mappings = new Map(
    declaration
      .list("Patterns")
      .map((match) => [
        keyOf(match.child("ParameterValues").list("Expressions"), pathIn(match)),
        match.child("Body"),
      ]),
  );
  return { kind: "pattern", mappings, lets: new Map(scope.lets), used: new Set() };
}

/**
 * The table that a call of a pattern stands for, `name("argument").path`; undefined where the call names none.
 * https://learn.microsoft.com/kusto/query/pattern-statement
 */
export function lowerPattern(node: SyntaxNode, scope: Scope): Relation | undefined {
  const call = node.kind === "PathExpression" ? node.child("Expression") : node;
  if (call.kind !== "FunctionCallExpression") return undefined;
  const binding = lookup(scope, call.child("Name").name);
  if (binding?.kind !== "pattern") return undefined;
  const span = spanIn(scope.context, node);
  const path = node.kind === "PathExpression" ? node.child("Selector").name : undefined;
  const key = keyOf(call.child("ArgumentList").list("Expressions"), path);
  const body = binding.mappings.get(key);
  if (body === undefined) throw unsupported(span, `the pattern says nothing of '${node.text}'`);
  // the reference has a union of the same one several times give it once
  if (binding.used.has(key))
    throw unsupported(span, "the same table of a pattern twice is not translated", "name it by let");
  binding.used.add(key);
  const outer: Scope = { ...over(scope, undefined), lets: binding.lets };
  return lowerTabular(body.child("Expression"), lowerStatements(body.list("Statements"), outer).scope);
}

function keyOf(args: readonly SyntaxNode[], path: string | undefined): string {
  return JSON.stringify([args.map((arg) => arg.literalValue ?? arg.text), path ?? null]);
}

function pathIn(match: SyntaxNode): string | undefined {
  const value = match.optional("PathValue")?.child("Value");
  return value === undefined ? undefined : String(value.literalValue);
}
