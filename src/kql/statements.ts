import type { Relation } from "../plan/relation.js";
import { descend } from "../plan/walk.js";
import { binAutoOption } from "./bin-auto.js";
import { lowerScalar } from "./expression.js";
import { lowerGraph } from "./graph/graph.js";
import type { SyntaxNode } from "./kusto.js";
import { bindPattern } from "./pattern.js";
import { unsupported } from "./refusal.js";
import { attempt, once, over, spanIn, type Binding, type Scope } from "./scope.js";
import { lowerTabular } from "./tabular.js";

/** Request options that only bound resources or change how a result is sent: answers stay the same. */
const HARMLESS_OPTIONS =
  /^(notruncation|truncationmax\w+|norequesttimeout|servertimeout|max\w*memory\w*|maxoutputcolumns|query_(results_\w+|force_row_level_security|distribution_\w+|fanout_\w+|take_max_records)|request_\w+|querytrace|materialized_view_\w+|client_\w+)$/i;

/** The let statements of a query or of a function's body, and the last tabular expression among them. */
export function lowerStatements(
  statements: readonly SyntaxNode[],
  outer: Scope,
): { readonly scope: Scope; readonly result: Relation | undefined } {
  const lets = new Map(outer.lets);
  const scope: Scope = { ...outer, lets };
  let result: Relation | undefined;
  for (const statement of statements) {
    attempt(
      scope.context,
      () => {
        if (statement.kind === "ExpressionStatement")
          result = lowerTabular(statement.child("Expression"), over(scope, undefined));
        else for (const [name, binding] of bindStatement(statement, scope)) lets.set(name, binding);
      },
      () => undefined,
    );
  }
  return { scope, result };
}

function bindStatement(statement: SyntaxNode, scope: Scope): readonly (readonly [string, () => Binding])[] {
  const { context } = scope;
  switch (statement.kind) {
    case "LetStatement": {
      // a name may be given anew: its old meaning holds in what was said before
      const before: Scope = { ...scope, lets: new Map(scope.lets) };
      return [[statement.child("Name").name, once(() => lowerLet(statement.child("Expression"), before))]];
    }
    case "PatternStatement": {
      const binding = bindPattern(statement, scope);
      return [[statement.child("Name").name, () => binding]];
    }
    case "QueryParametersStatement":
      return statement.list("Parameters").map((parameter) => {
        const name = parameter.child("NameAndType").child("Name").name;
        const value = parameter.optional("DefaultValue")?.child("Value");
        if (value === undefined)
          throw unsupported(
            spanIn(context, parameter),
            `the query parameter '${name}' has no value`,
            "give it a default, or a let statement in its place",
          );
        return [name, once(() => ({ kind: "scalar", value: lowerScalar(value, over(scope, undefined)) }))];
      });
    case "SetOptionStatement": {
      const name = statement.child("Name").name;
      const known = binAutoOption(name);
      if (known !== undefined) {
        const given = statement.child("ValueClause").child("Expression");
        return [[known, once(() => ({ kind: "scalar", value: lowerScalar(given, over(scope, undefined)) }))]];
      }
      if (HARMLESS_OPTIONS.test(name)) return [];
      throw unsupported(spanIn(context, statement), `the option '${name}' is not translated`);
    }
    default: {
      const word = statement.children
        .slice(0, 2)
        .map((child) => child.text)
        .join(" ");
      throw unsupported(spanIn(context, statement), `the statement '${word}' is not translated`);
    }
  }
}

function lowerLet(expression: SyntaxNode, scope: Scope): Binding {
  if (expression.kind === "FunctionDeclaration")
    return { kind: "function", declaration: expression, lets: scope.lets };
  if (expression.resultType.kind === "table")
    return { kind: "relation", relation: lowerTabular(expression, over(scope, undefined)) };
  if (expression.resultType.kind === "graph")
    return { kind: "graph", graph: lowerGraph(expression, over(scope, undefined)) };
  // in the body of a function that is computed over a row the value may read it through the parameters
  const value = lowerScalar(expression, { ...scope, serialized: false });
  const reads = [...descend(value)].some((part) => part.kind === "column");
  return { kind: "scalar", value, row: reads ? scope.row : undefined };
}
