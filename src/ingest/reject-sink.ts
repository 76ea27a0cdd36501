import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import type { Reject } from "../case/input.js";
import { quotePath } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import type { Scratch } from "./scratch.js";

/** Takes rejects one by one while DuckDB is busy, and writes them into the ledger at the end. */
export interface RejectSink {
  add(reject: Reject): Promise<void>;
  /** How many there are of an input. */
  count(input: number): number;
  /** Writes what was taken into `coldhunt.rejects`. */
  flush(): Promise<void>;
}

export function rejectSink(session: Session, scratch: Scratch): RejectSink {
  let path = "";
  let out: WriteStream | undefined;
  // DuckDB sets buffers of this size aside
  let longest = 1024 * 1024;
  const counts = new Map<number, number>();
  return {
    async add(reject) {
      if (out === undefined) {
        path = await scratch.path("jsonl");
        out = createWriteStream(path, { flags: "wx" });
      }
      counts.set(reject.input, (counts.get(reject.input) ?? 0) + 1);
      const line = `${JSON.stringify(reject)}\n`;
      longest = Math.max(longest, Buffer.byteLength(line));
      if (!out.write(line)) await once(out, "drain");
    },
    count: (input) => counts.get(input) ?? 0,
    async flush() {
      if (out === undefined) return;
      out.end();
      await once(out, "close");
      out = undefined;
      await session.run(
        `INSERT INTO coldhunt.rejects SELECT input, "row", line, reason, text FROM read_json(${quotePath(path)},
           format = 'newline_delimited', hive_partitioning = false, maximum_object_size = ${longest + 1},
           columns = {input: 'INTEGER', row: 'BIGINT', line: 'BIGINT', reason: 'VARCHAR', text: 'VARCHAR'})`,
      );
      await scratch.remove(path);
    },
  };
}
