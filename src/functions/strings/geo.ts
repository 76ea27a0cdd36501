import { macro } from "../../fragment/fragment.js";
import { refuse, signature, type ScalarFunction } from "../signature.js";

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
