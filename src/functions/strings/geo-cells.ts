import { call, integerLiteral, macro, NULL, notNull, stringLiteral } from "../../fragment/fragment.js";
import { page } from "../page.js";
import { openSignature, signature, type ScalarFunction } from "../signature.js";

/** What is told of a cell of S2, and the macro that tells it. */
const OF_CELL = [
  ["geo_s2cell_to_central_point", "kql_geo_s2cell_point"],
  ["geo_s2cell_to_polygon", "kql_geo_s2cell_polygon"],
  ["geo_s2cell_neighbors", "kql_geo_s2cell_neighbors"],
] as const;

/** The level of a cell where the query names none. */
const DEFAULT_LEVEL = integerLiteral(11);

/** The grid of S2: the cell at a place, and where a cell is. */
export const cellFunctions: readonly ScalarFunction[] = [
  {
    name: "geo_point_to_s2cell",
    reference: "kusto/query/geo-point-to-s2cell-function",
    signatures: [
      openSignature({
        params: ["real", "real", "long"],
        optional: 1,
        returns: "string",
        sql: {
          duckdb: (longitude = NULL, latitude = NULL, level = DEFAULT_LEVEL) =>
            notNull(call("coalesce", macro("kql_geo_s2cell", longitude, latitude, level), stringLiteral(""))),
        },
      }),
    ],
  },
  ...OF_CELL.map(([name, form]) => ({
    name,
    reference: page(name),
    ...(name === "geo_s2cell_neighbors" && {
      approximate:
        "the order in which geo_s2cell_neighbors() lists the cells is that of the reference's example",
    }),
    signatures: [
      signature({ params: ["string"], returns: "dynamic", sql: { duckdb: (token) => macro(form, token) } }),
    ],
  })),
];
