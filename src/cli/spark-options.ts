import { Option, type Command } from "commander";
import { sourceOption } from "./source-option.js";

export type EngineName = "duckdb" | "spark";

/** The options on an engine as commander gives them. */
export interface RawSparkOptions {
  readonly engine: EngineName;
  readonly master?: string;
  readonly source: readonly string[];
  readonly sharedFolder?: string;
}

/** Options that only Spark knows, by the names of their values. */
export const SPARK_OPTIONS = ["master", "source", "sharedFolder"];

/** Options that say how files are read into DuckDB, or what only DuckDB can look up. */
export const NOT_IN_SPARK = [
  ...["strict", "hash", "dateOrder", "tz", "columns", "table", "filesFrom", "keepDuplicates"],
  ...["external", "geoip", "triage", "redact", "redactKey", "threads", "memoryLimit"],
];

/** Adds the choice of an engine. */
export function addSparkOptions(command: Command): Command {
  return command
    .optionsGroup("Over a lake:")
    .addOption(
      new Option("--engine <name>", "what runs the cards: duckdb (default), or spark, where the rows lie")
        .choices(["duckdb", "spark"])
        .default("duckdb"),
    )
    .option("--master <url>", "the Spark master, such as spark://host:7077, yarn or local[4]")
    .addOption(sourceOption())
    .option(
      "--shared-folder <folder>",
      "a folder that the whole cluster sees, for the rows found (default: a temporary one)",
    );
}
