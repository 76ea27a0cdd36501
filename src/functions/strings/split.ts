import { call, macro, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

function partsOf(
  text: Fragment,
  delimiter: Fragment,
  wrap: (parts: Fragment) => Fragment,
): Fragment | Refusal {
  return delimiter.literal === ""
    ? refuse("an empty delimiter")
    : wrap(call("string_split", text, delimiter));
}

/** The parts between delimiters, empty ones too; with an index an array of that part alone, or null. */
export const split: ScalarFunction = {
  name: "split",
  reference: "kusto/query/split-function",
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "dynamic",
      sql: { duckdb: (text, delimiter) => partsOf(text, delimiter, (parts) => call("to_json", parts)) },
    }),
    signature({
      params: ["text", "text", "long"],
      returns: "dynamic",
      sql: {
        duckdb: (text, delimiter, index) =>
          partsOf(text, delimiter, (parts) => macro("kql_split_part", parts, index)),
      },
    }),
  ],
};
