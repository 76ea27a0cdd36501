import { literal } from "../plan/build.js";
import type { Relation, Sequence } from "../plan/relation.js";
import type { Item, Scalar, WindowCall } from "../plan/scalar.js";
import { stateColumn } from "../plan/sequence.js";
import type { Column } from "../plan/types.js";
import { bindCall } from "./bind-call.js";

const STEP = "session";
const NOTHING = literal("datetime", null);

/** Whether a value is a call of `row_window_session`. */
export function isSession(value: Scalar): value is WindowCall {
  return value.kind === "window" && value.name === "row_window_session";
}

/**
 * The rows with the value at the beginning of each row's session as a hidden column. A session ends where the value
 * reaches its beginning and the greatest length, or the value before and the greatest gap, or where it is restarted;
 * after a null a new one begins. https://learn.microsoft.com/kusto/query/row-window-session-function
 */
export function withSession(input: Relation, name: string, call: WindowCall): Sequence {
  const [value, length, gap, restart] = call.args;
  if (value === undefined || length === undefined || gap === undefined)
    throw new Error("bug: row_window_session without its arguments");
  const before = `${name}_before`;
  const begun = stateColumn(STEP, name, "datetime");
  const reaches = (since: Scalar, distance: Scalar): Scalar =>
    bindCall(">=", [value, bindCall("+", [since, distance])], call.span, "bool");
  const begins = [
    bindCall("isnull", [begun], call.span, "bool"),
    reaches(begun, length),
    reaches(stateColumn(STEP, before, "datetime"), gap),
    ...(restart === undefined ? [] : [restart]),
  ];
  const start = bindCall(
    "case",
    [bindCall("isnull", [value]), NOTHING, ...begins.flatMap((condition) => [condition, value]), begun],
    call.span,
    "datetime",
  );
  const assignments: Item[] = [
    { name, value: start },
    { name: before, value },
  ];
  const added = [name, before].map((one): Column => ({ name: one, type: "datetime", hidden: true }));
  return {
    kind: "sequence",
    input,
    partitions: [],
    declared: [name, before].map((one): Item => ({ name: one, value: NOTHING })),
    steps: [{ name: STEP, condition: literal("bool", true), assignments, output: "all" }],
    columns: [...input.columns, ...added],
    span: call.span,
  };
}
