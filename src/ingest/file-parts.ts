import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";

const PART_BYTES = 256 * 1024;
/** Other work has its turn after so many bytes, which take 3 ms. */
const TURN_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a file, part by part, each in the place of the one before: a stream sets new memory aside for each, and
 * freeing that takes longer than the reading.
 */
export async function* fileParts(path: string): AsyncGenerator<Buffer, undefined> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafeSlow(PART_BYTES);
    // a read that is waited for goes to another thread and back, and has to wait there for those that DuckDB keeps busy
    for (let turn = 0; ; turn += PART_BYTES) {
      if (turn >= TURN_BYTES) {
        turn = 0;
        await setImmediate();
      }
      const bytes = readSync(file, buffer, 0, PART_BYTES, null);
      if (bytes === 0) return undefined;
      yield bytes === PART_BYTES ? buffer : buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}
