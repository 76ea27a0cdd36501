import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { huntCommand } from "../../src/cli/hunt.js";
import { importCommand } from "../../src/cli/import.js";
import { scanCommand } from "../../src/cli/scan.js";
import type { PlainRow } from "./same-rows.js";

// with a terminal, a scan would print its table on it; into a pipe it writes the named file alone
Object.defineProperty(process.stdout, "isTTY", { value: false });

const COMMANDS: Readonly<Record<string, () => Command>> = {
  scan: scanCommand,
  hunt: huntCommand,
  import: importCommand,
};

/** Runs a command of the program in this process, from the reading of its options to the last byte written. */
export async function coldhunt(name: "scan" | "hunt" | "import", args: readonly string[]): Promise<void> {
  const command = COMMANDS[name]?.();
  if (command === undefined) throw new Error(`bug: no command ${name}`);
  process.exitCode = 0;
  await command.exitOverride().parseAsync([...args], { from: "user" });
  const code: unknown = process.exitCode;
  process.exitCode = 0;
  if (code !== 0) throw new Error(`${name} ended with exit code ${code as number}`);
}

/** The events of a scan's JSON report, as its result columns without the parsed MSC file. */
export function findings(report: string): PlainRow[] {
  const account = JSON.parse(readFileSync(report, "utf8")) as {
    findings: { event: Record<string, unknown> }[];
  };
  return account.findings.map(({ event }) => ({ ...event, MscFile: null }));
}
