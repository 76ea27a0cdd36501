import type { Span } from "../diagnostics/span.js";
import { parameterAt, selectSignature } from "../functions/signature.js";
import { WINDOW_FUNCTIONS } from "../functions/windows/table.js";
import { literal } from "../plan/build.js";
import type { Scalar, WindowCall } from "../plan/scalar.js";
import { convert } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { unsupported } from "./refusal.js";
import { spanIn, type QueryContext, type Scope } from "./scope.js";

type LowerWindow = (args: readonly Scalar[], span: Span | undefined, context: QueryContext) => WindowCall;

/** The window functions of KQL, in terms of those of the function table. */
const LOWER: ReadonlyMap<string, LowerWindow> = new Map<string, LowerWindow>([
  ["prev", (args, span, context) => neighbour("prev", args, span, context)],
  ["next", (args, span, context) => neighbour("next", args, span, context)],
  [
    "row_number",
    ([start, restart], span) =>
      bindWindow("row_number", [start ?? literal("long", 1n), ...segmentOf(restart, span)], span),
  ],
  [
    "row_cumsum",
    ([value, restart], span) => bindWindow("row_cumsum", [given(value), ...segmentOf(restart, span)], span),
  ],
  ["row_window_session", (args, span) => bindWindow("row_window_session", args, span)],
  ["row_rank_dense", ([value, restart], span) => runOf(given(value), segmentOf(restart, span), span)],
  [
    "row_rank_min",
    ([value, restart], span) => {
      const segment = segmentOf(restart, span);
      const number = bindWindow("row_number", [literal("long", 1n), ...segment], span);
      return bindWindow("first_of_run", [number, runOf(given(value), segment, span), ...segment], span);
    },
  ],
]);

/** Whether a call looks at the neighbours of a row. */
export function isWindowFunction(name: string): boolean {
  return LOWER.has(name);
}

/** A call of a window function; only where the rows have an order. */
export function lowerWindowCall(name: string, node: SyntaxNode, scope: Scope): Scalar {
  const span = spanIn(scope.context, node);
  if (!scope.serialized) {
    throw unsupported(
      span,
      `'${name}' is not translated here`,
      "compute it in an extend after serialize or sort",
    );
  }
  const lower = LOWER.get(name);
  if (lower === undefined) throw new Error(`bug: ${name} is no window function`);
  const args = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  return lower(args, span, scope.context);
}

function neighbour(
  name: string,
  args: readonly Scalar[],
  span: Span | undefined,
  context: QueryContext,
): WindowCall {
  const value = given(args[0]);
  const offset = args[1] ?? literal("long", 1n);
  return bindWindow(name, [value, offset, standInFor(value, args[2], name, context)], span);
}

/** What stands for a row that is not there; a time that is written as a number is none: `next(Timestamp, 1, 0)`. */
function standInFor(value: Scalar, given: Scalar | undefined, name: string, context: QueryContext): Scalar {
  if (given === undefined) return literal(value.type, null);
  const isTime = value.type === "datetime" || value.type === "timespan";
  if (!isTime || given.kind !== "literal" || typeof given.value === "string") return given;
  if (given.type === value.type) return given;
  context.notes.add(`a default of ${name}() that is no time is taken as null beside times`);
  return literal(value.type, null);
}

function given(value: Scalar | undefined): Scalar {
  if (value === undefined) throw new Error("bug: the analyser let a window function without arguments pass");
  return value;
}

/** The segment that a restart condition makes; none for the literal false. */
function segmentOf(restart: Scalar | undefined, span: Span | undefined): readonly Scalar[] {
  if (restart === undefined || (restart.kind === "literal" && restart.value !== true)) return [];
  return [bindWindow("segment", [restart], span)];
}

/** The number of a row's run of equal values within its segment. */
function runOf(value: Scalar, segment: readonly Scalar[], span: Span | undefined): WindowCall {
  return bindWindow("segment", [bindWindow("changed", [value, ...segment], span), ...segment], span);
}

function bindWindow(name: string, args: readonly Scalar[], span: Span | undefined): WindowCall {
  const entry = WINDOW_FUNCTIONS.get(name);
  if (entry === undefined) throw new Error(`bug: no window function '${name}'`);
  const chosen = selectSignature(
    entry.signatures,
    args.map((arg) => arg.type),
  );
  if (chosen === undefined)
    throw unsupported(
      span,
      `'${name}' is not translated for a value of the type ${args[0]?.type ?? "unknown"}`,
    );
  const converted = args.map((arg, index) => convert(arg, parameterAt(chosen, index) ?? "any"));
  const type = typeof chosen.returns === "number" ? args[0]?.type : chosen.returns;
  return { kind: "window", type: type ?? "dynamic", name, args: converted, span };
}
