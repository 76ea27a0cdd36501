import { createReadStream } from "node:fs";
import { pipeline, Transform, type Readable } from "node:stream";
import { Decompress } from "fzstd";
import { unpackLimit } from "./unpack-limit.js";

/** The bytes within a zstd file. */
export function openZstd(path: string, packedBytes: number): Readable {
  return pipeline(createReadStream(path), unzstd(), unpackLimit(packedBytes), () => undefined);
}

function unzstd(): Transform {
  let ended = false;
  const decoder = new Decompress();
  return new Transform({
    transform(this: Transform, chunk: Buffer, _encoding, done) {
      decoder.ondata = (data) => {
        this.push(Buffer.from(data));
      };
      attempt(() => decoder.push(chunk), done);
    },
    flush(this: Transform, done) {
      decoder.ondata = (data) => {
        if (data.length > 0) this.push(Buffer.from(data));
      };
      if (ended) done();
      else attempt(() => decoder.push(new Uint8Array(0), true), done);
      ended = true;
    },
  });
}

function attempt(step: () => unknown, done: (error?: Error) => void): void {
  try {
    step();
    done();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
