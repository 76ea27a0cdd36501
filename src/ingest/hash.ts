import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";

const PART_BYTES = 256 * 1024;
/** Other work has its turn after so many bytes, which take 3 ms. */
const TURN_BYTES = 4 * 1024 * 1024;

/** SHA-256 of the bytes of a file as they are stored, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    // one buffer for all: a stream sets a new one aside for each part, which takes as long as a third of the hashing
    const buffer = Buffer.allocUnsafeSlow(PART_BYTES);
    // a read that is waited for goes to another thread and back, and has to wait there for those that DuckDB keeps busy
    for (let turn = 0; ; turn += PART_BYTES) {
      if (turn >= TURN_BYTES) {
        turn = 0;
        await setImmediate();
      }
      const bytes = readSync(file, buffer, 0, PART_BYTES, null);
      if (bytes === 0) return hash.digest("hex");
      hash.update(bytes === PART_BYTES ? buffer : buffer.subarray(0, bytes));
    }
  } finally {
    closeSync(file);
  }
}
