import { Option } from "commander";

/** `--format` of commands that print one document: a table for people, JSON for programs. */
export function formatOption(choices: readonly string[] = ["table", "json"]): Option {
  return new Option(
    "--format <name>",
    "what goes to standard output (default: table on a terminal, else json)",
  ).choices(choices);
}

/** What was asked for, else what suits standard output. */
export function formatOf<F extends string>(raw: { readonly format?: F }): F | "table" | "json" {
  return raw.format ?? (process.stdout.isTTY ? "table" : "json");
}
