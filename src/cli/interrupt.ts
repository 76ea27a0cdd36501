import { rmSync } from "node:fs";
import { EXIT } from "./exit-code.js";

const drafts = new Set<string>();

/** A file or folder that is to be gone if the user stops the program before it is finished. */
export function registerDraft(path: string): void {
  drafts.add(path);
}

/** It is finished, or gone already. */
export function forgetDraft(path: string): void {
  drafts.delete(path);
}

/** Ends the program at once on Ctrl-C, without half-written files. */
export function exitOnInterrupt(): void {
  process.on("SIGINT", () => {
    for (const path of drafts) rmSync(path, { force: true, recursive: true });
    process.exit(EXIT.interrupted);
  });
}
