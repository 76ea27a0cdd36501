import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { huntCommand } from "../../src/cli/hunt.js";
import { importCommand } from "../../src/cli/import.js";
import { scanCommand } from "../../src/cli/scan.js";
import type { PlainRow } from "./same-rows.js";

const COMMANDS: Readonly<Record<string, () => Command>> = {
  scan: scanCommand,
  hunt: huntCommand,
  import: importCommand,
};

/**
 * Runs a command of the program in this process, from the reading of its options to the last byte written. What it
 * says on standard output is dropped; any exit code but 0 and those named throws.
 */
export async function coldhunt(
  name: "scan" | "hunt" | "import",
  args: readonly string[],
  alsoFine: readonly number[] = [],
): Promise<void> {
  const command = COMMANDS[name]?.();
  if (command === undefined) throw new Error(`bug: no command ${name}`);
  process.exitCode = 0;
  await withoutStdout(() => command.exitOverride().parseAsync([...args], { from: "user" }));
  const code = process.exitCode;
  process.exitCode = 0;
  if (code !== 0 && !alsoFine.includes(code)) throw new Error(`${name} ended with exit code ${code}`);
}

async function withoutStdout(work: () => Promise<unknown>): Promise<void> {
  const kept = Object.getOwnPropertyDescriptor(process.stdout, "write");
  const drop = (...given: unknown[]): boolean => {
    const done = given.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  Object.defineProperty(process.stdout, "write", { value: drop, configurable: true, writable: true });
  try {
    await work();
  } finally {
    if (kept === undefined) Reflect.deleteProperty(process.stdout, "write");
    else Object.defineProperty(process.stdout, "write", kept);
  }
}

/** The events of a scan's JSON report. */
export function findings(report: string): PlainRow[] {
  const account = JSON.parse(readFileSync(report, "utf8")) as { findings: { event: PlainRow }[] };
  return account.findings.map(({ event }) => event);
}
