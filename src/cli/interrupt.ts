import { rmSync } from "node:fs";
import { EXIT } from "./exit-code.js";

const drafts = new Set<string>();
const running = new Set<() => Promise<void>>();

/** A file or folder that is to be gone if the user stops the program before it is finished. */
export function registerDraft(path: string): void {
  drafts.add(path);
}

/** It is finished, or gone already. */
export function forgetDraft(path: string): void {
  drafts.delete(path);
}

/** Runs something outside this process that has to be stopped, and waited for, if the user stops the program. */
export async function stoppable<T>(stop: () => Promise<void>, run: () => Promise<T>): Promise<T> {
  running.add(stop);
  try {
    return await run();
  } finally {
    running.delete(stop);
  }
}

/** Ends the program on Ctrl-C or another word to stop, without half-written files or anything that runs on. */
export function exitOnInterrupt(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void leave(signal));
}

/** Removes what is not finished. */
export function removeDrafts(): void {
  for (const path of drafts) rmSync(path, { force: true, recursive: true });
}

async function leave(signal: NodeJS.Signals): Promise<void> {
  // while others are stopped a second Ctrl-C changes nothing
  if (running.size > 0) process.on("SIGINT", () => undefined);
  await Promise.allSettled([...running].map((stop) => stop()));
  removeDrafts();
  if (signal === "SIGINT") process.exit(EXIT.interrupted);
  // whoever sent it is to see that it was this that ended the program
  process.kill(process.pid, signal);
}
