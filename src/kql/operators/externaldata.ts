import { columnRef } from "../../plan/build.js";
import type { Relation, UnionMember } from "../../plan/relation.js";
import { lowerScalar } from "../expression.js";
import type { SyntaxNode } from "../kusto.js";
import { unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { scanOf } from "../tabular.js";
import type { LowerOperator } from "./operator.js";

/** `externaldata`: the rows of a table named by the address, which a local file fills. Nothing is ever fetched. */
export const externaldata: LowerOperator = (node, _input, scope) => {
  const properties = propertiesOf(node);
  const parts = node.list("URIs").map((uri): Relation => ({
    ...scanOf(addressOf(uri, scope), node.tableColumns, scope),
    external: properties,
  }));
  const [first, ...others] = parts;
  if (first === undefined) throw unsupported(spanIn(scope.context, node), "externaldata names no address");
  if (others.length === 0) return first;
  const members = parts.map((relation): UnionMember => ({
    relation,
    values: relation.columns.map(columnRef),
  }));
  return { kind: "union", members, columns: first.columns, span: spanIn(scope.context, node) };
};

/** The address without the secrets that may follow it after a semicolon. */
function addressOf(uri: SyntaxNode, scope: Scope): string {
  const value = lowerScalar(uri, over(scope, undefined));
  if (value.kind !== "literal" || typeof value.value !== "string")
    throw unsupported(spanIn(scope.context, uri), "the address of externaldata must be written out");
  return value.value.split(";")[0] ?? "";
}

function propertiesOf(node: SyntaxNode): Readonly<Record<string, string>> {
  const clause = node.optional("WithClause");
  const pairs = clause?.list("Properties").map((property) => {
    const value = property.child("Expression");
    return [property.child("Name").name, String(value.literalValue ?? value.text)] as const;
  });
  return Object.fromEntries(pairs ?? []);
}
