import { callOf, columnRef, filter, literal, project, sort, visible } from "../../../plan/build.js";
import { crossed } from "../../../plan/build-join.js";
import { columnOfItem, grouped } from "../../../plan/grouped.js";
import type { Item, Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindAggregate } from "../../aggregate-call.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";

const SCHEMA: readonly Column[] = [
  { name: "ColumnName", type: "string" },
  { name: "ColumnOrdinal", type: "long" },
  { name: "DataType", type: "string" },
  { name: "ColumnType", type: "string" },
];
const OUT_OF_ORDER = "ERROR(columns are out of order)";

/**
 * `schema_merge(PreserveOrder = true)`: the schemas that `getschema` made, as one. A column that stands at different
 * places has an error for its type, or with `false` the last place. How types are reduced to a common one, and which
 * place a column gets that is alone at none, is not published: such schemas stop the query.
 * https://learn.microsoft.com/kusto/query/schema-merge-plugin
 */
export const schemaMerge: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const [name, ordinal, dataType, columnType] = SCHEMA.map((column) => {
    const known = visible(input.columns).find((one) => one.name === column.name);
    if (known === undefined)
      throw unsupported(span, `schema_merge() takes the columns of getschema: '${column.name}' is missing`);
    return convert(columnRef(known), column.type);
  });
  if (!name || !ordinal || !dataType || !columnType) throw new Error("bug: a schema has four columns");
  const strict = keepsOrder(node, scope);
  const rows = project(input, [
    { name: "name", value: name },
    { name: "place", value: ordinal },
    { name: "dataType", value: dataType },
    { name: "columnType", value: columnType },
  ]);
  const place: Scalar = { kind: "column", type: "long", name: "place" };
  const text = (one: string): Scalar => ({ kind: "column", type: "string", name: one });
  const one = literal("long", 1n);
  const merged = [
    { name: "places", value: bindAggregate("make_list", [place], span) },
    { name: "first", value: bindAggregate("min", [place], span) },
    { name: "last", value: bindAggregate("max", [place], span) },
    { name: "kinds", value: bindAggregate("count_distinct", [text("dataType")], span) },
    { name: "dataType", value: bindAggregate("min", [text("dataType")], span) },
    { name: "columnType", value: bindAggregate("min", [text("columnType")], span) },
  ];
  const named: Column = { name: "name", type: "string" };
  const columns = grouped(rows, [named], merged);
  const [places, first, last, kinds] = merged.map(columnOfItem).map(columnRef);
  if (!places || !first || !last || !kinds) throw new Error("bug: these are the first four");
  const counts: readonly Item[] = [
    { name: "count", value: bindAggregate("count", [], span) },
    { name: "taken", value: bindAggregate("count_distinct", [last], span) },
    { name: "end", value: bindAggregate("max", [last], span) },
  ];
  const [count, taken, end] = counts.map(columnOfItem).map(columnRef);
  if (!count || !taken || !end) throw new Error("bug: there are three");
  const all = crossed(
    columns,
    grouped(columns, [], counts),
    [named, ...merged.map(columnOfItem)],
    counts.map(columnOfItem),
  );
  const asText = (value: Scalar): Scalar => bindCall("tostring", [value]);
  const unclear: readonly (readonly [Scalar, string])[] = [
    [bindCall("!=", [kinds, one]), "a column of several types"],
    [bindCall("!=", [count, taken]), "two columns at one place"],
    [bindCall("!=", [count, bindCall("+", [end, one])]), "a place without a column"],
    ...(strict
      ? []
      : [
          [
            bindCall("!=", [asText(places), asText(ascending(places))]),
            "a column that moves to the front",
          ] as const,
        ]),
  ];
  const known = unclear
    .map(([condition, why]) =>
      callOf("refuse_when", "bool", [condition, literal("string", `schema_merge: ${why}`)]),
    )
    .reduce((condition, another) => bindCall("and", [condition, another]));
  const sorted = sort(filter(all, known), [{ value: last, descending: false, nullsFirst: true }]);
  const moved = strict ? bindCall("!=", [first, last]) : literal("bool", false);
  const values: readonly Scalar[] = [
    text("name"),
    bindCall("iff", [moved, literal("long", -1n), last]),
    bindCall("iff", [moved, literal("string", `ERROR(unknown CSL type:${OUT_OF_ORDER})`), text("dataType")]),
    bindCall("iff", [moved, literal("string", OUT_OF_ORDER), text("columnType")]),
  ];
  return project(
    sorted,
    node.tableColumns.map((column, at) => ({
      name: column.name,
      value: convert(values[at] ?? columnRef(column), column.type),
    })),
  );
};

function ascending(array: Scalar): Scalar {
  return bindCall("array_sort_asc", [array, array, literal("bool", false), literal("bool", true)]);
}

/** The one argument, which may be left out. */
function keepsOrder(node: SyntaxNode, scope: Scope): boolean {
  const [given] = node.child("FunctionCall").child("ArgumentList").list("Expressions");
  if (given === undefined) return true;
  const argument = given.kind === "SimpleNamedExpression" ? given.child("Expression") : given;
  const value = lowerScalar(argument, over(scope, undefined));
  if (value.kind !== "literal" || typeof value.value !== "boolean")
    throw unsupported(spanIn(scope.context, argument), "PreserveOrder is true or false");
  return value.value;
}
