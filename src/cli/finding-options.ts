import { Option, type Command } from "commander";
import type { Evidence, StandIns } from "../detect/evidence.js";
import type { FoundFinding } from "../detect/find-finding.js";
import { UsageError } from "../diagnostics/error.js";
import { repeatable } from "./repeatable.js";

/** The options of commands that are about one finding, as commander gives them. */
export interface RawFindingOptions {
  readonly finding: string;
  readonly case?: string;
  readonly card: readonly string[];
  readonly window: "all" | "card";
}

/** Adds what says which finding is meant, and where it is. */
export function addFindingOptions(command: Command): Command {
  return addCaseOptions(
    command
      .argument("[path...]", "the evidence, where there is no case")
      .requiredOption("--finding <id>", "the id of a finding, as a report has it"),
  );
}

/** Adds where a finding is looked for, and how. */
export function addCaseOptions(command: Command): Command {
  return command
    .option("--case <file>", "the case that holds the evidence")
    .addOption(
      new Option("--card <id|file|folder>", "look for the finding among those of this card; repeatable")
        .argParser(repeatable)
        .default([], "all shipped"),
    )
    .addOption(new Option("--window <which>", "as the hunt had it").choices(["all", "card"]).default("all"));
}

/** Whether a text has the form of a finding's id. */
export function isFindingId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Opens the evidence, all of it, finds the finding and hands both on. */
export async function withFinding<T>(
  paths: readonly string[],
  raw: RawFindingOptions,
  use: (evidence: Evidence, found: FoundFinding) => Promise<T>,
): Promise<T> {
  if (!isFindingId(raw.finding))
    throw new UsageError("USAGE", `--finding takes an id of sixteen digits 0-9 a-f, not '${raw.finding}'`);
  return withEvidence(paths, raw.case, async (evidence) =>
    use(evidence, await lookUp(evidence, raw.finding, raw)),
  );
}

/** Finds a finding: the cards are run again. */
export async function lookUp(
  evidence: Evidence,
  id: string,
  raw: Pick<RawFindingOptions, "card" | "window">,
): Promise<FoundFinding> {
  const { selectCards } = await import("../detect/select-cards.js");
  const { findFinding } = await import("../detect/find-finding.js");
  return findFinding(evidence, await selectCards(raw.card), id, raw.window);
}

/** Opens the evidence of a case or of paths. */
export async function withEvidence<T>(
  paths: readonly string[],
  casePath: string | undefined,
  use: (evidence: Evidence) => Promise<T>,
  standIns?: StandIns,
): Promise<T> {
  if (casePath !== undefined && paths.length > 0)
    throw new UsageError("USAGE", "--case and paths exclude each other");
  if (casePath === undefined && paths.length === 0)
    throw new UsageError("USAGE", "a case (--case) or the paths of the evidence are needed");
  const { openForCards } = await import("./open-session.js");
  const { openEvidence } = await import("../detect/evidence.js");
  const session = await openForCards({}, casePath);
  try {
    if (casePath === undefined) {
      const { importPaths } = await import("../ingest/import.js");
      await importPaths(session, paths, {});
    }
    return await use(await openEvidence(session, { from: null, to: null }, standIns));
  } finally {
    session.close();
  }
}
