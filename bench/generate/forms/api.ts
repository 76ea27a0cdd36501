import type { KqlType } from "../../../src/plan/types.js";
import { jsonObjects } from "./json.js";
import type { Form, FormOptions } from "./form.js";

/** What the hunting APIs call the types. */
const TYPE_NAMES: Partial<Record<KqlType, string>> = {
  datetime: "DateTime",
  string: "String",
  long: "Int64",
  int: "Int32",
  bool: "Boolean",
  real: "Double",
  dynamic: "Object",
};

/** The answer of Graph's runHuntingQuery. */
export function graph(options: FormOptions): Form {
  const schema = options.layout.columns.map(({ name, type }) => ({
    name,
    type: TYPE_NAMES[type] ?? "String",
  }));
  const context = "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.security.huntingQueryResults";
  return {
    begin: `{"@odata.context":"${context}","schema":${JSON.stringify(schema)},"results":[`,
    between: ",",
    end: "]}",
    endOfNone: "]}",
    row: jsonObjects(options, "empty"),
  };
}

/** The answer of the Defender XDR advanced hunting API. */
export function xdr(options: FormOptions): Form {
  const schema = options.layout.columns.map(({ name, type }) => ({
    Name: name,
    Type: TYPE_NAMES[type] ?? "String",
  }));
  const stats = { ExecutionTime: 0.4375, resource_usage: { cache: {}, cpu: { user: "00:00:00.2656250" } } };
  return {
    begin: `{"Stats":${JSON.stringify(stats)},"Schema":${JSON.stringify(schema)},"Results":[`,
    between: ",",
    end: "]}",
    endOfNone: "]}",
    row: jsonObjects(options, "empty"),
  };
}
