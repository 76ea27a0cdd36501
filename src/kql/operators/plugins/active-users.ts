import { callOf, columnRef, filter, literal, project, sort } from "../../../plan/build.js";
import { join } from "../../../plan/build-join.js";
import { grouped } from "../../../plan/grouped.js";
import type { Relation } from "../../../plan/relation.js";
import type { Scalar } from "../../../plan/scalar.js";
import type { Column } from "../../../plan/types.js";
import { bindAggregate } from "../../aggregate-call.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import { unsupported } from "../../refusal.js";
import { over, spanIn } from "../../scope.js";
import type { LowerPlugin } from "../evaluate.js";

const BIN = "coldhunt_bin";
const EARLIER = "coldhunt_earlier";
const ID = "coldhunt_id";
const PERIODS = "coldhunt_periods";
const TIME = "coldhunt_time";

/**
 * `active_users_count(id, time, start, end, lookback, period, periods, bin)`: for each bin from the start the ids with
 * an appearance in it that is, within the look-back up to it, one of so many periods. The look-back leaves its first
 * instant out. Where rows stand inside a period, or just at the end, the published sentences have two readings: such
 * rows stop the query.
 * https://learn.microsoft.com/kusto/query/active-users-count-plugin
 */
export const activeUsersCount: LowerPlugin = (node, input, scope) => {
  const call = node.child("FunctionCall");
  const span = spanIn(scope.context, call);
  const [idNode, timeNode, ...nodes] = call.child("ArgumentList").list("Expressions");
  const constants = nodes.map((one) => lowerScalar(one, over(scope, undefined)));
  const [start, end, lookback, period, least, bin, ...dimensions] = constants;
  if (!idNode || !timeNode || !start || !end || !lookback || !period || !least || !bin)
    throw unsupported(span, "active_users_count() takes two columns and six constants");
  if (dimensions.length > 0)
    throw unsupported(span, "active_users_count() is not translated with dimensions");
  const id = lowerScalar(idNode, over(scope, input));
  const time = lowerScalar(timeNode, over(scope, input));
  const step = time.type === "datetime" ? "timespan" : time.type;
  const [from, to] = [convert(start, time.type), convert(end, time.type)];
  const [reach, unit, width] = [convert(lookback, step), convert(period, step), convert(bin, step)];
  const [idColumn, timeColumn]: [Column, Column] = [
    { name: ID, type: id.type },
    { name: TIME, type: time.type },
  ];
  const [idRef, timeRef] = [columnRef(idColumn), columnRef(timeColumn)];

  const listed = project(input, [
    { name: ID, value: id },
    { name: TIME, value: time },
  ]);
  const known = filter(
    listed,
    bindCall("and", [bindCall("isnotnull", [idRef]), bindCall("isnotnull", [timeRef])]),
  );
  const message = (why: string): Scalar => literal("string", `active_users_count: ${why}`);
  const checks = [
    [bindCall("!=", [timeRef, bindCall("bin_at", [timeRef, unit, from])]), "a row inside a period"],
    [bindCall("!=", [bindCall("bin", [reach, unit]), reach]), "the look-back is no multiple of the period"],
  ] as const;
  const checked = checks.reduce<Relation>(
    (rows, [doubtful, why]) => filter(rows, callOf("refuse_when", "bool", [doubtful, message(why)])),
    known,
  );
  const appearances = grouped(checked, [idColumn, timeColumn], []);
  const between = bindCall("and", [bindCall(">=", [timeRef, from]), bindCall("<", [timeRef, to])]);
  // one condition, so that no row at the end is dropped before it is looked at
  const ending = callOf("refuse_when", "bool", [
    bindCall("==", [timeRef, to]),
    message("a row just at the end"),
  ]);
  const inside = bindCall("iff", [between, literal("bool", true), bindCall("not", [ending])]);
  const pairs = join(
    "inner",
    filter(appearances, inside),
    appearances,
    [{ left: idRef, right: idRef }],
    [
      { name: ID, side: "left", from: ID },
      { name: TIME, side: "left", from: TIME },
      { name: EARLIER, side: "right", from: TIME },
    ],
    span,
  );
  const earlier = columnRef({ name: EARLIER, type: time.type });
  const within = bindCall("and", [
    bindCall("<=", [earlier, timeRef]),
    bindCall("<", [timeRef, bindCall("+", [earlier, reach])]),
  ]);
  const counted = grouped(
    filter(pairs, within),
    [idColumn, timeColumn],
    // appearances stand at the beginnings of periods: each is a period of its own
    [{ name: PERIODS, value: bindAggregate("count", [], span) }],
  );
  const periods = columnRef({ name: PERIODS, type: "long" });
  const active = filter(counted, bindCall(">=", [periods, convert(least, "long")]));
  const binColumn: Column = { name: BIN, type: time.type };
  const binned = project(active, [
    { name: BIN, value: bindCall("bin_at", [timeRef, width, from]) },
    { name: ID, value: idRef },
  ]);
  const [timeName = "", countName = ""] = node.tableColumns.map((column) => column.name);
  const result = grouped(
    binned,
    [binColumn],
    [{ name: countName, value: bindAggregate("dcount", [idRef], span) }],
  );
  const sorted = sort(result, [{ value: columnRef(binColumn), descending: false, nullsFirst: true }]);
  return project(sorted, [
    { name: timeName, value: columnRef(binColumn) },
    { name: countName, value: columnRef({ name: countName, type: "long" }) },
  ]);
};
