import type { ImportProgress } from "../ingest/import-watch.js";
import type { Progress } from "./progress.js";

const MEGABYTE = 1_000_000;

/** Says how far an import is: which file, how much of it, how fast, and how long it still takes. */
export function importProgress(progress: Progress): (state: ImportProgress) => void {
  return ({ path, index, count, bytes, fraction, seconds, records }) => {
    const parts = [`file ${index + 1} of ${count}: ${path}`];
    if (fraction > 0 && fraction < 1) {
      const done = bytes * fraction;
      parts.push(`${megabytes(done)} of ${megabytes(bytes)} MB`);
      if (seconds >= 1) {
        parts.push(`${megabytes(done / seconds)} MB/s`);
        if (records !== undefined)
          parts.push(`about ${Math.round((records * fraction) / seconds).toLocaleString("en-US")} rows/s`);
        parts.push(`${Math.ceil((seconds / fraction) * (1 - fraction))} s left`);
      }
    }
    progress.update(parts.join(", "));
  };
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0);
}
