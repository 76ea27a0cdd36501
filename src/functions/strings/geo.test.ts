import { expect, it } from "vitest";
import { evaluate } from "../../../test/evaluate.js";

const QUARTER = (Math.PI / 2) * 6_371_010;

it.each([
  ["geo_distance_2points(0, 0, 90, 0)", QUARTER],
  ["geo_distance_2points(12.5, -90, -170, 0)", QUARTER],
  ["geo_distance_2points(180, 0, 0, 0, false)", 2 * QUARTER],
  ["geo_distance_2points(7.5, 47.25, 7.5, 47.25)", 0],
  // to the north, the east, the south, the west
  ["geo_azimuth(10, 20, 10, 30)", 0],
  ["geo_azimuth(10, 0, 20, 0)", Math.PI / 2],
  ["geo_azimuth(10, 20, 10, -30)", Math.PI],
  ["geo_azimuth(10, 0, -20, 0)", Math.PI * 1.5],
  // a right turn at the equator, the left one, straight on
  ["geo_angle(0, 10, 0, 0, 10, 0)", Math.PI / 2],
  ["geo_angle(0, 10, 0, 0, -10, 0)", Math.PI * 1.5],
  ["geo_angle(0, 10, 0, 0, 0, -10)", Math.PI],
  [
    "geo_line_length(dynamic({'type': 'LineString', 'coordinates': [[0, 0], [90, 0], [90, 90]]}))",
    2 * QUARTER,
  ],
  [
    "geo_line_length(dynamic({'type': 'MultiLineString', 'coordinates': [[[0, 0], [0, 90]], [[90, 0], [90, 90]]]}))",
    2 * QUARTER,
  ],
])("%s is %d", async (expression, meters) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toBeCloseTo(meters, 5);
});

it.each([
  ["geo_distance_2points(181, 0, 0, 0)", null],
  ["geo_distance_2points(0, 0, 0, real(nan))", null],
  ["geo_distance_2points(0, 0, 0, real(null))", null],
  // one degree of latitude is some 111.2 km
  ["geo_point_in_circle(10, 51, 10, 50, 112000)", true],
  ["geo_point_in_circle(10, 51, 10, 50, 111000)", false],
  ["geo_point_in_circle(10, 91, 10, 50, 1)", null],
  ["geo_point_in_circle(10, 50, 10, 50, 0)", null],
  ["geo_point_to_geohash(10.40744, 57.64911, 11)", "u4pruydqqvj"],
  ["geo_point_to_geohash(-5.6, 42.6)", "ezs42"],
  ["geo_point_to_geohash(-180, -90, 18)", "000000000000000000"],
  ["geo_point_to_geohash(180, 90, 3)", "zzz"],
  ["geo_point_to_geohash(0, 0, 1)", "s"],
  ["geo_point_to_geohash(-1e-300, 0, 1)", "e"],
  ["geo_point_to_geohash(0, 0, 0)", ""],
  ["geo_point_to_geohash(0, 0, 19)", ""],
  ["geo_point_to_geohash(0, -91)", ""],
  ["geo_point_to_geohash(real(null), 1)", ""],
  ["geo_geohash_to_central_point('s')", { type: "Point", coordinates: [22.5, 22.5] }],
  ["geo_geohash_to_central_point('000')", { type: "Point", coordinates: [-179.296875, -89.296875] }],
  ["geo_geohash_to_central_point('ezl')", null],
  ["geo_azimuth(5, 5, 5, 5)", null],
  ["geo_azimuth(0, 10, 180, -10)", null],
  ["geo_angle(0, 10, 0, 0, 0, 0)", null],
  ["geo_line_length(dynamic({'type': 'LineString', 'coordinates': [[0, 0]]}))", null],
  ["geo_line_length(dynamic({'type': 'LineString', 'coordinates': [[0, 0], [0, 91]]}))", null],
  ["geo_line_length(dynamic({'type': 'LineString', 'coordinates': [[0, 0], [180, 0]]}))", null],
  ["geo_line_length(dynamic({'type': 'Point', 'coordinates': [0, 0]}))", null],
  [
    "geo_geohash_to_polygon('s')",
    {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [45, 0],
          [45, 45],
          [0, 45],
          [0, 0],
        ],
      ],
    },
  ],
  ["geo_geohash_to_polygon('')", null],
  ["geo_from_wkt('POINT(7.5 -46)')", { type: "Point", coordinates: [7.5, -46] }],
  [
    "geo_from_wkt('LINESTRING (7 8, 9 10)')",
    {
      type: "LineString",
      coordinates: [
        [7, 8],
        [9, 10],
      ],
    },
  ],
  ["geo_from_wkt('MULTIPOINT (7 8)')", { type: "MultiPoint", coordinates: [[7, 8]] }],
  [
    "geo_from_wkt('GEOMETRYCOLLECTION (POINT (7 8), MULTILINESTRING ((1 1, 2 2), (3 3, 4 4)))')",
    {
      type: "GeometryCollection",
      geometries: [
        { type: "Point", coordinates: [7, 8] },
        {
          type: "MultiLineString",
          coordinates: [
            [
              [1, 1],
              [2, 2],
            ],
            [
              [3, 3],
              [4, 4],
            ],
          ],
        },
      ],
    },
  ],
  ["geo_from_wkt('POLYGON')", null],
  ["geo_from_wkt('')", null],
  // around longitude and latitude 0
  ["geo_geohash_neighbors('s00')", ["7zz", "ebr", "kpc", "s02", "ebp", "s03", "s01", "kpb"]],
  ["geo_geohash_to_central_point('')", null],
  ["geo_geohash_to_central_point('0000000000000000000')", null],
])("%s is %j", async (expression, value) => {
  expect((await evaluate(`print x = ${expression}`))[0]?.[0]).toEqual(value);
});

it.each([
  ["geo_distance_2points(0, 0, 90, 0, true)", /only distances along a sphere are exact/],
  ["geo_geohash_to_central_point('EZS42')", /capitals/],
  ["geo_geohash_neighbors('zz')", /at a pole/],
  ["geo_from_wkt('POINT (1 2 3)')", /no documented shape/],
  ["geo_from_wkt('POINT (1 2, 3 4)')", /no documented shape/],
  ["geo_from_wkt('POINT ZM (1 2 3 4)')", /no documented shape/],
  ["geo_from_wkt('POLYGON (1 2, 3 4)')", /no documented shape/],
  ["geo_from_wkt('point (1 2)')", /no documented shape/],
  [
    "geo_line_length(dynamic({'type': 'MultiLineString', 'coordinates': [[[0, 0], [0, 9]], [[0, 9], [0, 0]]]}))",
    /share an edge/,
  ],
])("%s is refused", async (expression, message) => {
  await expect(evaluate(`print x = ${expression}`)).rejects.toThrow(message);
});
