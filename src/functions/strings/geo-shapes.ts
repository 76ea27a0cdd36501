import { FALSE, macro, NULL, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { page } from "../page.js";
import {
  openSignature,
  refuse,
  signature,
  type ParamType,
  type Refusal,
  type ScalarFunction,
} from "../signature.js";

/** What is told of lines and polygons along a sphere, and the macro that tells it. */
const OF_SHAPES: readonly (readonly [string, string, readonly ParamType[], KqlType])[] = [
  ["geo_point_in_polygon", "kql_geo_in_polygon", ["real", "real", "dynamic"], "bool"],
  ["geo_distance_point_to_line", "kql_geo_distance_to_line", ["real", "real", "dynamic"], "real"],
  ["geo_distance_point_to_polygon", "kql_geo_distance_to_polygon", ["real", "real", "dynamic"], "real"],
  ["geo_polygon_area", "kql_geo_polygon_area", ["dynamic"], "real"],
  ["geo_polygon_perimeter", "kql_geo_polygon_perimeter", ["dynamic"], "real"],
  ["geo_polygon_centroid", "kql_geo_polygon_centroid", ["dynamic"], "dynamic"],
  ["geo_line_centroid", "kql_geo_line_centroid", ["dynamic"], "dynamic"],
  ["geo_line_interpolate_point", "kql_geo_line_interpolate", ["dynamic", "real"], "dynamic"],
  ["geo_closest_point_on_line", "kql_geo_closest_on_line", ["real", "real", "dynamic"], "dynamic"],
];

const INTERSECTIONS = [
  ["geo_intersects_2lines", "line line"],
  ["geo_intersects_line_with_polygon", "line polygon"],
  ["geo_intersects_2polygons", "polygon polygon"],
] as const;

function located(args: readonly Fragment[]): Fragment | Refusal {
  const [line = NULL, longitude = NULL, latitude = NULL, spheroid = FALSE] = args;
  if (spheroid.literal !== false) return refuse("only a sphere is measured", "leave use_spheroid out");
  return macro("kql_geo_line_locate", line, longitude, latitude);
}

/** Shapes in GeoJSON whose edges are the shorter arcs of great circles. */
export const shapeFunctions: readonly ScalarFunction[] = [
  ...OF_SHAPES.map(([name, form, params, returns]): ScalarFunction => ({
    name,
    reference: page(name),
    signatures: [openSignature({ params, returns, sql: { duckdb: (...args) => macro(form, ...args) } })],
  })),
  ...INTERSECTIONS.map(([name, kinds]): ScalarFunction => ({
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["dynamic", "dynamic"],
        returns: "bool",
        sql: {
          duckdb: (shape, other) => macro("kql_geo_intersects", shape, other, stringLiteral(kinds)),
        },
      }),
    ],
  })),
  {
    name: "geo_line_locate_point",
    reference: "kusto/query/geo-line-locate-point-function",
    signatures: [
      openSignature({
        params: ["dynamic", "real", "real", "bool"],
        optional: 1,
        returns: "real",
        sql: { duckdb: (...args) => located(args) },
      }),
    ],
  },
];
