import { aggregate, callOf, columnRef, extend, filter, hidden, literal, project } from "../../plan/build.js";
import { mapScalar } from "../../plan/map-scalar.js";
import type { MakeSeries, Relation } from "../../plan/relation.js";
import type { Item, Scalar } from "../../plan/scalar.js";
import type { Column, KqlType } from "../../plan/types.js";
import { TICKS_PER_DAY } from "../../plan/time.js";
import { bindCall, convert } from "../bind-call.js";
import { lowerScalar } from "../expression.js";
import { lowerNamed } from "../items.js";
import type { SyntaxNode } from "../kusto.js";
import { invalid, unsupported } from "../refusal.js";
import { over, spanIn, type Scope } from "../scope.js";
import { parameterOf } from "./mv-expand.js";
import { inputOf, type LowerOperator } from "./operator.js";
import { withOrderFor } from "./summarize.js";

const SLOT: Column = { name: "_slot", type: "long" };

/**
 * `make-series`: rows are grouped by the keys and the step of the axis they fall into, and each group becomes one row
 * of arrays with an element a step.
 */
export const makeSeries: LowerOperator = (node, input, scope) => {
  const span = spanIn(scope.context, node);
  const rows = withOrderFor(node, inputOf(node, input));
  const columns = node.tableColumns;
  const inner = over(scope, rows);
  const axis = lowerNamed(node.child("OnClause").child("Expression"), inner)[0]?.value;
  if (axis === undefined) throw new Error("bug: a series without an axis");
  const { uneven, ...ends } = lowerEnds(node, axis, scope);
  const keys = (node.optional("ByClause")?.list("Expressions") ?? [])
    .flatMap((key) => lowerNamed(key, inner))
    .map(({ value }, index): Item => ({ name: columns[index]?.name ?? "", value }));
  const slot = bindCall("series_slot", [axis, ends.from, ends.to, ends.step], span);
  const placed = extend(
    uneven === undefined ? rows : even(rows, uneven),
    [{ name: SLOT.name, value: slot }],
    span,
  );
  const within = filter(placed, bindCall("isnotnull", [columnRef(SLOT)]), span);
  const items = lowerItems(node.list("Aggregates"), over(scope, within), columns.slice(keys.length, -1));
  const values = aggregated(within, keys, items, node, scope);
  const axisName = columns.at(-1)?.name ?? "";
  const series: MakeSeries = {
    kind: "make-series",
    input: values,
    keys: keys.map((key) => key.name),
    slot: SLOT.name,
    items: items.map(({ name, otherwise }) => ({ name, default: otherwise })),
    axis: { name: axisName, type: axis.type },
    ...ends,
    nonempty: parameterOf(node, "kind")?.text === "nonempty",
    columns: [
      ...keys.map((key): Column => ({ name: key.name, type: key.value.type })),
      ...items.map(({ name }): Column => ({ name, type: "dynamic" })),
      { name: axisName, type: "dynamic" },
      ...hidden(values.columns),
    ],
    span,
  };
  return series;
};

function even(rows: Relation, uneven: Scalar): Relation {
  const message = literal(
    "string",
    "make-series in range(): a row stands before the start in its step, or behind the stop in its step",
  );
  return filter(rows, callOf("refuse_when", "bool", [uneven, message]));
}

interface Ends {
  readonly from: Scalar;
  readonly to: Scalar;
  readonly step: Scalar;
  /** A row for which it holds leaves no answer. */
  readonly uneven?: Scalar;
}

const FIRST_STEP =
  "make-series in range(): the first step is the one the start lies in, as the steps are those of bin();" +
  " the reference does not show it";

/**
 * The steps of `in range()` from one that begins with the start up to the one the stop lies in, as the stop is part of
 * the series. Whether rows of the last step behind the stop count is not published.
 */
function upTo(axis: Scalar, start: Scalar, stop: Scalar, step: Scalar): Ends & { readonly uneven: Scalar } {
  const to = bindCall("+", [bindCall("bin", [stop, step]), step]);
  const uneven = bindCall("and", [bindCall(">", [axis, stop]), bindCall("<", [axis, to])]);
  return { from: start, to, step, uneven };
}

/** The same from the step the start lies in. Whether rows of it before the start count is not published. */
function fromStepOf(start: Scalar, axis: Scalar, ends: Ends & { readonly uneven: Scalar }): Ends {
  const first = bindCall("bin", [start, ends.step]);
  const early = bindCall("and", [bindCall(">=", [axis, first]), bindCall("<", [axis, start])]);
  return { ...ends, from: first, uneven: bindCall("or", [early, ends.uneven]) };
}

/** Whether it is plain that a step begins at the start: a whole number of them, or the beginning of a day. */
function beginsStep(start: Scalar, step: Scalar): boolean {
  if (step.kind !== "literal" || typeof step.value !== "bigint" || step.value <= 0n) return false;
  if (start.kind === "literal") return typeof start.value === "bigint" && start.value % step.value === 0n;
  if (start.kind !== "call") return false;
  if (start.name === "startofday") return TICKS_PER_DAY % step.value === 0n;
  const size = start.args[1];
  return start.name === "bin" && size?.kind === "literal" && size.value === step.value;
}

function lowerEnds(node: SyntaxNode, axis: Scalar, scope: Scope): Ends {
  const { type } = axis;
  const span = spanIn(scope.context, node);
  if (type !== "datetime" && type !== "timespan" && type !== "long" && type !== "int" && type !== "real")
    throw unsupported(span, `a series over an axis of the type ${type} is not translated`);
  const clause = node.child("RangeClause");
  const stepType = type === "datetime" ? "timespan" : type;
  if (clause.kind === "MakeSeriesInRangeClause") {
    const args = clause.child("Arguments").list("Expressions");
    const [start, stop, step] = args.map((arg, index) =>
      convert(lowerScalar(arg, over(scope, undefined)), index === 2 ? stepType : type),
    );
    if (!start || !stop || !step) throw invalid(span, "'in range()' takes a start, a stop and a step");
    const steps = upTo(axis, start, stop, step);
    if (beginsStep(start, step)) return steps;
    scope.context.notes.add(FIRST_STEP);
    return fromStepOf(start, axis, steps);
  }
  const end = (name: string): Scalar => {
    const part = clause.optional(name)?.optional("Expression");
    return part === undefined ? literal(type, null) : bound(part, type, scope);
  };
  const from = end("MakeSeriesFromClause");
  const to = end("MakeSeriesToClause");
  if (isOpen(from) && !isOpen(to))
    throw unsupported(span, "a series with an end but no beginning is not translated", "give 'from'");
  const stepNode = clause.child("MakeSeriesStepClause").child("Expression");
  return { from, to, step: bound(stepNode, stepType, scope) };
}

/** An end or the step of a series. The analyser wants ints on an axis of them, the engine any whole number. */
function bound(node: SyntaxNode, type: KqlType, scope: Scope): Scalar {
  const value = lowerScalar(node, over(scope, undefined));
  if (type === "int" && value.type !== "int" && value.type !== "long")
    throw invalid(spanIn(scope.context, node), "a whole number is expected, as the axis is one of ints");
  return convert(value, type);
}

function isOpen(end: Scalar): boolean {
  return end.kind === "literal" && end.value === null;
}

interface SeriesValue {
  readonly name: string;
  readonly value: Scalar;
  readonly otherwise: Scalar;
}

/** The aggregates with the defaults of empty steps, 0 where none is given, as dynamics. */
function lowerItems(nodes: readonly SyntaxNode[], scope: Scope, columns: readonly Column[]): SeriesValue[] {
  return nodes.map((node, index) => {
    const named = node.child("Expression");
    const expression = named.kind === "SimpleNamedExpression" ? named.child("Expression") : named;
    const value = lowerScalar(expression, scope);
    const given = node.optional("DefaultExpression")?.optional("Expression");
    const otherwise =
      given === undefined
        ? zero(value.type)
        : convert(lowerScalar(given, over(scope, undefined)), value.type);
    return { name: columns[index]?.name ?? "", value, otherwise: convert(otherwise, "dynamic") };
  });
}

function zero(type: KqlType): Scalar {
  switch (type) {
    case "int":
    case "long":
    case "timespan":
    case "datetime":
      return literal(type, 0n);
    case "real":
    case "decimal":
      return literal(type, 0);
    default:
      return literal("dynamic", null);
  }
}

/** One row for each group and step, with the keys, the step and each item's value as a dynamic. */
function aggregated(
  rows: Relation,
  keys: readonly Item[],
  items: readonly SeriesValue[],
  node: SyntaxNode,
  scope: Scope,
): Relation {
  const span = spanIn(scope.context, node);
  const calls: Item[] = [];
  const later = items.map((item): Item => {
    const value = mapScalar(item.value, (part) => {
      if (part.kind === "column") throw invalid(span, `'${part.name}' is no aggregate of the series`);
      if (part.kind !== "aggregate") return undefined;
      const call: Item = { name: `_${calls.length + 1}`, value: part };
      calls.push(call);
      return { kind: "column", type: part.type, name: call.name };
    });
    return { name: item.name, value: convert(value, "dynamic") };
  });
  const slot: Item = { name: SLOT.name, value: columnRef(SLOT) };
  const grouped = aggregate(
    rows,
    [...keys, slot],
    calls,
    [],
    [...keys, slot, ...calls].map((item): Column => ({ name: item.name, type: item.value.type })),
    span,
  );
  const kept = [...keys, slot].map(({ name, value }): Item => ({
    name,
    value: columnRef({ name, type: value.type }),
  }));
  return project(grouped, [...kept, ...later], span);
}
