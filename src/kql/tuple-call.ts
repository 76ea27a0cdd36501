import type { SeriesColumn } from "../functions/series/columns.js";
import { DECOMPOSE_COLUMNS } from "../functions/series/decompose.js";
import { POLY_COLUMNS } from "../functions/series/fit-poly.js";
import { TWO_LINES_COLUMNS } from "../functions/series/fit-two-lines.js";
import { FOURIER_COLUMNS } from "../functions/series/fourier.js";
import { ANOMALY_COLUMNS } from "../functions/series/outliers.js";
import { REFUSED_SERIES } from "../functions/series/refused.js";
import { LINE_COLUMNS, STATS_COLUMNS } from "../functions/series/statistics.js";
import { literal } from "../plan/build.js";
import type { Scalar } from "../plan/scalar.js";
import { bindCall } from "./bind-call.js";
import { lowerScalar } from "./expression.js";
import { argumentsOf } from "./function-call.js";
import type { SyntaxNode } from "./kusto.js";
import { invalid, unsupported } from "./refusal.js";
import { spanIn, type Scope } from "./scope.js";

type TupleForm = (args: readonly Scalar[], node: SyntaxNode, scope: Scope) => Scalar[];

/** The functions that give several columns at once, each as its columns' values in order. */
const TUPLE_FORMS: ReadonlyMap<string, TupleForm> = new Map<string, TupleForm>([
  ["array_sort_asc", sorted(false)],
  ["array_sort_desc", sorted(true)],
  ["series_stats", columnsOf("series_stats", STATS_COLUMNS)],
  ["series_fit_line", columnsOf("series_fit_line", LINE_COLUMNS)],
  ["series_fit_poly", columnsOf("series_fit_poly", POLY_COLUMNS)],
  ["series_fit_2lines", columnsOf("series_fit_2lines", TWO_LINES_COLUMNS)],
  ["series_fft", columnsOf("series_fft", FOURIER_COLUMNS)],
  ["series_ifft", columnsOf("series_ifft", FOURIER_COLUMNS)],
  ["series_decompose", columnsOf("series_decompose", DECOMPOSE_COLUMNS)],
  ["series_decompose_forecast", columnsOf("series_decompose_forecast", DECOMPOSE_COLUMNS)],
  ["series_decompose_anomalies", columnsOf("series_decompose_anomalies", ANOMALY_COLUMNS)],
  ...[...REFUSED_SERIES].map(([name, reason]) => [name, refused(name, reason)] as const),
]);

/** Whether a call gives several columns. */
export function isTupleCall(node: SyntaxNode): boolean {
  return node.kind === "FunctionCallExpression" && TUPLE_FORMS.has(node.child("Name").name);
}

/** The values of all columns of a call that gives several; its first one is what it means as a scalar. */
export function lowerTupleCall(node: SyntaxNode, scope: Scope): Scalar[] {
  const form = TUPLE_FORMS.get(node.child("Name").name);
  if (form === undefined) throw new Error("bug: a call that gives one column only");
  return form(
    argumentsOf(node).map((arg) => lowerScalar(arg, scope)),
    node,
    scope,
  );
}

function sorted(descending: boolean): TupleForm {
  return (args, node, scope) => {
    const last = args.at(-1);
    const nullsLast = last?.type === "bool" ? last : literal("bool", true);
    const arrays = last?.type === "bool" ? args.slice(0, -1) : args;
    const [leader] = arrays;
    if (leader === undefined) throw invalid(spanIn(scope.context, node), "there is no array to sort");
    if (arrays.some((array) => array.type !== "dynamic")) {
      throw unsupported(spanIn(scope.context, node), "only dynamic arrays are sorted");
    }
    return arrays.map((array) =>
      bindCall(
        "array_sort_asc",
        [array, leader, literal("bool", descending), nullsLast],
        spanIn(scope.context, node),
      ),
    );
  };
}

/** Each column has an entry of its own in the function table, under the function's name and the column's. */
function columnsOf(name: string, columns: readonly SeriesColumn[]): TupleForm {
  return (args, node, scope) =>
    columns.map((column) =>
      bindCall(`${name}:${column.name}`, args, spanIn(scope.context, node), column.type),
    );
}

function refused(name: string, reason: string): TupleForm {
  return (_args, node, scope) => {
    throw unsupported(spanIn(scope.context, node), `'${name}' is not translated: ${reason}`);
  };
}
