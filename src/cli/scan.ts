import { Command } from "commander";
import { EvidenceError } from "../diagnostics/error.js";
import type { InputRecord } from "../case/input.js";
import {
  addEvidenceOptions,
  evidenceSettings,
  type EvidenceSettings,
  type RawEvidenceOptions,
} from "./evidence-options.js";
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
    .argument("[path...]", "export files, folders, globs, or - for standard input")
    .optionsGroup("Evidence and cards:");
  return addHuntOptions(addEvidenceOptions(command))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawHuntOptions & RawEvidenceOptions) => {
      process.exitCode = await scan(await evidenceSettings(paths, raw), huntSettings(raw));
    });
}

async function scan({ paths: given, options }: EvidenceSettings, settings: HuntSettings): Promise<number> {
  const paths = [...given, ...(options.tables ?? []).map(({ path }) => path)];
  const { checkTempDir, outputFiles } = await import("./output-files.js");
  const { selectCards } = await import("../detect/select-cards.js");
  const { startProgress } = await import("./progress.js");
  const { openForCards } = await import("./open-session.js");
  const { readAllow } = await import("./allow-option.js");
  const { runCards } = await import("./run-cards.js");
  const outputs = outputFiles(settings.outputs, paths, settings.force);
  checkTempDir(settings.tempDir, paths);
  const cards = await selectCards(settings.cards);
  const allow = await readAllow(settings.allow, settings.quiet);
  const progress = startProgress(settings);
  const session = await openForCards(settings);
  try {
    const { importPaths } = await import("../ingest/import.js");
    const { importProgress } = await import("./import-progress.js");
    const { inputs } = await importPaths(session, given, {
      ...options,
      tempDir: settings.tempDir,
      onProgress: importProgress(progress),
    });
    refuseNothing(inputs);
    return await runCards(session, cards, settings, outputs, progress, allow);
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
