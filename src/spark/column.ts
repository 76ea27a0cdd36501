import { quoteSparkString, SPARK_TYPES } from "../fragment/spark.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import type { KqlType } from "../plan/types.js";

/** Functions of `sql/spark` that `columnSql` calls. */
export const COLUMN_MACROS: readonly string[] = [
  "kql_datetime_of_iso_text",
  "kql_parse_json",
  "kql_guid_of_text",
];

/**
 * A column of any Spark type as the values of a KQL type. Its type is asked with `typeof`, which Spark works out while
 * it plans: of the branches one is left, and only that is computed. `where` names the column in a fault.
 */
export function columnSql(raw: string, type: KqlType, where: string): string {
  const text = `CAST(${raw} AS STRING)`;
  const nothing = `WHEN typeof(${raw}) = 'void' THEN CAST(NULL AS ${SPARK_TYPES[type]})`;
  // a struct, an array, a map: its JSON, which Spark writes of structs alone
  const nested = `WHEN typeof(${raw}) RLIKE '^(struct|array|map|variant)' THEN get_json_object(to_json(struct(${raw} AS v)), '$.v')`;
  switch (type) {
    case "datetime":
      return (
        `CASE ${nothing} WHEN typeof(${raw}) IN ('timestamp', 'timestamp_ntz', 'date') ` +
        `THEN unix_micros(CAST(${raw} AS TIMESTAMP)) * 10 + ${UNIX_EPOCH_TICKS} ` +
        `WHEN typeof(${raw}) = 'string' THEN kql_datetime_of_iso_text(${text}) ` +
        `ELSE CAST(raise_error(concat(${quoteSparkString(`${where} is a `)}, typeof(${raw}), ', and a time or a text was expected')) AS BIGINT) END`
      );
    case "guid":
      return `kql_guid_of_text(trim(BOTH ' {}' FROM ${text}))`;
    case "string":
      // an export has no null texts, and a text of KQL is never null
      return `CASE ${nothing} ${nested} ELSE coalesce(${text}, '') END`;
    case "dynamic":
      return `CASE ${nothing} ${nested} ELSE kql_parse_json(${text}) END`;
    case "bool":
    case "int":
    case "long":
    case "timespan":
    case "real":
    case "decimal":
      return `TRY_CAST(${raw} AS ${SPARK_TYPES[type]})`;
    case "hll":
    case "tdigest":
      throw new Error("bug: a table has no sketches");
  }
}

/** Whether a column holds something that `columnSql` makes nothing of. */
export function unreadSql(raw: string, type: KqlType, where: string): string {
  if (type === "string" || type === "dynamic") return "false";
  return `(${raw} IS NOT NULL AND trim(CAST(${raw} AS STRING)) <> '' AND (${columnSql(raw, type, where)}) IS NULL)`;
}
