import { Command } from "commander";
import { EXIT } from "./exit-code.js";
import { addFindingOptions, withFinding, type RawFindingOptions } from "./finding-options.js";
import { writeStdout, writeText } from "./write-out.js";
import { formatOf, formatOption } from "./format-option.js";

interface RawTriageOptions extends RawFindingOptions {
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt triage --finding 2f0c9a1be1d04c6b --case april.duckdb
  coldhunt hunt --case april.duckdb --triage     all findings, in the report`;

/** `coldhunt triage --finding <id>`: how common its file is, how it came, what else is on its device. */
export function triageCommand(): Command {
  const command = new Command("triage")
    .summary("answer the first questions about a finding")
    .description(
      "Say on how many devices the file of a finding is, when and by what it was written, where it came from, and what signs of compromise its device and account show within a day.",
    );
  return addFindingOptions(command.addOption(formatOption()))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawTriageOptions) => {
      const { triage } = await import("../detect/triage/triage.js");
      const { triageDocument, triageLines } = await import("../report/triage.js");
      const answer = await withFinding(paths, raw, (evidence, { finding, card }) =>
        triage(evidence, {
          cards: [card],
          // eslint-disable-next-line @typescript-eslint/require-await -- the account streams
          findings: async function* () {
            yield finding;
          },
        }),
      );
      if (formatOf(raw) === "json") await writeStdout([triageDocument(answer)]);
      else await writeText([...triageLines(answer)].map((line) => `${line}\n`));
      process.exitCode = EXIT.ok;
    });
}
