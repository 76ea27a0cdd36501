/** Rows as an SDK of Graph hands them over: each an object around what was asked for. */
import { exactObject, isJsonObject } from "./exact-json.js";

const WRAPPER = "AdditionalProperties";

/** Whether objects with these keys are such rows. */
export function isSdkRow(keys: readonly string[]): boolean {
  return keys.length === 1 && keys[0] === WRAPPER;
}

/** The row inside, on one line; a line that is none comes back as it is. */
export function unwrapSdkRow(line: string): string {
  const row = exactObject(line)?.[WRAPPER];
  return isJsonObject(row) ? JSON.stringify(row) : line;
}
