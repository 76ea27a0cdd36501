import { Command, Option } from "commander";
import { UsageError } from "../diagnostics/error.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { spanOption } from "./time-option.js";
import { formatOf, formatOption } from "./format-option.js";
import { addMachineOptions, machineSettings, type RawMachineOptions } from "./machine-options.js";
import { repeatable } from "./repeatable.js";

interface RawAuditOptions extends RawMachineOptions {
  readonly case: string;
  readonly card: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: string;
  readonly format?: "table" | "json";
}

const EXAMPLES = `
Examples:
  coldhunt audit --case april.duckdb
  coldhunt audit --case april.duckdb --from 2026-04-01 --to 2026-05-01 --format json`;

/** `coldhunt audit --case <file>`: what the evidence of a case lacks, and the KQL that fetches it. */
export function auditCommand(): Command {
  const command = new Command("audit")
    .summary("say what a case lacks, and how to fetch it")
    .description(
      "List hours without events, exports that were cut, missing columns, tables and ActionTypes, and print the KQL to run on the connected side. Exits 5 where something is missing.",
    )
    .requiredOption("--case <file>", "the case")
    .addOption(
      new Option("--card <id|file|folder>", "a card whose needs count; repeatable")
        .argParser(repeatable)
        .default([], "all that ship"),
    )
    .option("--from <time>", "what the exports are to cover (default: from the first event of each table)")
    .option("--to <time>", "up to when (default: the last event of each table)")
    .option("--limit <rows>", "rows an export can have on the connected side", "10000")
    .addOption(formatOption());
  return addMachineOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (raw: RawAuditOptions) => {
      process.exitCode = await audit(raw);
    });
}

async function audit(raw: RawAuditOptions): Promise<ExitCode> {
  const limit = Number(raw.limit);
  if (!/^\d+$/.test(raw.limit) || limit < 2)
    throw new UsageError("USAGE", `--limit takes a number of rows, not '${raw.limit}'`);
  const span = spanOption(raw);
  const machine = machineSettings(raw);
  const { checkVersion } = await import("../case/ledger.js");
  const { openEvidence } = await import("../detect/evidence.js");
  const { selectCards } = await import("../detect/select-cards.js");
  const { auditCase } = await import("../detect/audit.js");
  const { auditJson, auditLines, isComplete } = await import("../report/audit.js");
  const { openForCards } = await import("./open-session.js");
  const { writeStdout } = await import("./write-out.js");
  const cards = await selectCards(raw.card);
  const session = await openForCards(machine, raw.case);
  try {
    await checkVersion(session);
    const result = await auditCase(await openEvidence(session, span), cards, limit);
    const format = formatOf(raw);
    await writeStdout(
      format === "json"
        ? [`${auditJson(raw.case, result)}\n`]
        : [...auditLines(result)].map((line) => `${line}\n`),
    );
    return isComplete(result) ? EXIT.ok : EXIT.partial;
  } finally {
    session.close();
  }
}
