import type { Relation } from "../plan/relation.js";
import type { Scalar } from "../plan/scalar.js";
import { literal } from "../plan/build.js";
import { descend } from "../plan/walk.js";
import { LOOKUP_FUNCTIONS, type DefenderFunction } from "../schema/stand-ins.js";
import { convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid, unsupported } from "./refusal.js";
import { lookup, over, spanIn, type Binding, type Scope } from "./scope.js";
import { lowerStatements } from "./statements.js";
import { lowerTabular } from "./tabular.js";

type FunctionBinding = Extract<Binding, { kind: "function" }>;

/** The function that a let statement gave this name to. */
export function userFunction(scope: Scope, name: string): FunctionBinding | undefined {
  if (!scope.lets.has(name)) return undefined;
  const binding = lookup(scope, name);
  return binding?.kind === "function" ? binding : undefined;
}

/** A call whose value is a table; `piped` is the first argument where `invoke` gives it. */
export function callTabular(
  node: SyntaxNode,
  called: FunctionBinding,
  scope: Scope,
  piped?: Relation,
): Relation {
  const { body, inner } = enter(node, called, over(scope, undefined), piped);
  return lowerTabular(body.child("Expression"), inner);
}

/** A call whose value is a scalar: its body is put in the place of the call. */
export function callScalar(node: SyntaxNode, called: FunctionBinding, scope: Scope): Scalar {
  const { body, inner } = enter(node, called, scope, undefined);
  return lowerScalar(body.child("Expression"), inner);
}

/** The function of the portal of that name whose body is KQL. */
export function lookupFunction(name: string): DefenderFunction | undefined {
  return LOOKUP_FUNCTIONS.find((one) => one.name === name);
}

/** A call of a function of the portal; `piped` is what it is invoked on. */
export function callLookup(
  node: SyntaxNode,
  called: DefenderFunction,
  scope: Scope,
  piped: Relation | undefined,
): Relation {
  const body = node.calledBody;
  const given = node.child("ArgumentList").list("Expressions");
  if (body === undefined || called.invoked !== (piped !== undefined))
    throw unsupported(spanIn(scope.context, node), `'${node.text}' is not translated as a table`);
  const [fault] = node.calledDiagnostics;
  if (fault !== undefined)
    throw invalid(spanIn(scope.context, node), `${called.name}() on these rows: ${fault.message}`);
  const lets = new Map<string, () => Binding>();
  if (piped !== undefined) lets.set("T", () => ({ kind: "relation", relation: piped }));
  for (const [index, { name, type }] of called.parameters.entries()) {
    const arg = given[index];
    // each parameter that may be left out is null then
    const value =
      arg === undefined ? literal(type, null) : convert(lowerScalar(arg, over(scope, undefined)), type);
    lets.set(name, () => ({ kind: "scalar", value }));
  }
  const inner = lowerStatements(body.list("Statements"), { ...over(scope, undefined), lets }).scope;
  return lowerTabular(body.child("Expression"), inner);
}

/** The body as the analyser sees it with these arguments, and the scope that gives its parameters their values. */
function enter(
  node: SyntaxNode,
  called: FunctionBinding,
  scope: Scope,
  piped: Relation | undefined,
): { readonly body: SyntaxNode; readonly inner: Scope } {
  const body = node.calledBody;
  if (body === undefined) {
    throw unsupported(
      spanIn(scope.context, node),
      `the body of '${node.text}' is not known with these arguments`,
    );
  }
  const [fault] = node.calledDiagnostics;
  if (fault !== undefined)
    throw invalid(spanIn(scope.context, node), `in the called function: ${fault.message} (${fault.code})`);
  const lets = new Map(called.lets);
  for (const [name, binding] of parametersOf(node, called, scope, piped)) lets.set(name, () => binding);
  return { body, inner: lowerStatements(body.list("Statements"), { ...scope, lets }).scope };
}

function parametersOf(
  node: SyntaxNode,
  called: FunctionBinding,
  scope: Scope,
  piped: Relation | undefined,
): readonly (readonly [string, Binding])[] {
  const parameters = called.declaration.optional("Parameters")?.list("Parameters") ?? [];
  const given = node.kind === "FunctionCallExpression" ? node.child("ArgumentList").list("Expressions") : [];
  const named = new Map(
    given
      .filter((arg) => arg.kind === "SimpleNamedExpression")
      .map((arg) => [arg.child("Name").name, arg.child("Expression")]),
  );
  return parameters.map((parameter, index) => {
    const declared = parameter.child("NameAndType");
    const name = declared.child("Name").name;
    const isTable = declared.child("Type").kind === "SchemaTypeExpression";
    if (piped !== undefined && index === 0) return [name, { kind: "relation", relation: piped }];
    // an argument without a name counts by its place among all of them
    const placed = given[piped === undefined ? index : index - 1];
    const arg = named.get(name) ?? (placed?.kind === "SimpleNamedExpression" ? undefined : placed);
    if (arg !== undefined && isTable)
      return [name, { kind: "relation", relation: lowerTabular(arg, over(scope, undefined)) }];
    const declaredType = declared.child("Name").scalarType;
    const value =
      arg === undefined
        ? lowerScalar(defaultOf(parameter, node, scope), { ...over(scope, undefined), lets: called.lets })
        : lowerScalar(arg, scope);
    const typed = declaredType === undefined ? value : convert(value, declaredType);
    const reads = [...descend(typed)].some((part) => part.kind === "column");
    return [name, { kind: "scalar", value: typed, row: reads ? scope.row : undefined }];
  });
}

function defaultOf(parameter: SyntaxNode, node: SyntaxNode, scope: Scope): SyntaxNode {
  const value = parameter.optional("DefaultValue")?.child("Value");
  if (value !== undefined) return value;
  throw invalid(spanIn(scope.context, node), `'${node.text}' lacks an argument`);
}
