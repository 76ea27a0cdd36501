import type { Column, KqlType } from "../../../plan/types.js";
import type { SyntaxNode } from "../../kusto.js";
import type { OutputSchema } from "../../open-schema.js";

/** `: (*, name:type, ...)` behind a plugin's call; undefined where there is none. */
export function schemaClauseOf(node: SyntaxNode): OutputSchema | undefined {
  const clause = node.optional("Schema");
  if (clause === undefined || clause.text === "") return undefined;
  const schema = clause.child("Schema");
  const names = schema.list("Columns").map((column) => column.child("Name").name);
  const columns = names.map((name): Column => {
    const known = node.tableColumns.find((column) => column.name === name);
    return { name, type: known?.type ?? ("dynamic" satisfies KqlType) };
  });
  return { keepsInput: (schema.optional("AsteriskToken")?.text ?? "") !== "", columns };
}

/** Where the plugin's call ends in the text. */
export function endOfCall(node: SyntaxNode): number {
  return node.child("FunctionCall").span.end;
}
