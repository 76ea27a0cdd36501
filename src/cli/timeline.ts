import { Command } from "commander";
import { UsageError } from "../diagnostics/error.js";
import { EXIT } from "./exit-code.js";
import { addFindingOptions, withFinding, type RawFindingOptions } from "./finding-options.js";
import { writeStdout, writeText } from "./write-out.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawTimelineOptions extends RawFindingOptions {
  readonly minutes: string;
  readonly format?: "table" | "json" | "csv";
}

const EXAMPLES = `
Examples:
  coldhunt timeline --finding 2f0c9a1be1d04c6b --case april.duckdb
  coldhunt timeline --finding 2f0c9a1be1d04c6b --minutes 60 --format csv evidence/`;

/** `coldhunt timeline --finding <id>`: what else happened on its device and by its account. */
export function timelineCommand(): Command {
  const command = new Command("timeline")
    .summary("print what happened around a finding")
    .description(
      "Print all events of a finding's device and account around it, across all tables; * marks the finding, + what is of its account elsewhere.",
    );
  return addFindingOptions(
    command
      .option("--minutes <n>", "how far before and after it (default: 15)", "15")
      .addOption(formatOption(["table", "json", "csv"])),
  )
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawTimelineOptions) => {
      await timeline(paths, raw);
      process.exitCode = EXIT.ok;
    });
}

async function timeline(paths: readonly string[], raw: RawTimelineOptions): Promise<void> {
  const minutes = Number(raw.minutes);
  if (!/^\d+(\.\d+)?$/.test(raw.minutes) || minutes <= 0 || minutes > 1e6)
    throw new UsageError("USAGE", `--minutes takes a number above 0, not '${raw.minutes}'`);
  const { timelineOf } = await import("../detect/story/timeline.js");
  const { timelineCsv, timelineJson, timelineText } = await import("../report/story.js");
  const found = await withFinding(paths, raw, (evidence, one) => timelineOf(evidence, one, minutes));
  const format = formatOf(raw);
  if (format === "json") await writeStdout([timelineJson(found)]);
  else if (format === "csv") await writeStdout(timelineCsv(found));
  else await writeText(timelineText(found));
}
