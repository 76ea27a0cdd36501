import type { KqlType } from "../plan/types.js";
import { raw, type Fragment } from "./fragment.js";

/**
 * The Spark type that holds the values of a KQL type. Times and spans are ticks of 100 ns, a dynamic is its JSON text:
 * a VARIANT would sort the keys of bags.
 */
export const SPARK_TYPES: Readonly<Record<KqlType, string>> = {
  bool: "BOOLEAN",
  int: "BIGINT",
  long: "BIGINT",
  real: "DOUBLE",
  decimal: "DOUBLE",
  datetime: "BIGINT",
  timespan: "BIGINT",
  string: "STRING",
  guid: "STRING",
  dynamic: "STRING",
  hll: "ARRAY<STRING>",
  tdigest: "ARRAY<DOUBLE>",
};

/** The evidence rows of a result row, each by its file and its number there: none of them. */
export const SPARK_NO_SOURCES = "CAST(array() AS ARRAY<STRUCT<f: STRING, r: BIGINT>>)";

/** A string literal of Spark on one line: backslash escapes, and two quotes would be two literals side by side. */
export function quoteSparkString(value: string): string {
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\0", "\\u0000");
  return `'${escaped}'`;
}

/** A string literal for renderers of Spark. */
export function sparkText(value: string): Fragment {
  return { ...raw(quoteSparkString(value), { nullable: false }), literal: value };
}
