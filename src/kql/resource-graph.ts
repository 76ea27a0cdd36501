import type { Column } from "../plan/types.js";
import { RESOURCE_GRAPH_COLUMNS, RESOURCE_GRAPH_PREFIX } from "../schema/stand-ins.js";
import { argumentsOf } from "./function-call.js";
import { parse, type SyntaxNode } from "./kusto.js";
import { externalFile, type CloudCall } from "./open-schema.js";

/**
 * The tables of Azure Resource Graph a query reads: `arg("").Resources`, and any other name behind the dot, whatever
 * its case.
 */
export function resourceGraphCalls(
  source: string,
  tables: ReadonlyMap<string, readonly Column[]>,
): readonly CloudCall[] {
  if (!/\barg\s*\(/.test(source)) return [];
  const { root } = parse(source, tables);
  const calls: CloudCall[] = [];
  const visit = (node: SyntaxNode): void => {
    const table = node.kind === "PathExpression" ? tableOf(node) : undefined;
    if (table !== undefined)
      calls.push({
        span: node.span,
        schema: { keepsInput: false, columns: RESOURCE_GRAPH_COLUMNS },
        written: (schema) => externalFile(`${RESOURCE_GRAPH_PREFIX}${table}`, schema),
      });
    else for (const child of node.children) visit(child);
  };
  visit(root);
  return calls;
}

function tableOf(path: SyntaxNode): string | undefined {
  const call = path.child("Expression");
  const table = path.child("Selector");
  if (call.kind !== "FunctionCallExpression" || call.child("Name").name !== "arg") return undefined;
  // the argument would name a scope; the only one there is is written as an empty text
  const [scope, ...more] = argumentsOf(call);
  if (scope?.literalValue !== "" || more.length > 0 || table.kind !== "NameReference") return undefined;
  return table.name.toLowerCase();
}
