import { asItem, callOf, columnRef, filter, literal, project, sort } from "../../../plan/build.js";
import { crossed, join, outputsOf } from "../../../plan/build-join.js";
import { columnOfItem, grouped } from "../../../plan/grouped.js";
import type { Relation } from "../../../plan/relation.js";
import type { Item, Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindAggregate } from "../../aggregate-call.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";

const BIN = "coldhunt_bin";
const OTHER_BIN = "coldhunt_other_bin";
const VALUE = "coldhunt_value";

/**
 * `rolling_percentile(value, percentile, index, bin, bins, dimension, ...)`: for each bin of the index the percentile
 * over its rows and those of the bins before, so many in all. Whether a bin without rows would have a row is not
 * published: one stops the query.
 * https://learn.microsoft.com/kusto/query/rolling-percentile-plugin
 */
export const rollingPercentile: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const args = node.child("FunctionCall").child("ArgumentList").list("Expressions");
  const [value, percent, index, size, count, ...dimensions] = args.map((arg) =>
    lowerScalar(arg, over(scope, input)),
  );
  if (!value || !percent || !index || !size || !count)
    throw unsupported(span, "rolling_percentile() takes a value, a percentile, an index, a bin and a number");
  const step = convert(size, index.type === "datetime" ? "timespan" : index.type);
  const bin: Column = { name: BIN, type: index.type };
  const columns = node.tableColumns;
  const [indexName, resultName] = [columns[0]?.name ?? "", columns.at(-1)?.name ?? ""];
  const groups = dimensions.map((one, at): Column => ({
    name: columns[at + 1]?.name ?? "",
    type: one.type,
  }));
  const rows = project(input, [
    { name: VALUE, value },
    { name: BIN, value: bindCall("bin", [index, step]) },
    ...groups.map((column, at): Item => ({ name: column.name, value: dimensions[at] ?? columnRef(column) })),
  ]);
  const bins = grouped(rows, [...groups, bin], []);
  const pairs = join(
    "inner",
    bins,
    rows,
    groups.map((column) => ({ left: columnRef(column), right: columnRef(column) })),
    [
      ...outputsOf("left", [...groups, bin]),
      { name: OTHER_BIN, side: "right", from: BIN },
      { name: VALUE, side: "right", from: VALUE },
    ],
    span,
  );
  const other = columnRef({ name: OTHER_BIN, type: index.type });
  const reach = bindCall("*", [step, convert(count, "long")]);
  const within = bindCall("and", [
    bindCall("<=", [other, columnRef(bin)]),
    bindCall("<", [columnRef(bin), bindCall("+", [other, reach])]),
  ]);
  const percentile = bindAggregate(
    "percentile",
    [columnRef({ name: VALUE, type: value.type }), percent],
    span,
  );
  const windows = grouped(filter(pairs, within), [...groups, bin], [{ name: resultName, value: percentile }]);
  const sorted = sort(
    unbroken(windows, bins, groups, bin, step, span),
    [...groups, bin].map((column) => ({ value: columnRef(column), descending: false, nullsFirst: true })),
  );
  return project(sorted, [
    { name: indexName, value: columnRef(bin) },
    ...groups.map(asItem),
    { name: resultName, value: { kind: "column", type: percentile.type, name: resultName } },
  ]);
};

/** The windows, where each combination of the dimensions has each bin from the first of all to the last of all. */
function unbroken(
  windows: Relation,
  bins: Relation,
  groups: readonly Column[],
  bin: Column,
  step: Scalar,
  span: ReturnType<typeof spanIn>,
): Relation {
  const ends = (prefix: string): Item[] =>
    ["min", "max"].map((name) => ({
      name: `coldhunt_${prefix}_${name}`,
      value: bindAggregate(name, [columnRef(bin)], span),
    }));
  const [low, high] = ends("own").map(columnOfItem);
  const [first, last] = ends("all").map(columnOfItem);
  if (!low || !high || !first || !last) throw new Error("bug: a range has two ends");
  const filled: Column = { name: "coldhunt_bins", type: "long" };
  const own = grouped(bins, groups, [
    ...ends("own"),
    { name: filled.name, value: bindAggregate("count", [], span) },
  ]);
  const both = crossed(own, grouped(bins, [], ends("all")), [low, high, filled], [first, last]);
  const steps = bindCall("*", [step, bindCall("-", [columnRef(filled), literal("long", 1n)])]);
  const broken = [
    bindCall("!=", [columnRef(low), columnRef(first)]),
    bindCall("!=", [columnRef(high), columnRef(last)]),
    bindCall("!=", [bindCall("+", [columnRef(low), steps]), columnRef(high)]),
  ].reduce((one, another) => bindCall("or", [one, another]));
  const gap: Column = { name: "coldhunt_gap", type: "long" };
  const gaps = grouped(both, [], [{ name: gap.name, value: bindAggregate("countif", [broken], span) }]);
  const message = literal("string", "rolling_percentile: a bin without rows");
  const kept = windows.columns.filter((column) => column.hidden !== true);
  return filter(
    crossed(windows, gaps, kept, [gap]),
    callOf("refuse_when", "bool", [bindCall(">", [columnRef(gap), literal("long", 0n)]), message]),
  );
}
