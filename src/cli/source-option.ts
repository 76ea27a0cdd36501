import { Option } from "commander";
import { repeatable } from "./repeatable.js";

/** `--source`, for what runs in Spark. */
export function sourceOption(): Option {
  return new Option(
    "--source <Table=place>",
    "where Spark finds a table: a table of its catalog, or files; repeatable",
  )
    .argParser(repeatable)
    .default([], "none");
}
