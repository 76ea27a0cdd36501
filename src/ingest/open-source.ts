import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Session } from "../store/session.js";
import { csvSource } from "./csv-source.js";
import { findHead } from "./find-head.js";
import { extractRecords, type RecordPlace } from "./json-records.js";
import { jsonLinesSource } from "./json-lines-source.js";
import { parquetSource } from "./parquet-source.js";
import { probe } from "./probe.js";
import { reason } from "./paths.js";
import type { Scratch } from "./scratch.js";
import type { RecordSource } from "./source.js";
import { openBytes } from "./text-records.js";

/** A file that has no records to read, and why. */
export interface NoSource {
  readonly format: string;
  readonly reason: string;
  /** It should have been readable: it is damaged, not merely something else. */
  readonly unreadable: boolean;
}

/** What the user said about files that do not tell themselves. */
export interface ShapeOptions {
  /** The columns of files without a head, in the order of their fields. */
  readonly columns?: readonly string[] | undefined;
}

/** Finds out what a file is and opens it. */
export async function openSource(
  session: Session,
  scratch: Scratch,
  path: string,
  options: ShapeOptions = {},
): Promise<RecordSource | NoSource> {
  const found = await probe(path);
  if (found.kind === "none")
    return {
      format: found.unreadable ? "unreadable" : "unknown",
      reason: found.reason,
      unreadable: found.unreadable,
    };
  try {
    const source = await open(session, scratch, path, found, options);
    if (source === undefined) return { format: "json", reason: "it holds no records", unreadable: false };
    return found.gzip ? { ...source, format: `${source.format}+gzip` } : source;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    return { format: found.kind, reason: why, unreadable: !why.startsWith("columns:") };
  }
}

async function open(
  session: Session,
  scratch: Scratch,
  given: string,
  found: Exclude<Awaited<ReturnType<typeof probe>>, { kind: "none" }>,
  options: ShapeOptions,
): Promise<RecordSource | undefined> {
  if (found.kind === "parquet") return parquetSource(session, given);
  let path = given;
  let gzip = found.gzip;
  // DuckDB takes the mark for a part of the first record of JSON
  if (found.encoding !== "utf-8" || (found.bom && found.kind !== "csv")) {
    path = await transcode(scratch, given, gzip, found.encoding);
    gzip = false;
  }
  switch (found.kind) {
    case "csv":
      return csvSource(session, { path, gzip }, found.head);
    case "headless-csv": {
      const head = await findHead(given, found.text, found.headless, options.columns);
      if (head === undefined)
        throw new Error(
          `columns: it has no head, and nothing says what its ${found.headless.fields} fields are (--columns)`,
        );
      return csvSource(session, { path, gzip }, head);
    }
    case "json-lines":
      return jsonLinesSource(session, { path, gzip, format: "json-lines", ownLines: true });
    case "json-document": {
      const records = await scratch.path("jsonl");
      const place: RecordPlace =
        found.format === "json-array" ? "array" : found.format === "json" ? "top" : "envelope";
      const { torn } = await extractRecords(openBytes(path, gzip), place, records);
      const source = await jsonLinesSource(session, {
        path: records,
        gzip: false,
        format: found.format,
        ownLines: false,
      });
      if (source !== undefined) return { ...source, torn };
      if (torn[0] !== undefined) throw new Error(torn[0].reason);
      return undefined;
    }
  }
}

/** A file of another encoding as UTF-8, line for line. */
async function transcode(scratch: Scratch, path: string, gzip: boolean, encoding: string): Promise<string> {
  const copy = await scratch.path("txt");
  const decoder = new TextDecoder(encoding);
  const text = async function* () {
    for await (const chunk of openBytes(path, gzip)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  };
  await pipeline(Readable.from(text()), createWriteStream(copy, { flags: "wx" })).catch((error: unknown) => {
    throw new Error(`the file cannot be read to its end: ${reason(error)}`);
  });
  return copy;
}
