import type { KqlType } from "../plan/types.js";

/** The DuckDB type that holds the values of a KQL type. Times and spans are ticks of 100 ns. */
export const DUCKDB_TYPES: Readonly<Record<KqlType, string>> = {
  bool: "BOOLEAN",
  int: "BIGINT",
  long: "BIGINT",
  real: "DOUBLE",
  decimal: "DOUBLE",
  datetime: "BIGINT",
  timespan: "BIGINT",
  string: "VARCHAR",
  guid: "VARCHAR",
  dynamic: "JSON",
  hll: "VARCHAR[]",
  tdigest: "DOUBLE[]",
};
