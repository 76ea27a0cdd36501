import { call, macro, stringLiteral } from "../../fragment/fragment.js";
import { signature, type ScalarFunction } from "../signature.js";

/** The first 32 hexadecimal digits, hyphens at their places allowed; what follows is ignored. */
export const toguid: ScalarFunction = {
  name: "toguid",
  reference: "kusto/query/toguid-function",
  signatures: [
    signature({ params: ["guid"], returns: "guid", sql: { duckdb: (value) => value } }),
    signature({
      params: ["string"],
      returns: "guid",
      sql: { duckdb: (text) => macro("kql_guid_of_text", text) },
      repeats: "all",
    }),
    signature({
      params: ["dynamic"],
      returns: "guid",
      sql: {
        duckdb: (value) => macro("kql_guid_of_text", call("json_extract_string", value, stringLiteral("$"))),
      },
      repeats: "all",
    }),
  ],
};
