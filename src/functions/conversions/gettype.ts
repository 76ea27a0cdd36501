import { macro, notNull, stringLiteral } from "../../fragment/fragment.js";
import { sparkText } from "../../fragment/spark.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, signature, type ScalarFunction } from "../signature.js";

const STATIC: readonly KqlType[] = [
  "int",
  "long",
  "real",
  "decimal",
  "bool",
  "datetime",
  "timespan",
  "string",
  "guid",
];

/** The type of a value; of a dynamic one, the type of what it holds. */
export const gettype: ScalarFunction = {
  name: "gettype",
  reference: "kusto/query/gettype-function",
  signatures: [
    ...STATIC.map((type) =>
      signature({
        params: [type],
        returns: "string",
        sql: { duckdb: () => stringLiteral(type), spark: () => sparkText(type) },
      }),
    ),
    signature({
      params: ["dynamic"],
      returns: "string",
      sql: everywhere((value) => notNull(macro("kql_gettype_of_dynamic", value))),
      repeats: "all",
    }),
  ],
};
