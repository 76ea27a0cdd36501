import type { Command } from "commander";
import { UsageError } from "../diagnostics/error.js";

/** Refuses options that were given and mean nothing beside another. */
export function refuseOptions(command: Command, names: readonly string[], beside: string): void {
  const given = command.options.find(
    (option) =>
      names.includes(option.attributeName()) &&
      command.getOptionValueSource(option.attributeName()) === "cli",
  );
  if (given !== undefined)
    throw new UsageError("USAGE", `${given.long ?? given.flags} means nothing with ${beside}`);
}
