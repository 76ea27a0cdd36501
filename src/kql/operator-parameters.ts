import type { SyntaxNode } from "./kusto.js";

/** The parameters of an operator (`kind=inner`, `withsource=x`), values as they are written. */
export function parametersOf(node: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  return new Map(
    node
      .list("Parameters")
      .filter((parameter) => parameter.kind === "NamedParameter")
      .map((parameter) => [parameter.child("Name").name.toLowerCase(), parameter.child("Expression")]),
  );
}
