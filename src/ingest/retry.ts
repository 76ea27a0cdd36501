import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { quotePath } from "../fragment/quote.js";
import { OtherHead } from "./joined-heads.js";
import type { LoadTools } from "./load.js";
import { TOO_LONG } from "./record-limit.js";
import type { RecordSource } from "./source.js";

/** A record to read again, and what the first reader said. */
export interface Retry {
  readonly row: number;
  readonly reason: string;
}

/**
 * Reads records a second time; those that fail again become rejects. SQL of the others, in the form of the source's
 * own, with `n` the record of the file.
 */
export async function retryRecords(
  { scratch, rejects }: LoadTools,
  source: RecordSource,
  input: number,
  retries: readonly Retry[],
): Promise<string | undefined> {
  if (retries.length === 0) return undefined;
  const path = await scratch.path("jsonl");
  const out = createWriteStream(path, { flags: "wx" });
  const names = new Set<string>();
  // DuckDB sets buffers of this size aside
  let longest = 1024 * 1024;
  const originals = source.originals();
  try {
    for (const { row, reason } of [...retries].sort((a, b) => a.row - b.row)) {
      const original = await originals.at(row);
      const text = original?.text ?? "";
      const cells =
        original?.tooLong === true
          ? TOO_LONG
          : original === undefined
            ? reason
            : (source.retry?.(text) ?? reason);
      if (typeof cells === "string") {
        const line = original?.line ?? null;
        if (source.headIn?.(text) === "other") throw new OtherHead(row, line);
        await rejects.add({ input, row, line, reason: cells, text });
        continue;
      }
      for (const name of Object.keys(cells)) names.add(name);
      const line = `${JSON.stringify({ n: row, ...cells })}\n`;
      longest = Math.max(longest, Buffer.byteLength(line));
      if (!out.write(line)) await once(out, "drain");
    }
  } finally {
    await originals.close();
    out.end();
  }
  await once(out, "close");
  if (names.size === 0) return undefined;
  const columns = ["n: 'BIGINT'", ...[...names].map((name) => `${name}: 'VARCHAR'`)];
  return `SELECT *, false AS broken FROM read_json(${quotePath(path)}, format = 'newline_delimited', hive_partitioning = false,
    maximum_object_size = ${longest + 1}, columns = {${columns.join(", ")}})`;
}
