import { statSync } from "node:fs";

/** Below it threads have too little to share: DuckDB gives each about 8 MB of a file at a time. */
const LARGE_BYTES = 16 * 1024 * 1024;

/** Whether it pays to read a file with all threads. */
export function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= LARGE_BYTES;
}
