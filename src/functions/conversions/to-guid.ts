import { call, macro, stringLiteral } from "../../fragment/fragment.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

/** The first 32 hexadecimal digits, hyphens at their places allowed; what follows is ignored. */
export const toguid: ScalarFunction = {
  name: "toguid",
  reference: "kusto/query/toguid-function",
  signatures: [
    signature({ params: ["guid"], returns: "guid", sql: everywhere((value) => value) }),
    signature({
      params: ["string"],
      returns: "guid",
      sql: everywhere((text) => macro("kql_guid_of_text", text)),
      repeats: "all",
    }),
    signature({
      params: ["dynamic"],
      returns: "guid",
      sql: {
        duckdb: (value) => macro("kql_guid_of_text", call("json_extract_string", value, stringLiteral("$"))),
        spark: (value) => macro("kql_guid_of_text", macro("kql_text", value)),
      },
      repeats: "all",
    }),
  ],
};
