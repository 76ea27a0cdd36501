import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { addHuntOptions, huntSettings, type HuntSettings, type RawHuntOptions } from "./hunt-options.js";

const EXAMPLES = `
Examples:
  coldhunt hunt --case acme.duckdb
  coldhunt hunt --case acme.duckdb --from 2026-03-01 --to 2026-03-08 --format csv`;

interface RawOptions extends RawHuntOptions {
  readonly case: string;
}

/** `coldhunt hunt --case <file>`: run the cards over a case. */
export function huntCommand(): Command {
  const command = new Command("hunt")
    .summary("search a case with detection cards")
    .description("Run the cards over a case file that 'coldhunt import' made. The case is opened read-only.")
    .optionsGroup("Evidence:")
    .requiredOption("--case <file>", "the case file")
    .option("--strict", "stop where the case has rows that could not be imported")
    .option("--no-hash", "do not hash the evidence again")
    .optionsGroup("Cards:");
  return addHuntOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (raw: RawOptions) => {
      process.exitCode = await huntCase(raw.case, huntSettings(raw));
    });
}

async function huntCase(path: string, settings: HuntSettings): Promise<number> {
  const { outputFiles } = await import("./output-files.js");
  const { selectCards } = await import("../detect/select-cards.js");
  const { startProgress } = await import("./progress.js");
  const { runCards } = await import("./run-cards.js");
  const { openSession } = await import("../store/session.js");
  const outputs = outputFiles(settings.outputs, [path], settings.force);
  const cards = await selectCards(settings.cards);
  const progress = startProgress(settings);
  const session = await openSession({
    path,
    readOnly: true,
    threads: settings.threads,
    memoryLimit: settings.memoryLimit,
    tempDir: settings.tempDir ?? join(tmpdir(), `coldhunt-${process.pid}`),
  });
  try {
    return await runCards(session, cards, settings, outputs, progress);
  } finally {
    progress.stop();
    session.close();
  }
}
