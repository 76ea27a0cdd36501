import { aggregate, asItem, columnRef, literal, project, visible } from "../../../plan/build.js";
import type { Relation } from "../../../plan/relation.js";
import type { AggregateCall, Item, Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { descend } from "../../../plan/walk.js";
import { bindAggregate } from "../../aggregate-call.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { SchemaUnknown } from "../../open-schema.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";
import { endOfCall, schemaClauseOf } from "./schema-clause.js";

/** The form of each aggregation that looks at some of the rows only, and whether no row means 0. */
const CONDITIONAL: Readonly<Record<string, { readonly name: string; readonly zero: boolean }>> = {
  count: { name: "countif", zero: true },
  sum: { name: "sumif", zero: true },
  dcount: { name: "dcountif", zero: true },
  min: { name: "minif", zero: false },
  max: { name: "maxif", zero: false },
  avg: { name: "avgif", zero: false },
  stdev: { name: "stdevif", zero: false },
  variance: { name: "varianceif", zero: false },
  take_any: { name: "take_anyif", zero: false },
  any: { name: "take_anyif", zero: false },
  make_list: { name: "make_list_if", zero: false },
  make_set: { name: "make_set_if", zero: false },
  make_bag: { name: "make_bag_if", zero: false },
};

/** `pivot(column, aggregation, others ...)`: a row a group of the others, a column for each value of the column. */
export const pivot: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const inner = over(scope, input);
  const [columnNode, ...rest] = node.child("FunctionCall").child("ArgumentList").list("Expressions");
  if (columnNode === undefined) throw unsupported(span, "pivot() takes a column");
  const column = lowerScalar(columnNode, inner);
  const call = rest[0]?.kind === "FunctionCallExpression" ? rest[0] : undefined;
  const others = (call === undefined ? rest : rest.slice(1)).map((other) => lowerScalar(other, inner));
  const aggregation = call === undefined ? count() : lowerScalar(call, inner);
  if (aggregation.kind !== "aggregate") throw unsupported(span, "pivot() takes an aggregation");
  const keys = groupsOf(input, column, aggregation, others, node, scope);
  const schema = schemaClauseOf(node);
  const value = convert(column, "string");
  if (schema === undefined) {
    throw new SchemaUnknown(
      {
        at: endOfCall(node),
        plugin: "pivot",
        rows: valuesOf(input, value),
        schemaOf: (rows) => ({
          keepsInput: false,
          columns: [
            ...keys,
            ...rows
              .map(([name]) => String(name))
              .filter((name) => name !== "")
              .sort()
              .map((name): Column => ({ name, type: aggregation.type })),
          ],
        }),
        typeOfUnseen: aggregation.type,
      },
      span,
    );
  }
  return spread(input, keys, value, aggregation, schema.columns, node, scope);
};

function count(): AggregateCall {
  return { kind: "aggregate", type: "long", name: "count", args: [] };
}

/** The columns that make the groups: those named, or all but the pivoted one and those aggregated. */
function groupsOf(
  input: Relation,
  column: Scalar,
  aggregation: AggregateCall,
  others: readonly Scalar[],
  node: SyntaxNode,
  scope: Scope,
): Column[] {
  if (others.length > 0) {
    return others.map((other) => {
      if (other.kind !== "column")
        throw unsupported(spanIn(scope.context, node), "pivot() groups by columns");
      return { name: other.name, type: other.type };
    });
  }
  const used = new Set(
    [column, ...aggregation.args]
      .flatMap((part) => [...descend(part)])
      .flatMap((part) => (part.kind === "column" ? [part.name] : [])),
  );
  return visible(input.columns).filter((candidate) => !used.has(candidate.name));
}

function valuesOf(input: Relation, value: Scalar): Relation {
  const bare: Relation = project({ ...input, columns: visible(input.columns) }, [{ name: "value", value }]);
  const key: Item = { name: "value", value: columnRef({ name: "value", type: "string" }) };
  return aggregate(bare, [key], [], [], [{ name: "value", type: "string" }]);
}

function spread(
  input: Relation,
  keys: readonly Column[],
  value: Scalar,
  aggregation: AggregateCall,
  columns: readonly Column[],
  node: SyntaxNode,
  scope: Scope,
): Relation {
  const span = spanIn(scope.context, node);
  const form = CONDITIONAL[aggregation.name];
  if (form === undefined) throw unsupported(span, `pivot() with '${aggregation.name}' is not translated`);
  const own = new Set(keys.map((key) => key.name));
  const cells: Item[] = [];
  const results = columns.map((column): Item => {
    if (own.has(column.name)) return asItem(column);
    const name = `_${cells.length + 1}`;
    const matches = bindCall("==", [value, literal("string", column.name)]);
    const cell = bindAggregate(form.name, [...argsOf(aggregation), matches], span);
    cells.push({ name, value: cell });
    const result = columnRef({ name, type: cell.type });
    if (form.zero) return { name: column.name, value: result };
    cells.push({ name: `${name}n`, value: bindAggregate("countif", [matches], span) });
    const some = bindCall(">", [columnRef({ name: `${name}n`, type: "long" }), literal("long", 0n)]);
    return { name: column.name, value: bindCall("iff", [some, result, literal(cell.type, null)]) };
  });
  const items = keys.map(asItem);
  const grouped = aggregate(
    input,
    items,
    cells,
    [],
    [...keys, ...cells.map((cell): Column => ({ name: cell.name, type: cell.value.type }))],
    span,
  );
  return project(grouped, results, span);
}

function argsOf(aggregation: AggregateCall): readonly Scalar[] {
  return aggregation.name === "count" ? [] : aggregation.args.slice(0, 1);
}
