import { callOf, columnRef, filter, literal, project, sort } from "../../../plan/build.js";
import { join } from "../../../plan/build-join.js";
import { grouped } from "../../../plan/grouped.js";
import type { Relation } from "../../../plan/relation.js";
import { inOrder, numbered, windowed } from "../../../plan/row-order.js";
import type { ColumnRef, Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindAggregate } from "../../aggregate-call.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn, type Scope } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";

const BUCKET = "coldhunt_bucket";
const FIRST = "coldhunt_first_bucket";
const ID = "coldhunt_id";

/** What the plugins over a timeline begin with: `(id, time, start, end, ...)`. */
interface Timeline {
  readonly id: Scalar;
  readonly time: ColumnRef;
  readonly start: Scalar;
  readonly end: Scalar;
  /** The constants behind the end. */
  readonly sizes: readonly Scalar[];
}

/** The arguments of a plugin with so many constants behind the end; dimensions are not translated. */
function timelineOf(node: SyntaxNode, input: Relation, scope: Scope, sizes: number): Timeline {
  const call = node.child("FunctionCall");
  const args = call.child("ArgumentList").list("Expressions");
  const refusal = (why: string) =>
    unsupported(spanIn(scope.context, call), `${call.child("Name").name}() ${why}`);
  if (args.length > 4 + sizes) throw refusal("is not translated with dimensions or a cohort");
  const [idNode, timeNode, ...constants] = args;
  if (idNode === undefined || timeNode === undefined) throw refusal("takes two columns");
  const id = lowerScalar(idNode, over(scope, input));
  const time = lowerScalar(timeNode, over(scope, input));
  const [start, end, ...rest] = constants.map((one) => lowerScalar(one, over(scope, undefined)));
  if (time.kind !== "column" || start === undefined || end === undefined || rest.length !== sizes)
    throw refusal("takes two columns, a start, an end and the sizes of its windows");
  const step = time.type === "datetime" ? "timespan" : time.type;
  if (rest.some((one) => one.type === "string"))
    throw refusal("is not translated over weeks, months or years");
  return {
    id,
    time,
    start: convert(start, time.type),
    end: convert(end, time.type),
    sizes: rest.map((one) => convert(one, step)),
  };
}

/**
 * `activity_counts_metrics(id, time, start, end, window)`: for each window its rows and ids, the ids not seen in a
 * window before, and the ids seen so far. What the engine does with a window that begins by the end and reaches
 * beyond it is not published: a row there stops the query.
 * https://learn.microsoft.com/kusto/query/activity-counts-metrics-plugin
 */
export const activityCountsMetrics: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const { id, time, start, end, sizes } = timelineOf(node, input, scope, 1);
  const [window = end] = sizes;
  const bucket = bindCall("bin_at", [time, window, start]);
  const late = bindCall("and", [bindCall(">", [time, end]), bindCall("<=", [bucket, end])]);
  const message = literal(
    "string",
    "activity_counts_metrics: a row behind the end, in a window that begins before",
  );
  const inside = bindCall("and", [bindCall(">=", [time, start]), bindCall("<=", [time, end])]);
  // one condition, so that no row behind the end is dropped before it is looked at
  const refused = callOf("refuse_when", "bool", [late, message]);
  const kept = bindCall("iff", [inside, literal("bool", true), bindCall("not", [refused])]);
  const rows = project(filter(input, kept), [
    { name: BUCKET, value: bucket },
    { name: ID, value: id },
  ]);
  const bucketColumn: Column = { name: BUCKET, type: time.type };
  const idRef = columnRef({ name: ID, type: id.type });
  const windows = grouped(
    rows,
    [bucketColumn],
    [
      { name: "count", value: bindAggregate("count", [], span) },
      { name: "dcount", value: bindAggregate("dcount", [idRef], span) },
    ],
  );
  const firsts = grouped(
    filter(rows, bindCall("isnotnull", [idRef])),
    [{ name: ID, type: id.type }],
    [{ name: FIRST, value: bindAggregate("min", [columnRef(bucketColumn)], span) }],
  );
  const news = grouped(
    firsts,
    [{ name: FIRST, type: time.type }],
    [{ name: "new", value: bindAggregate("count", [], span) }],
  );
  const on = [{ left: columnRef(bucketColumn), right: columnRef({ name: FIRST, type: time.type }) }];
  const joined = join(
    "leftouter",
    windows,
    news,
    on,
    [
      ...[BUCKET, "count", "dcount"].map((name) => ({ name, side: "left" as const, from: name })),
      { name: "new", side: "right", from: "new" },
    ],
    span,
  );
  const newRef = bindCall("coalesce", [columnRef({ name: "new", type: "long" }), literal("long", 0n)]);
  const sorted = sort(joined, [{ value: columnRef(bucketColumn), descending: false, nullsFirst: true }]);
  const summed = windowed(numbered(sorted), [
    { name: "sum", value: { kind: "window", type: "long", name: "row_cumsum", args: [newRef] } },
  ]);
  const [timeName, countName, dcountName, newName, sumName] = node.tableColumns.map((column) => column.name);
  const long = (name: string): Scalar => ({ kind: "column", type: "long", name });
  const listed = project(summed, [
    { name: timeName ?? time.name, value: columnRef(bucketColumn) },
    { name: countName ?? "count", value: long("count") },
    { name: dcountName ?? "dcount", value: long("dcount") },
    { name: newName ?? "new_dcount", value: newRef },
    { name: sumName ?? "aggregated_dcount", value: long("sum") },
  ]);
  return inOrder(listed, new Set(["sum"]));
};

/**
 * `sliding_window_counts(id, time, start, end, lookback, bin)`: for each bin from the start to the end the rows and
 * ids of the bins that reach back so far; a bin without any has no row.
 * https://learn.microsoft.com/kusto/query/sliding-window-counts-plugin
 */
export const slidingWindowCounts: LowerPlugin = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const { id, time, start, end, sizes } = timelineOf(node, input, scope, 2);
  const [lookback, bin] = sizes;
  if (lookback === undefined || bin === undefined) throw new Error("bug: two sizes were asked for");
  const rows = project(input, [
    { name: FIRST, value: bindCall("bin_at", [time, bin, start]) },
    { name: ID, value: id },
  ]);
  const uneven = bindCall("!=", [bindCall("%", [lookback, bin]), zeroOf(bin)]);
  const message = literal("string", "sliding_window_counts: the look-back is not a multiple of the bin");
  const checked = filter(rows, callOf("refuse_when", "bool", [uneven, message]));
  const bucketColumn: Column = { name: BUCKET, type: time.type };
  const bins: Relation = { kind: "range", from: start, to: end, step: bin, columns: [bucketColumn] };
  const pairs = join(
    "inner",
    bins,
    checked,
    [],
    [
      { name: BUCKET, side: "left", from: BUCKET },
      { name: FIRST, side: "right", from: FIRST },
      { name: ID, side: "right", from: ID },
    ],
    span,
  );
  const first = columnRef({ name: FIRST, type: time.type });
  const bucket = columnRef(bucketColumn);
  const within = bindCall("and", [
    bindCall("<=", [first, bucket]),
    bindCall("<", [bucket, bindCall("+", [first, lookback])]),
  ]);
  const [timeName = time.name, countName = "Count", dcountName = "Dcount"] = node.tableColumns.map(
    (column) => column.name,
  );
  const counted = grouped(
    filter(pairs, within, span),
    [bucketColumn],
    [
      { name: countName, value: bindAggregate("count", [], span) },
      { name: dcountName, value: bindAggregate("dcount", [columnRef({ name: ID, type: id.type })], span) },
    ],
  );
  const sorted = sort(counted, [{ value: bucket, descending: false, nullsFirst: true }]);
  return project(sorted, [
    { name: timeName, value: bucket },
    { name: countName, value: { kind: "column", type: "long", name: countName } },
    { name: dcountName, value: { kind: "column", type: "long", name: dcountName } },
  ]);
};

function zeroOf(size: Scalar): Scalar {
  return literal(size.type, size.type === "real" || size.type === "decimal" ? 0 : 0n);
}
