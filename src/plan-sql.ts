/** SQL of parts of a compiled plan: for those who look into a query step by step. */
export { printCounts as countsSql, printDuckdb as relationSql } from "./dialect/duckdb/printer.js";
export { printSparkCounts as sparkCountsSql } from "./dialect/spark/printer.js";
