import { JsonScanner } from "./json-scanner.js";
import { columnNames } from "./json-tables.js";
import type { RecordSource } from "./source.js";
import { openBytes, type TextFile } from "./text-records.js";

/** The records of an answer that is whole and has none, with the columns it names. */
export function emptySource(format: string, names: readonly string[]): RecordSource {
  return {
    format,
    empty: true,
    sql: "SELECT 0::BIGINT AS n, false AS broken WHERE false",
    columns: names.map((name) => ({ name, sql: "''" })),
    samples: [],
    notes: ["it has no rows"],
    torn: [],
    originals: () => ({ at: () => Promise.resolve(undefined), close: () => Promise.resolve() }),
  };
}

/** The columns that the envelope of an API's answer names beside its rows; none where it names none. */
export async function envelopeColumns({ path, gzip }: TextFile): Promise<string[]> {
  let names: string[] = [];
  const scanner = new JsonScanner({
    choose(at, kind) {
      if (at.length === 0) return kind === "object" ? "enter" : "skip";
      return at.length === 1 && at[0]?.toLowerCase() === "schema" && kind === "array" ? "capture" : "skip";
    },
    value(_path, bytes) {
      names = columnNames(JSON.parse(bytes.toString("utf8")));
    },
  });
  for await (const chunk of openBytes(path, gzip)) scanner.feed(chunk as Buffer);
  return names;
}
