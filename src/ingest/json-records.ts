import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { JsonFault, JsonScanner, type Choice, type JsonPath } from "./json-scanner.js";
import { MAX_KEPT_BYTES } from "./record-limit.js";
import { reason } from "./paths.js";
import type { TornPart } from "./source.js";

/** Where records stand in an envelope, and how such a file is called. */
export const EVENT_ARRAYS: ReadonlyMap<string, string> = new Map([
  ["results", "json-api"],
  ["Results", "json-api"],
  ["records", "json-event-hub"],
  ["body.records", "json-event-hub"],
  ["value", "json-api"],
  ["tables", "json-tables"],
  ["Tables", "json-tables"],
]);

const LAST_KEYS = [...EVENT_ARRAYS.keys()].map((path) => path.replace(/^.*\./, "")).join("|");
/** An array by one of these keys, or by a key with an escaped letter in it, which may be one of them. */
const MAY_HOLD_RECORDS = new RegExp(`(?:"(?:${LAST_KEYS})|\\\\u00[4-7][0-9a-f][^"]*)"\\s*:\\s*\\[`, "i");

/** The array of records that the head of a JSON text has, by its path of keys; undefined where it has none. */
export function findRecordArray(head: string): string | undefined {
  let found: string | undefined;
  // to take a megabyte of events to pieces takes longer than to look for hits in a file of them
  if (!MAY_HOLD_RECORDS.test(head)) return undefined;
  const scanner = new JsonScanner({
    choose(path, kind) {
      if (path.length === 0) return kind === "object" ? "enter" : "skip";
      const key = path.join(".");
      if (kind === "array" && EVENT_ARRAYS.has(key)) found ??= key;
      return kind === "object" && key === "body" ? "enter" : "skip";
    },
    value: () => undefined,
  });
  try {
    // the first document decides
    scanner.feed(Buffer.from(head));
  } catch {
    // what follows the first records is not looked at here
  }
  return found;
}

/** What came out of a JSON document. */
export interface ExtractedRecords {
  readonly count: number;
  readonly torn: readonly TornPart[];
}

/** Where the records of a document stand: in an array at the top, in one of an envelope, or at the top themselves. */
export type RecordPlace = "array" | "envelope" | "top";

/** Writes the records of a JSON document to a file, one a line; memory holds one of them at a time. */
export async function extractRecords(
  chunks: AsyncIterable<Buffer>,
  place: RecordPlace,
  path: string,
): Promise<ExtractedRecords> {
  let envelopes = 0;
  let arrays = 0;
  const { count, torn } = await writeLines(
    chunks,
    path,
    (write) =>
      new JsonScanner({
        choose(at, kind) {
          const choice = CHOOSE[place](at, kind);
          if (place === "envelope" && choice === "enter") {
            if (at.length === 0) envelopes++;
            else if (kind === "array") arrays++;
          }
          return choice;
        },
        value: (_at, bytes) => write(bytes),
      }),
  );
  if (torn.length > 0 || envelopes <= arrays) return { count, torn };
  const reason = `${envelopes - arrays} documents of the file hold no records`;
  return { count, torn: [{ row: count + 1, line: null, reason, text: "" }] };
}

/** Writes what a scanner hands over to a file, one value a line. */
export async function writeLines(
  chunks: AsyncIterable<Buffer>,
  path: string,
  scannerFor: (write: (bytes: Buffer) => void) => JsonScanner,
): Promise<ExtractedRecords> {
  const out = createWriteStream(path, { flags: "wx", highWaterMark: 1 << 20 });
  let count = 0;
  const scanner = scannerFor((bytes) => {
    count++;
    out.write(bytes);
    out.write("\n");
  });
  const torn: TornPart[] = [];
  const fault = (reason: string, text: string) =>
    torn.push({ row: count + 1, line: null, reason, text: text.slice(0, MAX_KEPT_BYTES) });
  try {
    for await (const chunk of chunks) {
      scanner.feed(chunk);
      if (out.writableNeedDrain) await once(out, "drain");
    }
    scanner.end();
  } catch (error) {
    if (error instanceof JsonFault)
      fault(`not valid JSON at byte ${error.offset}: ${error.message}`, scanner.openValue.toString("utf8"));
    else fault(`the file cannot be read to its end: ${reason(error)}`, scanner.openValue.toString("utf8"));
  } finally {
    out.end();
    await once(out, "close");
  }
  return { count, torn };
}

type Choose = (path: JsonPath, kind: "object" | "array" | "scalar") => Choice;

/** How records are taken out of a document, by where they stand. */
export const CHOOSE: Readonly<Record<RecordPlace, Choose>> = {
  array: (path, kind) => (path.length === 0 && kind === "array" ? "enter" : "capture"),
  top: () => "capture",
  envelope(path, kind) {
    if (path.at(-1) === "*") return "capture";
    if (kind === "scalar") return path.length === 0 ? "capture" : "skip";
    if (path.length === 0) return kind === "object" ? "enter" : "capture";
    const key = path.join(".");
    if (kind === "array") return EVENT_ARRAYS.has(key) ? "enter" : "skip";
    return key === "body" ? "enter" : "skip";
  },
};
