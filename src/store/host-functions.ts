import type { DuckDBConnection } from "@duckdb/node-api";
import { schemaOfValues } from "../host/buildschema.js";
import { fitPoly } from "../host/fit-poly.js";
import {
  pointToS2Cell,
  s2CellNeighbors,
  s2CellToCentralPoint,
  s2CellToPolygon,
} from "../host/geo/s2-functions.js";
import { inflateText } from "../host/inflate.js";
import { parseXml } from "../host/parse-xml.js";

/** A function that SQL cannot compute: of texts, and dynamics as JSON text, none of which is null. */
interface HostFunction {
  readonly parameters: readonly string[];
  /** Whether the text that comes out is the JSON of a dynamic. */
  readonly dynamic: boolean;
  readonly compute: (...texts: string[]) => string | null;
}

/** By the macro that each stands for; the macro's file says what stock SQL does in its place. */
const HOST_FUNCTIONS: ReadonlyMap<string, HostFunction> = new Map<string, HostFunction>([
  [
    "kql_inflate",
    {
      parameters: ["text", "format"],
      dynamic: false,
      compute: (text = "", format = "") => inflateText(text, format),
    },
  ],
  ["kql_buildschema", { parameters: ["list"], dynamic: true, compute: (list = "") => schemaOfValues(list) }],
  [
    "kql_series_fit_poly",
    {
      parameters: ["y", "x", "degree"],
      dynamic: true,
      compute: (y = "", x = "", degree = "") => fitPoly(y, x, degree),
    },
  ],
  [
    "kql_geo_s2cell",
    {
      parameters: ["longitude", "latitude", "level"],
      dynamic: false,
      compute: (longitude = "", latitude = "", level = "") => pointToS2Cell(longitude, latitude, level),
    },
  ],
  [
    "kql_geo_s2cell_point",
    { parameters: ["token"], dynamic: true, compute: (token = "") => s2CellToCentralPoint(token) },
  ],
  [
    "kql_geo_s2cell_polygon",
    { parameters: ["token"], dynamic: true, compute: (token = "") => s2CellToPolygon(token) },
  ],
  [
    "kql_geo_s2cell_neighbors",
    { parameters: ["token"], dynamic: true, compute: (token = "") => s2CellNeighbors(token) },
  ],
  ["kql_parse_xml", { parameters: ["text"], dynamic: true, compute: (text = "") => parseXml(text) }],
]);

/** Registers the function behind a macro, where there is one; the macro that calls it. NULL gives NULL. */
export async function registerHostFunction(
  connection: DuckDBConnection,
  macro: string,
): Promise<string | undefined> {
  const host = HOST_FUNCTIONS.get(macro);
  if (host === undefined) return undefined;
  const duckdb = await import("@duckdb/node-api");
  connection.registerScalarFunction(
    duckdb.DuckDBScalarFunction.create({
      name: `${macro}_udf`,
      parameterTypes: host.parameters.map(() => duckdb.DuckDBVarCharType.instance),
      returnType: duckdb.DuckDBVarCharType.instance,
      mainFunction: (_info, input, output) => {
        const columns = host.parameters.map((_, index) => input.getColumnVector(index));
        for (let row = 0; row < input.rowCount; row++) {
          const texts = columns
            .map((column) => column.getItem(row))
            .filter((text) => typeof text === "string");
          output.setItem(row, texts.length < columns.length ? null : host.compute(...texts));
        }
        output.flush();
      },
    }),
  );
  const call = `${macro}_udf(${host.parameters.map((name) => `CAST(${name} AS VARCHAR)`).join(", ")})`;
  const value = host.dynamic ? `CAST(${call} AS JSON)` : call;
  return `CREATE OR REPLACE TEMP MACRO ${macro}(${host.parameters.join(", ")}) AS ${value}`;
}
