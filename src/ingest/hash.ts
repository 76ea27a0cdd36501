import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

const PART_BYTES = 256 * 1024;

/** SHA-256 of the bytes of a file as they are stored, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    // one buffer for all: a stream sets a new one aside for each part, which takes as long as a third of the hashing
    const buffer = Buffer.allocUnsafeSlow(PART_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PART_BYTES, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(bytesRead === PART_BYTES ? buffer : buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
