import { closest } from "../diagnostics/suggest.js";
import type { Span } from "../diagnostics/span.js";
import { AGGREGATE_FUNCTIONS } from "../functions/aggregates/table.js";
import { ORDERED_AGGREGATES } from "../functions/aggregates/ordered.js";
import { parameterAt, selectSignature } from "../functions/signature.js";
import { literal } from "../plan/build.js";
import { isOrdered, isWrittenOut, ORDER_COLUMN } from "../plan/order.js";
import type { AggregateCall, Scalar } from "../plan/scalar.js";
import type { KqlType } from "../plan/types.js";
import { convert, typeOf } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

/** The greatest size of a list where the query names none. */
const DEFAULT_SIZE = 1_048_576n;

/** A call of an aggregation function: the signature is chosen by the types, the arguments are converted to it. */
export function bindAggregate(
  name: string,
  args: readonly Scalar[],
  span: Span | undefined,
  type?: KqlType,
): AggregateCall {
  const entry = AGGREGATE_FUNCTIONS.get(name);
  if (entry === undefined) {
    const near = closest(name, AGGREGATE_FUNCTIONS.keys());
    throw unsupported(
      span,
      `the aggregation '${name}' is not translated`,
      near === undefined ? undefined : `'${near}' is`,
    );
  }
  const chosen = selectSignature(
    entry.signatures,
    args.map((arg) => arg.type),
  );
  const [value] = args;
  const wanted = chosen === undefined ? undefined : parameterAt(chosen, 0);
  const takesDynamic = wanted === "dynamic" || wanted === "any";
  if (chosen === undefined || (value?.type === "dynamic" && !takesDynamic)) {
    throw unsupported(
      span,
      `'${name}' is not translated for values of the type ${value?.type ?? "unknown"}`,
      value?.type === "dynamic" ? "convert it first: tolong(), todouble(), tostring()" : undefined,
    );
  }
  const converted = args.map((arg, index) => convert(arg, parameterAt(chosen, index) ?? "any"));
  const returns = typeof chosen.returns === "number" ? converted[chosen.returns]?.type : chosen.returns;
  return { kind: "aggregate", type: typeOf(type, returns), name: entry.name, args: converted, span };
}

/** The old spellings keep fewer elements where the query does not say how many. */
const OLD_SIZES: Readonly<Record<string, bigint>> = { makelist: 128n, makeset: 128n, make_dictionary: 128n };

/** A call that the analyser knows for an aggregation. */
export function lowerAggregateCall(name: string, node: SyntaxNode, scope: Scope): AggregateCall {
  const given = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const args = name.endsWith("_array") ? given.flatMap(numbersOf) : given;
  const size = OLD_SIZES[name];
  const sized = size === undefined || args.length > 1 ? args : [...args, literal("long", size)];
  const span = spanIn(scope.context, node);
  return bindAggregate(name, inRowOrder(name, sized, scope), span, node.scalarType);
}

/** A literal array of percentages stands for its elements. */
function numbersOf(value: Scalar): readonly Scalar[] {
  if (value.kind !== "literal" || value.type !== "dynamic" || typeof value.value !== "string") return [value];
  const elements: unknown = JSON.parse(value.value);
  return Array.isArray(elements) ? elements.map((element) => literal("real", Number(element))) : [value];
}

/**
 * Functions whose answer depends on the order of the rows get it as a last argument, where the rows are numbered. The
 * order of a set is free: it is that of first appearance only where rows have an order or are few, as it costs time.
 */
function inRowOrder(name: string, args: readonly Scalar[], scope: Scope): readonly Scalar[] {
  const rows = scope.row;
  if (rows?.columns.some((column) => column.name === ORDER_COLUMN) !== true) return args;
  if (!ORDERED_AGGREGATES.has(name)) return args;
  if (name.includes("set") && !isOrdered(rows) && !isWrittenOut(rows)) return args;
  const order: Scalar = { kind: "column", type: "long", name: ORDER_COLUMN };
  if (name.includes("any")) return [...args, order];
  const sized = args.length > (name.endsWith("_if") ? 2 : 1);
  return [...args, ...(sized ? [] : [literal("long", DEFAULT_SIZE)]), order];
}

/** Whether a call gathers rows. */
export function isAggregate(name: string): boolean {
  return AGGREGATE_FUNCTIONS.has(name);
}
