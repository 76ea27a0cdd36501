import { Command } from "commander";
import { EvidenceError } from "../diagnostics/error.js";
import { refuseOptions } from "./refuse-options.js";
import { addSparkOptions, NOT_IN_SPARK, SPARK_OPTIONS } from "./spark-options.js";
import type { EngineName, RawSparkOptions } from "./spark-options.js";
import type { ScanSelection } from "../detect/scan-selection.js";
import type { PreparedRun } from "./prepare-run.js";
import type { InputRecord } from "../case/input.js";
import {
  addEvidenceOptions,
  evidenceSettings,
  type EvidenceSettings,
  type RawEvidenceOptions,
} from "./evidence-options.js";
import {
  addHuntOptions,
  asGiven,
  huntSettings,
  type HuntSettings,
  type Override,
  type RawHuntOptions,
} from "./hunt-options.js";

const EXAMPLES = `
Examples:
  coldhunt scan evidence/
  coldhunt scan export.csv.gz --card my-card.md --format json -o findings.csv
  coldhunt scan --engine spark --master spark://lake:7077 --source DeviceEvents=/lake/events --from 2026-03-02`;

/** The options of `scan` as commander gives them. */
type RawScanOptions = RawHuntOptions & RawEvidenceOptions & RawSparkOptions;

type ScanEngine = (paths: readonly string[], raw: RawScanOptions, settings: HuntSettings) => Promise<number>;

/** What may run the cards: everything behind the choice is told apart by what it gives, not by its name. */
const ENGINES: Readonly<Record<EngineName, { readonly not: readonly string[]; readonly scan: ScanEngine }>> =
  {
    duckdb: {
      not: SPARK_OPTIONS,
      scan: async (paths, raw, settings) => scan(await evidenceSettings(paths, raw), settings),
    },
    spark: {
      not: NOT_IN_SPARK,
      scan: async (paths, raw, settings) => {
        const { scanInSpark } = await import("./scan-spark.js");
        return scanInSpark(paths, raw, settings);
      },
    },
  };

/** `coldhunt scan <path...>`: read exports, run the cards, print what they found. */
export function scanCommand(override: Override = asGiven): Command {
  const command = new Command("scan")
    .summary("search exports with detection cards")
    .description("Read Defender advanced-hunting exports, run the cards over them and print what they found.")
    .argument("[path...]", "export files, folders, globs, or - for standard input")
    .optionsGroup("Evidence and cards:");
  return addSparkOptions(addHuntOptions(addEvidenceOptions(command)))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawScanOptions, self: Command) => {
      const engine = ENGINES[raw.engine];
      refuseOptions(self, engine.not, `--engine ${raw.engine}`);
      process.exitCode = await engine.scan(paths, raw, override(huntSettings(raw)));
    });
}

async function scan({ paths: given, options }: EvidenceSettings, settings: HuntSettings): Promise<number> {
  const paths = [...given, ...(options.tables ?? []).map(({ path }) => path)];
  const { openForCards } = await import("./open-session.js");
  const { prepareRun } = await import("./prepare-run.js");
  const { runCards } = await import("./run-cards.js");
  const run = await prepareRun(settings, paths);
  const scanOnce = async (selection: ScanSelection | undefined): Promise<number> => {
    const session = await openForCards(settings);
    try {
      const { importEvidence } = await import("../library.js");
      const { importProgress } = await import("./import-progress.js");
      const { inputs } = await importEvidence({ session }, given, {
        ...options,
        tempDir: settings.tempDir,
        selection,
        threads: settings.threads,
        memoryLimit: settings.memoryLimit,
        onProgress: importProgress(run.progress),
      });
      refuseNothing(inputs);
      return await runCards(session, run, { selection });
    } finally {
      run.progress.stop();
      session.close();
    }
  };
  const { NeedsWholeEvidence } = await import("../detect/scan-selection.js");
  try {
    return await scanOnce(await selectionOf(run, options));
  } catch (error) {
    // columns that only the exports know made a card ask for more
    if (!(error instanceof NeedsWholeEvidence)) throw error;
    return scanOnce(undefined);
  }
}

/** Which rows the cards can need; undefined where something looks at the whole evidence. */
async function selectionOf(
  { cards, settings, outputs, allow: file }: PreparedRun,
  options: EvidenceSettings["options"],
): Promise<ScanSelection | undefined> {
  const { writesPage } = await import("./run-cards.js");
  const { span, funnel, triage, redact } = settings;
  if (
    funnel ||
    triage ||
    redact !== undefined ||
    writesPage(settings, outputs) ||
    span.from !== null ||
    span.to !== null ||
    options.strict === true
  )
    return undefined;
  const { readWatchlists } = await import("../detect/evidence.js");
  const { selectionFor } = await import("../detect/scan-selection.js");
  const { window, wallClock } = settings;
  const watchlists = await readWatchlists(settings.standIns);
  return selectionFor(cards, { window, watchlists, allow: file && { file, wallClock } });
}

/** Where no file at all could be examined there is nothing to answer from. */
function refuseNothing(inputs: readonly InputRecord[]): void {
  const [first] = inputs;
  if (inputs.some((input) => input.examined)) return;
  const reason = first === undefined ? "the paths name no file" : `${first.path}: ${first.notes.join("; ")}`;
  throw new EvidenceError("EVIDENCE-SHAPE", `no input could be examined: ${reason}`);
}
