import type { Command } from "commander";
import { UsageError } from "../diagnostics/error.js";

/** The options on what of the machine is used, as commander gives them. */
export interface RawMachineOptions {
  readonly threads?: string;
  readonly memoryLimit?: string;
  readonly tempDir?: string;
}

/** What of the machine is used; what is undefined is for the engine to choose. */
export interface MachineSettings {
  readonly threads: number | undefined;
  /** As DuckDB takes it, such as "2GB". */
  readonly memoryLimit: string | undefined;
  readonly tempDir: string | undefined;
}

/** Adds the options on what of the machine is used. */
export function addMachineOptions(command: Command): Command {
  return command
    .optionsGroup("Machine:")
    .option("--threads <n>", "threads to use")
    .option("--memory-limit <size>", "memory to use, such as 2GB")
    .option("--temp-dir <folder>", "where to put what does not fit in memory");
}

/** Checks the options; anything wrong is refused before any work. */
export function machineSettings({ threads, memoryLimit, tempDir }: RawMachineOptions): MachineSettings {
  return {
    threads: threads === undefined ? undefined : threadCount(threads),
    memoryLimit: memoryLimit === undefined ? undefined : memorySize(memoryLimit),
    tempDir,
  };
}

function threadCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > 1024) {
    throw new UsageError("USAGE", `--threads takes a whole number from 1 to 1024, not '${text}'`);
  }
  return count;
}

function memorySize(text: string): string {
  if (!/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(text)) {
    throw new UsageError("USAGE", `--memory-limit takes a size such as 512MB or 4GB, not '${text}'`);
  }
  return text;
}
