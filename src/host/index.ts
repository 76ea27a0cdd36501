import { schemaOfValues } from "./buildschema.js";
import { fitPoly } from "./fit-poly.js";
import { fitTwoLines } from "./fit-two-lines.js";
import { geoHostFunctions } from "./geo/index.js";
import { graphComponents } from "./graph-components.js";
import type { HostFunction } from "./host-function.js";
import { inflateText } from "./inflate.js";
import { parseXml } from "./parse-xml.js";
import { seriesPeriod } from "./series-period.js";
import { parseUserAgent } from "./user-agent/parse-user-agent.js";

/** By the macro that each stands for; the macro's file says what stock SQL does in its place. */
export const HOST_FUNCTIONS: ReadonlyMap<string, HostFunction> = new Map<string, HostFunction>([
  ["kql_buildschema", { parameters: ["list"], returns: "JSON", compute: schemaOfValues }],
  ["kql_graph_components", { parameters: ["ends", "nodes"], returns: "JSON", compute: graphComponents }],
  ["kql_inflate", { parameters: ["text", "format"], returns: "VARCHAR", compute: inflateText }],
  ["kql_parse_user_agent", { parameters: ["text", "targets"], returns: "JSON", compute: parseUserAgent }],
  ["kql_parse_xml", { parameters: ["text"], returns: "JSON", compute: parseXml }],
  ["kql_series_fit_2lines", { parameters: ["series"], returns: "JSON", compute: fitTwoLines }],
  ["kql_series_fit_poly", { parameters: ["y", "x", "degree"], returns: "JSON", compute: fitPoly }],
  [
    "kql_series_period",
    { parameters: ["series", "test_points", "threshold"], returns: "DOUBLE", compute: seriesPeriod },
  ],
  ...geoHostFunctions,
]);
