import type { HostFunction } from "../host-function.js";
import { pointToS2Cell, s2CellNeighbors, s2CellToCentralPoint, s2CellToPolygon } from "./s2-functions.js";
import {
  closestPointOnLine,
  distancePointToLine,
  distancePointToPolygon,
  intersects,
  lineCentroid,
  lineInterpolatePoint,
  lineLocatePoint,
  pointInPolygon,
  polygonArea,
  polygonCentroid,
  polygonPerimeter,
} from "./shape-functions.js";

/** Functions of shapes and of the grid of S2, by the macro that each stands for. */
export const geoHostFunctions: readonly (readonly [macro: string, host: HostFunction])[] = [
  [
    "kql_geo_s2cell",
    { parameters: ["longitude", "latitude", "level"], returns: "VARCHAR", compute: pointToS2Cell },
  ],
  ["kql_geo_s2cell_point", { parameters: ["token"], returns: "JSON", compute: s2CellToCentralPoint }],
  ["kql_geo_s2cell_polygon", { parameters: ["token"], returns: "JSON", compute: s2CellToPolygon }],
  ["kql_geo_s2cell_neighbors", { parameters: ["token"], returns: "JSON", compute: s2CellNeighbors }],
  [
    "kql_geo_in_polygon",
    { parameters: ["longitude", "latitude", "polygon"], returns: "BOOLEAN", compute: pointInPolygon },
  ],
  [
    "kql_geo_distance_to_line",
    { parameters: ["longitude", "latitude", "line"], returns: "DOUBLE", compute: distancePointToLine },
  ],
  [
    "kql_geo_distance_to_polygon",
    { parameters: ["longitude", "latitude", "polygon"], returns: "DOUBLE", compute: distancePointToPolygon },
  ],
  [
    "kql_geo_closest_on_line",
    { parameters: ["longitude", "latitude", "line"], returns: "JSON", compute: closestPointOnLine },
  ],
  ["kql_geo_polygon_area", { parameters: ["polygon"], returns: "DOUBLE", compute: polygonArea }],
  ["kql_geo_polygon_perimeter", { parameters: ["polygon"], returns: "DOUBLE", compute: polygonPerimeter }],
  ["kql_geo_polygon_centroid", { parameters: ["polygon"], returns: "JSON", compute: polygonCentroid }],
  ["kql_geo_line_centroid", { parameters: ["line"], returns: "JSON", compute: lineCentroid }],
  [
    "kql_geo_line_interpolate",
    { parameters: ["line", "fraction"], returns: "JSON", compute: lineInterpolatePoint },
  ],
  [
    "kql_geo_line_locate",
    { parameters: ["line", "longitude", "latitude"], returns: "DOUBLE", compute: lineLocatePoint },
  ],
  [
    "kql_geo_intersects",
    { parameters: ["shape", "other", "kinds"], returns: "BOOLEAN", compute: intersects },
  ],
];
