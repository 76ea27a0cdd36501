import { asItem, callOf, columnRef, filter, literal, project, visible } from "../../../plan/build.js";
import { join, outputsOf } from "../../../plan/build-join.js";
import { ORDER_COLUMN } from "../../../plan/order.js";
import type { JoinKey, JoinOutput, Relation } from "../../../plan/relation.js";
import { numbered, windowed } from "../../../plan/row-order.js";
import type { ColumnRef, Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindCall } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";

const BEFORE = "coldhunt_before";
const PLACE = "coldhunt_lookup_place";

/** What a plugin looks up: rows of a second table that stand in some relation to each row. */
export interface Lookup {
  /** The plugin, for what it says when it stops. */
  readonly name: string;
  readonly rows: Relation;
  readonly table: Relation;
  readonly on: readonly JoinKey[];
  readonly outputs: readonly JoinOutput[];
  /** The column of the table that decides, and how; it says so of the row's columns and of that one. */
  readonly key: Column;
  readonly isMatch: (key: ColumnRef) => Scalar;
  /** Said where two rows of the table match one row. */
  readonly several: string;
  readonly keepsUnmatched: boolean;
  readonly span: ReturnType<typeof spanIn>;
}

/** The rows with the one row of the table that matches; where told to also those without any, padded. */
export function lookedUp(lookup: Lookup): Relation {
  const { table, outputs, key, span } = lookup;
  const rows = withPlace(lookup.rows);
  const place: JoinOutput = { name: PLACE, side: "left", from: PLACE };
  const keyOut: JoinOutput = { name: BEFORE, side: "right", from: key.name };
  const pairs = join("inner", rows, table, lookup.on, [...outputs, place, keyOut], span);
  const within = lookup.isMatch(columnRef({ name: BEFORE, type: key.type }));
  const matched = withoutSecond(filter(pairs, within, span), `${lookup.name}: ${lookup.several}`);
  const columns = outputs.map((output): Column => ({
    name: output.name,
    type: typeOf(output, lookup.rows, table),
  }));
  const found = project(matched, columns.map(asItem));
  if (!lookup.keepsUnmatched) return found;

  const placeKey: JoinKey = {
    left: { kind: "column", type: "long", name: PLACE },
    right: { kind: "column", type: "long", name: PLACE },
  };
  const own = visible(rows.columns).map(({ name: from }): JoinOutput => ({ name: from, side: "left", from }));
  const alone = join("leftanti", rows, matched, [placeKey], own, span);
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
}

/** The rows with their place as a column that a join hands on. */
function withPlace(input: Relation): Relation {
  const ordered = numbered(input);
  const columns = visible(input.columns).map(asItem);
  const place: Scalar = { kind: "column", type: "long", name: ORDER_COLUMN };
  return project(ordered, [...columns, { name: PLACE, value: place }]);
}

/** The pairs in the order of the rows; a second pair of a row stops the query. */
function withoutSecond(pairs: Relation, message: string): Relation {
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
  return filter(looked, callOf("refuse_when", "bool", [again, literal("string", message)]));
}

/** The columns of the input, then those of the table that are no keys. */
export function lookupOutputs(
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
    throw unsupported(span, "a look-up is not translated where both tables have a column of a name");
  return sources;
}

function typeOf(output: JoinOutput, left: Relation, right: Relation): Column["type"] {
  const side = output.side === "left" ? left : right;
  return side.columns.find((column) => column.name === output.from)?.type ?? "string";
}

/** A column of rows by its name. */
export function columnOf(
  node: SyntaxNode,
  rows: Relation,
  scope: Scope,
): Extract<Scalar, { kind: "column" }> {
  const column = visible(rows.columns).find((candidate) => candidate.name === node.name);
  if (node.kind !== "NameReference" || column === undefined)
    throw unsupported(spanIn(scope.context, node), `'${node.text}' is no column of that table`);
  return columnRef(column);
}

/** The value of `return_unmatched`. */
export function isTrue(node: SyntaxNode, scope: Scope): boolean {
  const value = lowerScalar(node, over(scope, undefined));
  if (value.kind !== "literal" || typeof value.value !== "boolean")
    throw unsupported(spanIn(scope.context, node), "return_unmatched is true or false");
  return value.value;
}
