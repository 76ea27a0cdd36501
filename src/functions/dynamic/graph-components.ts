import { macro } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

/** Which nodes hang together: of the ends of edges and all nodes, bags of a node and a number. Not a function of KQL. */
export const graphComponents: ScalarFunction = {
  name: "graph_components",
  reference: "",
  signatures: [
    signature({
      params: ["dynamic", "dynamic"],
      returns: "dynamic",
      sql: { duckdb: (ends, nodes) => macro("kql_graph_components", ends, nodes) },
    }),
  ],
};
