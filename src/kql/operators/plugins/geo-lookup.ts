import { columnRef } from "../../../plan/build.js";
import type { Scalar } from "../../../plan/scalar.js";
import { bindCall, convert } from "../../bind-call.js";
import { lowerScalar } from "../../expression.js";
import type { SyntaxNode } from "../../kusto.js";
import { unsupported } from "../../refusal.js";
import { over, refuseUnlisted, spanIn, type Scope } from "../../scope.js";
import { lowerTabular } from "../../tabular.js";
import type { LowerPlugin } from "../evaluate.js";
import { columnOf, isTrue, lookedUp, lookupOutputs } from "./lookup-rows.js";

/** Whether a shape has a place, or is no further from it than a radius in metres. */
type IsAt = (longitude: Scalar, latitude: Scalar, shape: Scalar, radius: Scalar | undefined) => Scalar;

/**
 * `geo_polygon_lookup(table, longitude, latitude, polygon [, radius] [, return_unmatched] [, join_hint])`.
 * https://learn.microsoft.com/kusto/query/geo-polygon-lookup-plugin
 */
export const geoPolygonLookup = placeLookup(
  "geo_polygon_lookup",
  false,
  (longitude, latitude, shape, radius) =>
    radius === undefined
      ? bindCall("geo_point_in_polygon", [longitude, latitude, shape])
      : bindCall("<=", [bindCall("geo_distance_point_to_polygon", [longitude, latitude, shape]), radius]),
);

/**
 * `geo_line_lookup(table, longitude, latitude, line, radius [, return_unmatched] [, join_hint])`.
 * https://learn.microsoft.com/kusto/query/geo-line-lookup-plugin
 */
export const geoLineLookup = placeLookup(
  "geo_line_lookup",
  true,
  (longitude, latitude, shape, radius = shape) =>
    bindCall("<=", [bindCall("geo_distance_point_to_line", [longitude, latitude, shape]), radius]),
);

/**
 * The rows with those of a second table whose shape has their place. The hint changes only how fast that is found.
 * Whether a place that several shapes have gets a row for each is not published: such a place stops the query.
 */
function placeLookup(name: string, needsRadius: boolean, isAt: IsAt): LowerPlugin {
  return (node, input, scope) => {
    const span = spanIn(scope.context, node);
    const args = node.child("FunctionCall").child("ArgumentList").list("Expressions");
    const [tableNode, longitudeNode, latitudeNode, shapeNode, ...options] = args;
    if (!tableNode || !longitudeNode || !latitudeNode || !shapeNode)
      throw unsupported(span, `${name}() takes a table and three columns`);
    const table = lowerTabular(tableNode, over(scope, undefined));
    refuseUnlisted(node, input, scope);
    refuseUnlisted(node, table, scope);
    const longitude = convert(columnOf(longitudeNode, input, scope), "real");
    const latitude = convert(columnOf(latitudeNode, input, scope), "real");
    const shape = columnOf(shapeNode, table, scope);
    const { radius, unmatched } = optionsOf(options, scope);
    if (needsRadius && radius === undefined) throw unsupported(span, `${name}() takes a radius`);
    return lookedUp({
      name,
      rows: input,
      table,
      on: [],
      outputs: lookupOutputs(input, table, new Set(), span),
      key: shape,
      isMatch: (key) => isAt(longitude, latitude, convert(columnRef(key), "dynamic"), radius),
      several: "several shapes have one place",
      keepsUnmatched: unmatched,
      span,
    });
  };
}

const OPTIONS = ["radius", "return_unmatched", "join_hint"];

/** The arguments behind the columns, by name or in their order. */
function optionsOf(
  nodes: readonly SyntaxNode[],
  scope: Scope,
): { readonly radius: Scalar | undefined; readonly unmatched: boolean } {
  const given = new Map<string | undefined, SyntaxNode>();
  for (const [at, node] of nodes.entries()) {
    const isNamed = node.kind === "SimpleNamedExpression";
    const name = isNamed ? node.child("Name").name : OPTIONS[at];
    if (name === undefined || !OPTIONS.includes(name))
      throw unsupported(spanIn(scope.context, node), `'${node.text}' is no option of the look-up here`);
    given.set(name, isNamed ? node.child("Expression") : node);
  }
  const radius = given.get("radius");
  const unmatched = given.get("return_unmatched");
  return {
    radius: radius && convert(lowerScalar(radius, over(scope, undefined)), "real"),
    unmatched: unmatched !== undefined && isTrue(unmatched, scope),
  };
}
