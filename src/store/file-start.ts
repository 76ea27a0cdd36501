import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";

/** The first bytes of a file, fewer where it is shorter. */
export async function fileStart(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * What the first bytes of a file say, where they are gzip unpacked: that its end is missing is no fault. More than
 * `most` bytes are one.
 */
export function unpackedStart(start: Buffer, most?: number): Buffer {
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  if (!packed) return start;
  const limit = most === undefined ? {} : { maxOutputLength: most };
  return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH, ...limit });
}
