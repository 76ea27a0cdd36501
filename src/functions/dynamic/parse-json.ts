import { call, cast, macro, notNull, stringLiteral, type Fragment } from "../../fragment/fragment.js";
import type { KqlType } from "../../plan/types.js";
import { everywhere, refuse, signature, type ScalarFunction } from "../signature.js";
import { asDynamic } from "./json.js";

/** Text as a dynamic value: JSON, or a dynamic string where it is none; "" is null. A dynamic value stays itself. */
export const parseJson: ScalarFunction = {
  name: "parse_json",
  aliases: ["todynamic", "parsejson", "toobject"],
  reference: "kusto/query/parse-json-function",
  signatures: [
    signature({
      params: ["string"],
      returns: "dynamic",
      sql: everywhere((text) => macro("kql_parse_json", text)),
      repeats: [0],
    }),
    signature({ params: ["dynamic"], returns: "dynamic", sql: everywhere((value) => value) }),
  ],
};

const TEXT_OF: Readonly<Partial<Record<KqlType, (value: Fragment) => Fragment>>> = {
  datetime: (value) => macro("kql_datetime_text", value),
  timespan: (value) => macro("kql_timespan_text", value),
};

/** JSON has neither NaN nor infinity: they are written as text. */
function realJson(value: Fragment): Fragment {
  if (typeof value.literal === "number" && Number.isFinite(value.literal))
    return notNull(call("to_json", value));
  return macro("kql_json_of_number", value);
}

/** The same in Spark, where JSON is text. */
function sparkJson(value: Fragment, type: KqlType): Fragment {
  if (type === "long") return cast(value, "STRING");
  if (type === "bool") return cast(value, "STRING");
  if (type === "real" || type === "decimal") return macro("kql_json_of_number", value);
  const quoted = macro("kql_quoted", TEXT_OF[type]?.(value) ?? value);
  return { ...quoted, nullable: value.nullable };
}

/** A scalar as a dynamic value, as it stands inside arrays and bags. Not a function of KQL. */
export const toDynamicValue: ScalarFunction = {
  name: "todynamic_value",
  reference: "",
  signatures: (["bool", "long", "real", "decimal", "string", "guid", "datetime", "timespan"] as const).map(
    (type) =>
      signature({
        params: [type],
        returns: "dynamic",
        sql: {
          duckdb: (value) => {
            if (type === "real" || type === "decimal") return realJson(value);
            const text = TEXT_OF[type]?.(value) ?? value;
            return value.nullable ? asDynamic(text) : notNull(call("to_json", text));
          },
          spark: (value) => sparkJson(value, type),
        },
      }),
  ),
};

/** JSON text with the members of bags in the order of their names. */
export const dynamicToJson: ScalarFunction = {
  name: "dynamic_to_json",
  reference: "kusto/query/dynamic-to-json-function",
  signatures: [
    signature({
      params: ["dynamic"],
      returns: "string",
      sql: {
        duckdb: (value) =>
          notNull(call("coalesce", macro("kql_canonical_json", cast(value, "JSON")), stringLiteral(""))),
        spark: refuse("no function of Spark SQL puts the names of bags within bags in order"),
      },
    }),
  ],
};
