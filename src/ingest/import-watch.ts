/** How far the import of a file is, told while it goes on. */
import { stat } from "node:fs/promises";
import { recordsPerByte } from "./records-per-byte.js";

/** How far an import is. */
export interface ImportProgress {
  readonly path: string;
  readonly index: number;
  readonly count: number;
  /** Of the file as it is stored. */
  readonly bytes: number;
  /** How much of the file the pass that goes on has read, from 0 to 1; 0 where that is not known. */
  readonly fraction: number;
  /** Since that pass was begun. */
  readonly seconds: number;
  /** Records in the whole file, as its first ones let expect; undefined where they do not tell. */
  readonly records: number | undefined;
}

/** A stream of the stored bytes of a file. */
export interface ReadStream {
  readonly bytesRead: number;
  readonly closed: boolean;
}

/** What an import tells while it reads a file. */
export interface Watch {
  /** A stream that reads the file outside of the engine: its records are cut out first. */
  readonly onRead: (stream: ReadStream) => void;
  readonly stop: () => void;
}

const EVERY_MS = 500;
const STEP = 0.05;

/** Tells how far the import of a file is until it is stopped; `read` gives the fraction the engine has read. */
export async function watchImport(
  read: () => number,
  onProgress: (state: ImportProgress) => void,
  file: Pick<ImportProgress, "path" | "index" | "count">,
  absolutePath: string,
): Promise<Watch> {
  const bytes = (await stat(absolutePath).catch(() => undefined))?.size ?? 0;
  let stream: ReadStream | undefined;
  let started = Date.now();
  let before = 0;
  let records: number | undefined;
  const tell = () => {
    const streamed = stream === undefined || stream.closed ? 0 : stream.bytesRead / Math.max(bytes, 1);
    const fraction = streamed > 0 ? streamed : read();
    // a file is read in several passes, one statement each
    if (fraction < before - STEP) started = Date.now();
    before = fraction;
    onProgress({ ...file, bytes, fraction, seconds: (Date.now() - started) / 1000, records });
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  // only for files that take a while
  const look = setTimeout(() => {
    void recordsPerByte(absolutePath).then((density) => {
      if (density !== undefined) records = Math.round(density * bytes);
    });
  }, EVERY_MS);
  return {
    onRead: (opened) => {
      stream = opened;
      started = Date.now();
      before = 0;
    },
    stop: () => {
      clearInterval(timer);
      clearTimeout(look);
    },
  };
}
