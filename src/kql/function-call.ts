import { SCALAR_FUNCTIONS } from "../functions/table.js";
import { closest } from "../diagnostics/suggest.js";
import type { Scalar } from "../plan/scalar.js";
import type { KqlType } from "../plan/types.js";
import { isAggregate, lowerAggregateCall } from "./aggregate-call.js";
import { lowerBinAuto } from "./bin-auto.js";
import { bindCall, convert } from "./bind-call.js";
import { lowerColumnIfExists } from "./column-ifexists.js";
import { lowerIngestionTime, lowerScalar } from "./expression.js";
import { lowerDataSize } from "./data-size.js";
import { lowerExtract, lowerExtractJson } from "./extract.js";
import { gatheredOver } from "./graph/gathered.js";
import type { SyntaxNode } from "./kusto.js";
import { lowerBagPack, lowerPackAll, lowerPackArray, lowerPackColumns } from "./pack-call.js";
import { lowerPercentileDigest } from "./percentile-digest.js";
import { unsupported } from "./refusal.js";
import { lookup, spanIn, type Scope } from "./scope.js";
import { isTupleCall, lowerTupleCall } from "./tuple-call.js";
import { callScalar, userFunction } from "./user-function.js";
import { isWindowFunction, lowerWindowCall } from "./window-call.js";

type SpecialForm = (node: SyntaxNode, scope: Scope) => Scalar;

/** Calls that are more than a function of their argument values. */
const SPECIAL_FORMS: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ["ingestion_time", lowerIngestionTime],
  ["iff", lowerIff],
  ["iif", lowerIff],
  ["case", lowerCase],
  ["coalesce", lowerOfOneType],
  ["max_of", lowerOfOneType],
  ["min_of", lowerOfOneType],
  ["extract", lowerExtract],
  ["extract_json", lowerExtractJson],
  ["extractjson", lowerExtractJson],
  ["percentile_tdigest", lowerPercentileDigest],
  ["bag_pack", lowerBagPack],
  ["pack", lowerBagPack],
  ["pack_dictionary", lowerBagPack],
  ["bin_auto", lowerBinAuto],
  ["estimate_data_size", lowerDataSize],
  ["column_ifexists", lowerColumnIfExists],
  ["columnifexists", lowerColumnIfExists],
  ["pack_array", lowerPackArray],
  ["pack_all", lowerPackAll],
  ["bag_pack_columns", lowerPackColumns],
]);

/** The arguments of a call. */
export function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  return node.child("ArgumentList").list("Expressions");
}

/** `all(edge, ...)`, `map(inner_nodes(edge), ...)`: what is gathered along an edge of a graph's pattern. */
function lowerGathered(node: SyntaxNode, scope: Scope): Scalar | undefined {
  const element = gatheredOver(node)?.element;
  // a column may hide a name that is never used and could not be worked out
  if (element === undefined || element.symbol?.kind === "Column") return undefined;
  const binding = lookup(scope, element.name);
  return binding?.kind === "element" ? binding.read(node) : undefined;
}

/** The scalar that a function call stands for. */
export function lowerFunctionCall(node: SyntaxNode, scope: Scope): Scalar {
  const name = node.child("Name").name;
  const own = userFunction(scope, name);
  if (own !== undefined) return callScalar(node, own, scope);
  const gathered = lowerGathered(node, scope);
  if (gathered !== undefined) return gathered;
  const special = SPECIAL_FORMS.get(name);
  if (special !== undefined) return special(node, scope);
  if (isTupleCall(node)) return firstOf(lowerTupleCall(node, scope));
  const span = spanIn(scope.context, node.child("Name"));
  // of one sketch a merge is an aggregation, of several it is none
  if (isAggregate(name) && argumentsOf(node).length === 1) return lowerAggregateCall(name, node, scope);
  if (!SCALAR_FUNCTIONS.has(name)) {
    if (isAggregate(name)) return lowerAggregateCall(name, node, scope);
    if (isWindowFunction(name)) return lowerWindowCall(name, node, scope);
    const near = closest(name, SCALAR_FUNCTIONS.keys());
    throw unsupported(
      span,
      `the function '${name}' is not translated`,
      near === undefined ? undefined : `'${near}' is`,
    );
  }
  const args = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  return bindCall(name, args, spanIn(scope.context, node), node.scalarType);
}

/** As a scalar a call that gives several columns means its first one. */
function firstOf(values: readonly Scalar[]): Scalar {
  const [first] = values;
  if (first === undefined) throw new Error("bug: a tuple without columns");
  return first;
}

/** Both branches as the type of the whole. */
function lowerIff(node: SyntaxNode, scope: Scope): Scalar {
  const [condition, ...branches] = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  if (condition === undefined) throw new Error("bug: the analyser let iff() without arguments pass");
  const type = commonType(node, branches);
  const args = [convert(condition, "bool"), ...branches.map((branch) => convert(branch, type))];
  return bindCall("iff", args, spanIn(scope.context, node), type);
}

function lowerCase(node: SyntaxNode, scope: Scope): Scalar {
  const args = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const isValue = (index: number): boolean => index % 2 === 1 || index === args.length - 1;
  const type = commonType(
    node,
    args.filter((_, index) => isValue(index)),
  );
  const converted = args.map((arg, index) => convert(arg, isValue(index) ? type : "bool"));
  return bindCall("case", converted, spanIn(scope.context, node), type);
}

/** A call whose arguments all have the type of the whole. */
function lowerOfOneType(node: SyntaxNode, scope: Scope): Scalar {
  const args = argumentsOf(node).map((arg) => lowerScalar(arg, scope));
  const type = commonType(node, args);
  const name = node.child("Name").name;
  return bindCall(
    name,
    args.map((arg) => convert(arg, type)),
    spanIn(scope.context, node),
    type,
  );
}

function commonType(node: SyntaxNode, values: readonly Scalar[]): KqlType {
  return node.scalarType ?? values[0]?.type ?? "dynamic";
}
