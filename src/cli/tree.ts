import { Command } from "commander";
import { EXIT } from "./exit-code.js";
import { addFindingOptions, withFinding, type RawFindingOptions } from "./finding-options.js";
import { writeStdout } from "./write-out.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawTreeOptions extends RawFindingOptions {
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt tree --finding 2f0c9a1be1d04c6b --case april.duckdb
  coldhunt tree --finding 2f0c9a1be1d04c6b --format json evidence/`;

/** `coldhunt tree --finding <id>`: the process of a finding, what started it and what it started. */
export function treeCommand(): Command {
  const command = new Command("tree")
    .summary("print the process tree of a finding")
    .description(
      "Print the process of a finding with its ancestors and descendants. Processes are told apart by id and time of creation, as ids are used again.",
    );
  return addFindingOptions(command.addOption(formatOption()))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawTreeOptions) => {
      const { processTreeOf } = await import("../detect/story/process-tree.js");
      const { treeJson, treeText } = await import("../report/story.js");
      const tree = await withFinding(paths, raw, processTreeOf);
      const format = formatOf(raw);
      await writeStdout(format === "json" ? [treeJson(tree)] : treeText(tree));
      process.exitCode = EXIT.ok;
    });
}
