import { Option, type Command } from "commander";
import type { Evidence } from "../detect/evidence.js";
import type { FoundFinding } from "../detect/find-finding.js";
import { UsageError } from "../diagnostics/error.js";
import { ticksOfDate } from "../plan/time.js";
import { addEvidenceOptions, pathsOrCase, type RawEvidenceOptions } from "./evidence-options.js";
import { externalOption, geoipOption, nowOption, standInsOption } from "./hunt-options.js";
import { addMachineOptions, machineSettings, type RawMachineOptions } from "./machine-options.js";
import { repeatable } from "./repeatable.js";
import { spanOption } from "./time-option.js";

/** The options of a hunt that is made again, over a case or over paths, as commander gives them. */
export interface RawAgainOptions extends RawEvidenceOptions, RawMachineOptions {
  readonly case?: string;
  readonly window: "all" | "card";
  readonly now: string;
  readonly from?: string;
  readonly to?: string;
  readonly external: readonly string[];
  readonly geoip?: string;
}

/** The options of commands that look a finding up, as commander gives them. */
export interface RawLookUpOptions extends RawAgainOptions {
  readonly card: readonly string[];
}

/** The options of commands that are about one finding, as commander gives them. */
export interface RawFindingOptions extends RawLookUpOptions {
  readonly finding: string;
}

/** Adds what says which finding is meant, and where it is. */
export function addFindingOptions(command: Command): Command {
  return addLookUpOptions(
    command
      .argument("[path...]", "the evidence, where there is no case")
      .requiredOption("--finding <id>", "the id of a finding, as a report has it"),
  );
}

/** Adds where a finding is looked for, and how. */
export function addLookUpOptions(command: Command): Command {
  return addAgainOptions(
    command.addOption(
      new Option(
        "--card <id|file|folder>",
        "look for the finding among those of this card; repeatable (default: all that ship)",
      )
        .argParser(repeatable)
        .default([]),
    ),
  );
}

/** Adds the evidence and all that decides what its cards find: a finding is found again by the hunt that had it. */
export function addAgainOptions(command: Command): Command {
  command
    .optionsGroup("As the hunt had it:")
    .addOption(
      new Option("--window <which>", "all (default) or card").choices(["all", "card"]).default("all"),
    )
    .option("--now <time>", "what now() is: a time, wall, or end-of-data (default)", "end-of-data")
    .option("--from <time>", "events at or after it")
    .option("--to <time>", "events before it")
    .addOption(externalOption())
    .addOption(geoipOption())
    .optionsGroup("Evidence:")
    .option("--case <file>", "the case that holds the evidence");
  return addMachineOptions(addEvidenceOptions(command)).addHelpOption(
    new Option("-h, --help", "show this help").helpGroup("Machine:"),
  );
}

/** Whether a text has the form of a finding's id. */
export function isFindingId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Refuses what is no finding's id. */
export function checkFindingId(text: string): void {
  if (!isFindingId(text))
    throw new UsageError("USAGE", `--finding takes an id of sixteen digits 0-9 a-f, not '${text}'`);
}

/** Opens the evidence, all of it, finds the finding and hands both on. */
export async function withFinding<T>(
  paths: readonly string[],
  raw: RawFindingOptions,
  use: (evidence: Evidence, found: FoundFinding) => Promise<T>,
): Promise<T> {
  checkFindingId(raw.finding);
  return withEvidence(paths, raw, async (evidence) =>
    use(evidence, await lookUp(evidence, raw.finding, raw)),
  );
}

/** Finds a finding: the cards are run again. */
export async function lookUp(
  evidence: Evidence,
  id: string,
  raw: Pick<RawLookUpOptions, "card" | "window" | "now">,
): Promise<FoundFinding> {
  const { selectCards } = await import("../detect/select-cards.js");
  const { findFinding } = await import("../detect/find-finding.js");
  const wallClock = ticksOfDate(new Date());
  return findFinding(evidence, await selectCards(raw.card), id, {
    window: raw.window,
    now: nowOption(raw.now, wallClock),
    wallClock,
  });
}

/** Opens the evidence of a case or of paths, as a hunt sees it. */
export async function withEvidence<T>(
  paths: readonly string[],
  raw: RawAgainOptions,
  use: (evidence: Evidence) => Promise<T>,
): Promise<T> {
  const wallClock = ticksOfDate(new Date());
  const span = spanOption(raw);
  // refused before any work
  nowOption(raw.now, wallClock);
  const standIns = standInsOption(raw);
  const machine = machineSettings(raw);
  const settings = await pathsOrCase(paths, raw);
  if (settings === undefined && raw.case === undefined)
    throw new UsageError("USAGE", "a case (--case) or the paths of the evidence are needed");
  const { openForCards } = await import("./open-session.js");
  const { openEvidence } = await import("../detect/evidence.js");
  const session = await openForCards(machine, raw.case);
  try {
    if (settings !== undefined) {
      const { importPaths } = await import("../ingest/import.js");
      await importPaths(session, settings.paths, { ...settings.options, tempDir: machine.tempDir });
    }
    return await use(await openEvidence(session, span, standIns));
  } finally {
    session.close();
  }
}
