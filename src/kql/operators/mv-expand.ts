import { columnRef, extend, hidden, literal, visible } from "../../plan/build.js";
import type { Relation, Unnest, UnnestItem } from "../../plan/relation.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { Column, KqlType } from "../../plan/types.js";
import { bindCall } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { lowerNamed } from "../items.js";
import type { SyntaxNode } from "../kusto.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { inputOf, type LowerOperator } from "./operator.js";

/** A value taken apart and the type its elements get. */
export interface Expansion {
  readonly name: string;
  readonly value: Scalar;
  readonly type: KqlType;
}

/** `mv-expand`: a row for each element; expanded columns keep their place, new ones come last. */
export const mvExpand: LowerOperator = (node, input, scope) => {
  const rows = inputOf(node, input);
  const indexName = parameterOf(node, "with_itemindex")?.name;
  const columns = node.tableColumns;
  const expansions = lowerExpansions(
    node.list("Expressions"),
    over(scope, rows),
    rows.columns,
    indexName === undefined ? columns : columns.slice(0, -1),
  );
  return expand(rows, expansions, {
    bags: bagsOf(node),
    indexName: indexName === undefined ? undefined : columns.at(-1)?.name,
    limit: limitOf(node, scope),
    scope,
    node,
  });
};

/** The value of a parameter such as `kind=array`. */
export function parameterOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return node
    .list("Parameters")
    .find((parameter) => parameter.child("Name").name === name)
    ?.child("Expression");
}

function bagsOf(node: SyntaxNode): UnnestItem["bags"] {
  const kind = parameterOf(node, "kind") ?? parameterOf(node, "bagexpansion");
  return kind?.text === "array" ? "array" : "bag";
}

/** `limit n`; the old name `mvexpand` goes up to 128 rows unless told otherwise. */
export function limitOf(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const clause = node.optional("RowLimitClause");
  if (clause !== undefined) return lowerScalar(clause.child("RowLimit"), over(scope, undefined));
  return node.children[0]?.text === "mvexpand" ? literal("long", 128n) : undefined;
}

/** The expressions to expand, under the names the analyser gives them. */
export function lowerExpansions(
  nodes: readonly SyntaxNode[],
  scope: Scope,
  input: readonly Column[],
  columns: readonly Column[],
): Expansion[] {
  const lowered = nodes.map((node) => {
    const [named, more] = lowerNamed(node.child("Expression"), scope);
    if (named === undefined || more !== undefined)
      throw unsupported(spanIn(scope.context, node), `'${node.text}' is not expanded`);
    if (named.value.type !== "dynamic") {
      throw invalid(
        spanIn(scope.context, node),
        `'${node.text}' is a ${named.value.type}, and no dynamic value`,
      );
    }
    return { ...named, type: typeOf(node) };
  });
  const taken = new Set([
    ...visible(input).map((column) => column.name),
    ...lowered.map((item) => item.name),
  ]);
  const invented = columns.map((column) => column.name).filter((name) => !taken.has(name));
  return lowered.map((item) => {
    const name = item.name ?? invented.shift();
    if (name === undefined) throw new Error("bug: the analyser has no name for an expanded column");
    return { ...item, name };
  });
}

function typeOf(node: SyntaxNode): KqlType {
  const type = node.optional("ToTypeOf")?.child("TypeOf").list("Types")[0]?.text.toLowerCase();
  switch (type) {
    case undefined:
      return "dynamic";
    case "double":
      return "real";
    case "boolean":
      return "bool";
    case "date":
      return "datetime";
    case "time":
      return "timespan";
    case "uuid":
    case "uniqueid":
      return "guid";
    default:
      return type as KqlType;
  }
}

/** What an expansion needs beside the values. */
export interface ExpandOptions {
  readonly bags: UnnestItem["bags"];
  readonly indexName: string | undefined;
  readonly limit: Scalar | undefined;
  readonly scope: Scope;
  readonly node: SyntaxNode;
}

/** The rows expanded, the elements cast to their types. */
export function expand(rows: Relation, expansions: readonly Expansion[], options: ExpandOptions): Relation {
  const items: UnnestItem[] = expansions.map(({ name, value }) => ({
    name,
    value,
    type: "dynamic",
    bags: options.bags,
  }));
  const columns = visible(rows.columns).map((column): Column => {
    return items.some((item) => item.name === column.name) ? { name: column.name, type: "dynamic" } : column;
  });
  for (const { name } of items) {
    if (!columns.some((column) => column.name === name)) columns.push({ name, type: "dynamic" });
  }
  if (options.indexName !== undefined) columns.push({ name: options.indexName, type: "long" });
  const span = spanIn(options.scope.context, options.node);
  const unnest: Unnest = {
    kind: "unnest",
    input: rows,
    items,
    indexName: options.indexName,
    limit: options.limit,
    columns: [...columns, ...hidden(rows.columns)],
    span,
  };
  const unsettled = expansions.find(({ type }) => type === "timespan" || type === "decimal")?.type;
  if (unsettled !== undefined)
    throw unsupported(
      span,
      `elements as ${unsettled} are not translated: which of them the engine converts is not documented`,
      `convert them with to${unsettled}()`,
    );
  const typed = expansions.flatMap(({ name, type }): Item[] =>
    type === "dynamic" ? [] : [{ name, value: asType(columnRef({ name, type: "dynamic" }), type) }],
  );
  return typed.length === 0 ? unnest : extend(unnest, typed, span);
}

/** An element as a value of the type; nothing is parsed but what JSON writes as text. */
export function asType(element: Scalar, type: KqlType): Scalar {
  switch (type) {
    case "timespan":
      return bindCall("totimespan", [element]);
    case "guid":
      return bindCall("toguid", [element]);
    case "int":
      return bindCall("element_as_long", [element], undefined, "int");
    case "decimal":
      return bindCall("element_as_real", [element], undefined, "decimal");
    default:
      return bindCall(`element_as_${type}`, [element], undefined, type);
  }
}
