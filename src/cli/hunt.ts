import { Command } from "commander";
import type { Session } from "../store/session.js";
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
  coldhunt hunt --case acme.duckdb
  coldhunt hunt --case acme.duckdb --from 2026-03-01 --to 2026-03-08 --format csv`;

interface RawOptions extends RawHuntOptions {
  readonly case: string;
}

/** `coldhunt hunt --case <file>`: run the cards over a case. */
export function huntCommand(override: Override = asGiven): Command {
  const command = new Command("hunt")
    .summary("search a case with detection cards")
    .description("Run the cards over a case file that 'coldhunt import' made. The case is opened read-only.")
    .optionsGroup("Evidence and cards:")
    .requiredOption("--case <file>", "the case file")
    .option("--strict", "stop where the case has rows that could not be imported")
    .option("--no-hash", "as for scan; a case keeps the hashes of its import");
  return addHuntOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (raw: RawOptions) => {
      process.exitCode = await huntCase(raw.case, override(huntSettings(raw)));
    });
}

async function huntCase(path: string, settings: HuntSettings): Promise<number> {
  const { openForCards } = await import("./open-session.js");
  const { prepareRun } = await import("./prepare-run.js");
  const { runCards } = await import("./run-cards.js");
  const run = await prepareRun(settings, [path]);
  const session = await openForCards(settings, path);
  try {
    if (settings.strict) await refuseRejects(session);
    return await runCards(session, run, { casePath: path });
  } finally {
    run.progress.stop();
    session.close();
  }
}

/** With `--strict` a case that did not take every row is not searched. */
async function refuseRejects(session: Session): Promise<void> {
  const { readInputs } = await import("../case/read-ledger.js");
  const { EvidenceError } = await import("../diagnostics/error.js");
  const incomplete = (await readInputs(session)).find((input) => !input.examined || input.rows.rejected > 0);
  if (incomplete === undefined) return;
  throw new EvidenceError("EVIDENCE-REJECTED", `not every row of '${incomplete.path}' was imported`);
}
