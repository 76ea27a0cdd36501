import { appendFile, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { Command } from "commander";
import type { CardAccount } from "../case/finding.js";
import type { Drafted } from "../detect/allow/draft.js";
import { UsageError } from "../diagnostics/error.js";
import { ALLOW_FILE } from "./allow-option.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { refuseOptions } from "./refuse-options.js";
import { addFindingOptions, checkFindingId, withFinding, type RawFindingOptions } from "./finding-options.js";

interface RawAllowOptions extends RawFindingOptions {
  readonly reason?: string;
  readonly author?: string;
  readonly expiry?: string;
  readonly file: string;
  readonly fromRun?: string;
  readonly write?: boolean;
}

const EXAMPLES = `
Examples:
  coldhunt allow add --finding 2f0c9a1be1d04c6b --case april.duckdb
  coldhunt allow add --finding 2f0c9a1be1d04c6b --from-run april.json
  coldhunt allow add --finding 2f0c9a1be1d04c6b --case april.duckdb --write \\
    --reason "console of the print team" --author "R. Okafor" --expiry 2027-01-31`;

/** `coldhunt allow add --finding <id>`: drafts an entry of an allow file. */
export function allowCommand(): Command {
  const add = new Command("add")
    .summary("draft an entry that matches a finding")
    .description(
      "Print an entry that matches this finding and its like, or append it to the allow file. An entry counts once it has a reason, an author and an expiry.",
    );
  add
    .option("--from-run <file.json>", "take the finding from what a run wrote with -o, and run no card")
    .option("--reason <text>", "why such findings are no matter")
    .option("--author <name>", "who answers for it")
    .option("--expiry <date>", "the last day it counts, such as 2027-01-31")
    .option("--file <file>", `the allow file (default: ${ALLOW_FILE})`, ALLOW_FILE)
    .option("--write", "append to the file");
  addFindingOptions(add)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], raw: RawAllowOptions, self: Command) => {
      if (raw.fromRun !== undefined) refuseBesideRun(self, paths);
      process.exitCode = await addEntry(paths, raw);
    });
  return new Command("allow").description("Keep a file of findings that are no matter here.").addCommand(add);
}

async function addEntry(paths: readonly string[], raw: RawAllowOptions): Promise<ExitCode> {
  const { reason = "", author = "", expiry = "" } = raw;
  if (raw.write === true && (reason === "" || author === "" || expiry === ""))
    throw new UsageError("USAGE", "--write needs --reason, --author and --expiry", {
      hint: "without --write the entry is printed, with these left to be filled in",
    });
  const { draftEntry } = await import("../detect/allow/draft.js");
  const { finding, card } = await findingOf(paths, raw);
  const entry = draftEntry(finding, card, { reason, author, expiry });
  if (raw.write !== true) {
    const { writeStdout } = await import("./write-out.js");
    await writeStdout([entry]);
    return EXIT.ok;
  }
  const { parseAllowFile } = await import("../detect/allow/allow-file.js");
  const before = existsSync(raw.file) ? await readFile(raw.file, "utf8") : "";
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  // nothing is written that the next run would refuse
  parseAllowFile(before + gap + entry, raw.file);
  await appendFile(raw.file, gap + entry);
  process.stderr.write(`appended to ${raw.file}\n`);
  return EXIT.ok;
}

/** What a draft out of a run's own output is made by; the evidence is not opened. */
const BESIDE_RUN = ["finding", "fromRun", "reason", "author", "expiry", "file", "write"];

function refuseBesideRun(command: Command, paths: readonly string[]): void {
  if (paths.length > 0)
    throw new UsageError("USAGE", "--from-run takes the finding from a file: paths exclude it");
  const others = command.options.map((option) => option.attributeName());
  refuseOptions(
    command,
    others.filter((name) => !BESIDE_RUN.includes(name)),
    "--from-run",
  );
}

/** The finding, out of a run's own output or by running the cards again. */
async function findingOf(
  paths: readonly string[],
  raw: RawAllowOptions,
): Promise<{ readonly finding: Drafted; readonly card: Pick<CardAccount, "computed"> }> {
  if (raw.fromRun === undefined) return withFinding(paths, raw, (_, found) => Promise.resolve(found));
  checkFindingId(raw.finding);
  const { findingOfRun } = await import("./run-output.js");
  return findingOfRun(raw.fromRun, raw.finding);
}
