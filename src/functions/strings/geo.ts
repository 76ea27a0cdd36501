import { FALSE, integerLiteral, macro, notNull, type Fragment } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { openSignature, refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

/** Country, state, city and coordinates of an address; null where nothing is known of it. */
export const geoInfoFromIpAddress: ScalarFunction = {
  name: "geo_info_from_ip_address",
  reference: "kusto/query/geo-info-from-ip-address-function",
  approximate:
    "geo_info_from_ip_address() answers from a local MMDB file, which knows other places than the cloud's",
  signatures: [
    signature({
      params: ["string"],
      returns: "dynamic",
      sql: {
        duckdb: (address) => macro("kql_geo_info", address),
        spark: refuse("it needs a local MMDB file"),
      },
    }),
  ],
};

/** Meters between two places along a sphere; along the spheroid the digits are not the engine's. */
function distance(args: readonly Fragment[]): Fragment | Refusal {
  const [spheroid = FALSE] = args.slice(4);
  if (spheroid.literal !== false)
    return refuse("only distances along a sphere are exact", "leave use_spheroid out");
  return macro("kql_geo_distance", ...args.slice(0, 4));
}

/** What is told of a geohash or a shape in well-known text, and the macro that tells it. */
const SHAPES = [
  ["geo_geohash_to_central_point", "kql_geohash_point"],
  ["geo_geohash_to_polygon", "kql_geohash_box"],
  ["geo_geohash_neighbors", "kql_geohash_neighbors"],
  ["geo_from_wkt", "kql_wkt"],
] as const;

/** Places as degrees of longitude and latitude: distances and directions along a sphere, geohashes. */
export const geoFunctions: readonly ScalarFunction[] = [
  {
    name: "geo_distance_2points",
    reference: "kusto/query/geo-distance-2points-function",
    signatures: [
      openSignature({
        params: ["real", "real", "real", "real", "bool"],
        optional: 1,
        returns: "real",
        sql: { duckdb: (...args) => distance(args) },
        repeats: "all",
      }),
    ],
  },
  {
    name: "geo_point_in_circle",
    reference: "kusto/query/geo-point-in-circle-function",
    signatures: [
      signature({
        params: ["real", "real", "real", "real", "real"],
        returns: "bool",
        sql: {
          duckdb: (longitude, latitude, centerLongitude, centerLatitude, radius) =>
            macro("kql_geo_in_circle", longitude, latitude, centerLongitude, centerLatitude, radius),
        },
        repeats: "all",
      }),
    ],
  },
  {
    name: "geo_point_to_geohash",
    reference: "kusto/query/geo-point-to-geohash-function",
    signatures: [
      signature({
        params: ["real", "real"],
        returns: "string",
        sql: {
          duckdb: (longitude, latitude) =>
            notNull(macro("kql_geohash", longitude, latitude, integerLiteral(5))),
        },
        repeats: "all",
      }),
      signature({
        params: ["real", "real", "long"],
        returns: "string",
        sql: {
          duckdb: (longitude, latitude, size) => notNull(macro("kql_geohash", longitude, latitude, size)),
        },
        repeats: "all",
      }),
    ],
  },
  ...SHAPES.map(([name, form]) => ({
    name,
    reference: page(name),
    signatures: [
      signature({
        params: ["string"],
        returns: "dynamic",
        sql: { duckdb: (text) => macro(form, text) },
        repeats: "all",
      }),
    ],
  })),
  {
    name: "geo_azimuth",
    reference: "kusto/query/geo-azimuth-function",
    signatures: [
      openSignature({
        params: ["real", "real", "real", "real"],
        returns: "real",
        sql: { duckdb: (...places) => macro("kql_geo_azimuth", ...places) },
        repeats: "all",
      }),
    ],
  },
  {
    name: "geo_angle",
    reference: "kusto/query/geo-angle-function",
    signatures: [
      openSignature({
        params: ["real", "real", "real", "real", "real", "real"],
        returns: "real",
        sql: { duckdb: (...places) => macro("kql_geo_angle", ...places) },
        repeats: "all",
      }),
    ],
  },
  {
    name: "geo_line_length",
    reference: "kusto/query/geo-line-length-function",
    signatures: [
      signature({
        params: ["dynamic"],
        returns: "real",
        sql: { duckdb: (line) => macro("kql_geo_line_length", line) },
        repeats: "all",
      }),
    ],
  },
];
