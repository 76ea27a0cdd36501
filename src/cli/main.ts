#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ColdhuntError, EvidenceError, QueryError, UsageError } from "../diagnostics/error.js";
import { renderError } from "../diagnostics/frame.js";
import { machineFault } from "../diagnostics/machine-fault.js";
import { allowCommand } from "./allow.js";
import { argvCommand } from "./argv.js";
import { auditCommand } from "./audit.js";
import { cardsCommand } from "./cards.js";
import { doctorCommand } from "./doctor.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { explainCommand } from "./explain.js";
import { huntCommand } from "./hunt.js";
import { importCommand } from "./import.js";
import { inspectCommand } from "./inspect.js";
import { exitOnInterrupt, removeDrafts } from "./interrupt.js";
import { queryCommand } from "./query.js";
import { replayCommand } from "./replay.js";
import { scanCommand } from "./scan.js";
import { showCommand } from "./show.js";
import { timelineCommand } from "./timeline.js";
import { translateCommand } from "./translate.js";
import { treeCommand } from "./tree.js";
import { triageCommand } from "./triage.js";
import { toolVersion } from "../case/tool-version.js";
import { verifyCommand } from "./verify.js";
import { quietOnClosedPipe } from "./write-out.js";

const EXIT_CODES = `
Exit codes: 0 done; 1 --fail-on met; 2 usage; 3 evidence; 4 a card did not compile; 5 something was not examined;
130 interrupted. Results go to standard output, everything else to standard error.`;

function program(): Command {
  const root = new Command("coldhunt")
    .description("Offline hunting: KQL detection cards over Microsoft Defender advanced-hunting exports.")
    .version(toolVersion(), "-V, --version")
    .addHelpText("after", EXIT_CODES)
    .addCommand(scanCommand())
    .addCommand(inspectCommand())
    .addCommand(importCommand())
    .addCommand(huntCommand())
    .addCommand(allowCommand())
    .addCommand(explainCommand())
    .addCommand(showCommand())
    .addCommand(triageCommand())
    .addCommand(timelineCommand())
    .addCommand(treeCommand())
    .addCommand(auditCommand())
    .addCommand(verifyCommand())
    .addCommand(replayCommand())
    .addCommand(queryCommand())
    .addCommand(translateCommand())
    .addCommand(argvCommand())
    .addCommand(cardsCommand())
    .addCommand(doctorCommand());
  return strict(root);
}

/** All commands throw where commander would end the process, and write help as results, faults as errors. */
function strict(command: Command): Command {
  command
    .exitOverride()
    .showHelpAfterError("(--help shows the options)")
    // choices and defaults are part of the sentences
    .configureHelp({ optionDescription: (option) => option.description, helpWidth: 110 });
  for (const child of command.commands) strict(child);
  return command;
}

/** Ends the program on what it cannot go on from: also what streams report when nobody waits for them. */
function fail(thrown: unknown): void {
  const error = machineFault(thrown) ?? thrown;
  report(error);
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): ExitCode | 70 {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof EvidenceError) return EXIT.evidence;
  if (error instanceof QueryError) return EXIT.card;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  // a fault of the program itself (EX_SOFTWARE)
  return 70;
}

function report(error: unknown): void {
  // commander has written its own message
  if (error instanceof CommanderError) return;
  if (error instanceof ColdhuntError) process.stderr.write(`${renderError(error)}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

exitOnInterrupt();
quietOnClosedPipe();
process.once("uncaughtException", (error) => {
  fail(error);
  removeDrafts();
  process.exit();
});
try {
  await program().parseAsync();
} catch (error) {
  fail(error);
}
