import { ColdhuntError, UsageError } from "./error.js";
import { firstLineOf } from "./message.js";

/** What the machine ran out of, where a failure says that it did: memory, or space on a disk. */
export function machineFault(error: unknown): UsageError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof ColdhuntError) return undefined;
  const message = firstLineOf(error.message);
  if (/no space left|ENOSPC|EDQUOT|could not write all bytes/i.test(error.message))
    return new UsageError("DISK-FULL", `a disk has no space left: ${message}`, {
      hint: "outputs, the case and --temp-dir need space; --temp-dir names another place for temporary files",
      cause: error,
    });
  if (/^Out of Memory Error/i.test(message))
    return new UsageError("MEMORY-SPENT", `the memory does not suffice: ${message}`, {
      hint: "a higher --memory-limit, fewer --threads, or fewer cards at once",
      cause: error,
    });
  return undefined;
}
