import { Command } from "commander";
import { EvidenceError } from "../diagnostics/error.js";
import type { InputRecord } from "../case/input.js";
import { addHuntOptions, huntSettings, type HuntSettings, type RawHuntOptions } from "./hunt-options.js";

const EXAMPLES = `
Examples:
  coldhunt scan evidence/
  coldhunt scan export.csv.gz --card my-card.md --format json -o findings.csv`;

/** `coldhunt scan <path...>`: read exports, run the cards, print what they found. */
export function scanCommand(): Command {
  const command = new Command("scan")
    .summary("search exports with detection cards")
    .description("Read Defender advanced-hunting exports, run the cards over them and print what they found.")
    .argument("<path...>", "export files, folders or globs")
    .optionsGroup("Evidence and cards:")
    .option("--strict", "stop where a row cannot be imported")
    .option("--no-hash", "do not hash the files");
  return addHuntOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawHuntOptions) => {
      process.exitCode = await scan(paths, huntSettings(raw));
    });
}

async function scan(paths: readonly string[], settings: HuntSettings): Promise<number> {
  const { checkTempDir, outputFiles } = await import("./output-files.js");
  const { selectCards } = await import("../detect/select-cards.js");
  const { startProgress } = await import("./progress.js");
  const { openForCards } = await import("./open-session.js");
  const { runCards } = await import("./run-cards.js");
  const outputs = outputFiles(settings.outputs, paths, settings.force);
  checkTempDir(settings.tempDir, paths);
  const cards = await selectCards(settings.cards);
  const progress = startProgress(settings);
  const session = await openForCards(settings);
  try {
    const { importPaths } = await import("../ingest/import.js");
    const { inputs } = await importPaths(session, paths, {
      strict: settings.strict,
      hash: settings.hash,
      tempDir: settings.tempDir,
      onFile: (path, index, count) => progress.update(`file ${index + 1} of ${count}: ${path}`),
    });
    refuseNothing(inputs);
    return await runCards(session, cards, settings, outputs, progress);
  } finally {
    progress.stop();
    session.close();
  }
}

/** Where no file at all could be examined there is nothing to answer from. */
function refuseNothing(inputs: readonly InputRecord[]): void {
  const [first] = inputs;
  if (inputs.some((input) => input.examined)) return;
  const reason = first === undefined ? "the paths name no file" : `${first.path}: ${first.notes.join("; ")}`;
  throw new EvidenceError("EVIDENCE-SHAPE", `no input could be examined: ${reason}`);
}
