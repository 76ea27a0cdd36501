import { Transform } from "node:stream";

/** Below this a high ratio does no harm. */
const HARMLESS_BYTES = 256 * 1024 * 1024;
/** Logs shrink to a twentieth; a bomb to a thousandth and less. */
const MAX_RATIO = 500;
/** What one file may become. */
const MAX_BYTES = 1024 * 1024 * 1024 * 1024;

/** More comes out of packed bytes than a log would pack. */
export class UnpacksTooMuch extends Error {
  constructor(packedBytes: number, bytes: number) {
    super(`${packedBytes} packed bytes become more than ${bytes}: no log packs that well`);
    this.name = "UnpacksTooMuch";
  }
}

/** Passes unpacked bytes on until there are more than packed bytes of a log could be. */
export function unpackLimit(packedBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES || (bytes > HARMLESS_BYTES && bytes > packedBytes * MAX_RATIO))
        done(new UnpacksTooMuch(packedBytes, bytes));
      else done(null, chunk);
    },
  });
}
