import { asItem, callOf, columnRef, filter, literal, project, visible } from "../../../plan/build.js";
import { join, outputsOf } from "../../../plan/build-join.js";
import { ORDER_COLUMN } from "../../../plan/order.js";
import type { JoinKey, JoinOutput, Relation } from "../../../plan/relation.js";
import { numbered, windowed } from "../../../plan/row-order.js";
import type { Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindCall } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { unsupported } from "../../refusal.js";
import { over, refuseUnlisted, spanIn, type Scope } from "../../scope.js";
import { lowerTabular } from "../../tabular.js";
import type { LowerPlugin } from "../evaluate.js";

const BEFORE = "coldhunt_before";
const PLACE = "coldhunt_lookup_place";

/** `ipv4_lookup(table, address, network [, keys ...] [, return_unmatched])`. */
export const ipv4Lookup = addressLookup("ipv4_lookup", "ipv4_is_in_range", "left");
/**
 * `ipv6_lookup(table, address, network [, return_unmatched])`; both printed outputs of it have the table's columns
 * first. https://learn.microsoft.com/kusto/query/ipv6-lookup-plugin
 */
export const ipv6Lookup = addressLookup("ipv6_lookup", "ipv6_is_in_range", "right");

/**
 * The rows with those of a second table whose network has their address; with `return_unmatched` the others too.
 * Where several networks have the address it is not published which of them the engine takes, and how it compares an
 * address that is a network itself: the query stops. https://learn.microsoft.com/kusto/query/ipv4-lookup-plugin
 */
function addressLookup(name: string, inRange: string, first: JoinOutput["side"]): LowerPlugin {
  return (node, input, scope) => {
    const span = spanIn(scope.context, node);
    const [tableNode, addressNode, networkNode, ...rest] = node
      .child("FunctionCall")
      .child("ArgumentList")
      .list("Expressions")
      .map((arg) => (arg.kind === "SimpleNamedExpression" ? arg.child("Expression") : arg));
    if (tableNode === undefined || addressNode === undefined || networkNode === undefined)
      throw unsupported(span, `${name}() takes a table and two columns`);
    const right = lowerTabular(tableNode, over(scope, undefined));
    refuseUnlisted(node, input, scope);
    refuseUnlisted(node, right, scope);
    const address = columnOf(addressNode, input, scope);
    const network = columnOf(networkNode, right, scope);
    const on = rest
      .filter((arg) => arg.kind === "NameReference")
      .map((arg): JoinKey => ({ left: columnOf(arg, input, scope), right: columnOf(arg, right, scope) }));
    const flag = rest.find((arg) => arg.kind !== "NameReference");
    const outputs = lookupOutputs(input, right, new Set(on.map((key) => nameOf(key.right))), span).sort(
      (a, b) => Number(b.side === first) - Number(a.side === first),
    );

    const rows = withoutPrefix(withPlace(input), address, name);
    const place: JoinOutput = { name: PLACE, side: "left", from: PLACE };
    const networkOut: JoinOutput = { name: BEFORE, side: "right", from: network.name };
    const pairs = join("inner", rows, right, on, [...outputs, place, networkOut], span);
    const within = bindCall(inRange, [
      columnRef({ name: address.name, type: "string" }),
      columnRef({ name: BEFORE, type: "string" }),
    ]);
    const matched = withoutSecond(filter(pairs, within, span), name);
    const columns = outputs.map((output): Column => ({
      name: output.name,
      type: typeOf(output, input, right),
    }));
    const found = project(matched, columns.map(asItem));
    if (flag === undefined || !isTrue(flag, scope)) return found;

    const key: JoinKey = {
      left: { kind: "column", type: "long", name: PLACE },
      right: { kind: "column", type: "long", name: PLACE },
    };
    const own = visible(rows.columns).map(({ name: from }): JoinOutput => ({
      name: from,
      side: "left",
      from,
    }));
    const alone = join("leftanti", rows, matched, [key], own, span);
    const padded = project(
      alone,
      outputs.map((output, index) => {
        const type = columns[index]?.type ?? "string";
        const value: Scalar =
          output.side === "left"
            ? columnRef({ name: output.from, type })
            : literal(type, type === "string" ? "" : null);
        return { name: output.name, value };
      }),
    );
    const all = found.columns.filter((column) => padded.columns.some(({ name: one }) => one === column.name));
    const values = all.map(columnRef);
    return {
      kind: "union",
      members: [
        { relation: found, values },
        { relation: padded, values },
      ],
      columns: all,
      span,
    };
  };
}

/** The rows with their place as a column that a join hands on. */
function withPlace(input: Relation): Relation {
  const ordered = numbered(input);
  const columns = visible(input.columns).map(asItem);
  const place: Scalar = { kind: "column", type: "long", name: ORDER_COLUMN };
  return project(ordered, [...columns, { name: PLACE, value: place }]);
}

/** An address with a prefix stops the query. */
function withoutPrefix(rows: Relation, address: Column, name: string): Relation {
  const prefixed = bindCall("contains", [columnRef({ ...address, type: "string" }), literal("string", "/")]);
  const message = literal("string", `${name}: an address is a network itself`);
  return filter(rows, callOf("refuse_when", "bool", [prefixed, message]));
}

/** The pairs in the order of the rows; a second pair of a row stops the query. */
function withoutSecond(pairs: Relation, name: string): Relation {
  const place: Scalar = { kind: "column", type: "long", name: PLACE };
  const sorted: Relation = {
    kind: "sort",
    input: pairs,
    keys: [{ value: place, descending: false, nullsFirst: false }],
    columns: pairs.columns,
  };
  const before = "coldhunt_place_before";
  const looked = windowed(numbered(sorted), [
    {
      name: before,
      value: {
        kind: "window",
        type: "long",
        name: "prev",
        args: [place, literal("long", 1n), literal("long", 0n)],
      },
    },
  ]);
  const again = bindCall("==", [place, columnRef({ name: before, type: "long" })]);
  const stop = callOf("refuse_when", "bool", [
    again,
    literal("string", `${name}: several networks have one address`),
  ]);
  return filter(looked, stop);
}

/** The columns of the input, then those of the table that are no keys. */
function lookupOutputs(
  left: Relation,
  right: Relation,
  keys: ReadonlySet<string>,
  span: ReturnType<typeof spanIn>,
): JoinOutput[] {
  const sources = [
    ...outputsOf("left", visible(left.columns)),
    ...outputsOf(
      "right",
      visible(right.columns).filter(({ name }) => !keys.has(name)),
    ),
  ];
  const names = new Set(sources.map((source) => source.name));
  if (names.size !== sources.length)
    throw unsupported(
      span,
      "a look-up of addresses is not translated where both tables have a column of a name",
    );
  return sources;
}

function typeOf(output: JoinOutput, left: Relation, right: Relation): Column["type"] {
  const side = output.side === "left" ? left : right;
  return side.columns.find((column) => column.name === output.from)?.type ?? "string";
}

function nameOf(value: Scalar): string {
  return value.kind === "column" ? value.name : "";
}

function columnOf(node: SyntaxNode, rows: Relation, scope: Scope): Extract<Scalar, { kind: "column" }> {
  const column = visible(rows.columns).find((candidate) => candidate.name === node.name);
  if (node.kind !== "NameReference" || column === undefined)
    throw unsupported(spanIn(scope.context, node), `'${node.text}' is no column of that table`);
  return columnRef(column);
}

function isTrue(node: SyntaxNode, scope: Scope): boolean {
  const value = lowerScalar(node, over(scope, undefined));
  if (value.kind !== "literal" || typeof value.value !== "boolean")
    throw unsupported(spanIn(scope.context, node), "return_unmatched is true or false");
  return value.value;
}
