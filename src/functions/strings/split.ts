import { call, macro, type Fragment } from "../../fragment/fragment.js";
import { refuse, signature, type Refusal, type ScalarFunction } from "../signature.js";

function partsOf(
  text: Fragment,
  delimiter: Fragment,
  cut: (text: Fragment, delimiter: Fragment) => Fragment,
  wrap: (parts: Fragment) => Fragment,
): Fragment | Refusal {
  return delimiter.literal === "" ? refuse("an empty delimiter") : wrap(cut(text, delimiter));
}

const asArray = (parts: Fragment): Fragment => call("to_json", parts);
const oneOf =
  (index: Fragment) =>
  (parts: Fragment): Fragment =>
    macro("kql_split_part", parts, index);
const cutDuckdb = (text: Fragment, delimiter: Fragment): Fragment => call("string_split", text, delimiter);
const cutSpark = (text: Fragment, delimiter: Fragment): Fragment => macro("kql_split", text, delimiter);

/** The parts between delimiters, empty ones too; with an index an array of that part alone, or null. */
export const split: ScalarFunction = {
  name: "split",
  reference: "kusto/query/split-function",
  signatures: [
    signature({
      params: ["text", "text"],
      returns: "dynamic",
      sql: {
        duckdb: (text, delimiter) => partsOf(text, delimiter, cutDuckdb, asArray),
        spark: (text, delimiter) => partsOf(text, delimiter, cutSpark, asArray),
      },
    }),
    signature({
      params: ["text", "text", "long"],
      returns: "dynamic",
      sql: {
        duckdb: (text, delimiter, index) => partsOf(text, delimiter, cutDuckdb, oneOf(index)),
        spark: (text, delimiter, index) => partsOf(text, delimiter, cutSpark, oneOf(index)),
      },
    }),
  ],
};
