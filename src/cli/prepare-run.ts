import type { AllowFile } from "../detect/allow/allow-file.js";
import type { SelectedCard } from "../detect/select-cards.js";
import type { HuntSettings } from "./hunt-options.js";
import type { OutputFile } from "./output-files.js";
import type { Progress } from "./progress.js";

/** What a run of cards needs before any evidence is opened. */
export interface PreparedRun {
  readonly settings: HuntSettings;
  readonly cards: readonly SelectedCard[];
  readonly outputs: readonly OutputFile[];
  readonly allow: AllowFile | undefined;
  /** The secret that tokens are made by, where names are taken out. */
  readonly redactKey: Uint8Array | undefined;
  readonly progress: Progress;
}

/** Reads cards and allow file, and refuses outputs that would be written into the evidence or over other files. */
export async function prepareRun(settings: HuntSettings, evidence: readonly string[]): Promise<PreparedRun> {
  const { checkManifestPath, checkTempDir, outputFiles } = await import("./output-files.js");
  const { selectCards } = await import("../detect/select-cards.js");
  const { readAllow } = await import("./allow-option.js");
  const { startProgress } = await import("./progress.js");
  const outputs = outputFiles(settings.outputs, evidence, settings.force);
  checkManifestPath(settings, evidence);
  checkTempDir(settings.tempDir, evidence);
  const cards = await selectCards(settings.cards);
  const allow = await readAllow(settings.allow, settings.quiet);
  const { redactKey } = await import("./redact-key.js");
  const key = settings.redact && (await redactKey(settings.redact.keyFile));
  return { settings, cards, outputs, allow, redactKey: key, progress: startProgress(settings) };
}
