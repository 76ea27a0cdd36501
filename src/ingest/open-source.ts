import { firstLineOf, messageOf } from "../diagnostics/message.js";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Session } from "../store/session.js";
import { arrowSource } from "./arrow-source.js";
import { csvSource } from "./csv-source.js";
import { emptySource, envelopeColumns } from "./empty-source.js";
import { findHead } from "./find-head.js";
import { extractRecords, writeLines, type RecordPlace } from "./json-records.js";
import { findResultTables, rowScanner } from "./json-tables.js";
import type { JsonLinesFile } from "./json-lines-source.js";
import { longJsonLines } from "./long-lines.js";
import type { ReadStream } from "./import-watch.js";
import { lossNotes } from "./losses.js";
import { isSdkRow, unwrapSdkRow } from "./sdk-rows.js";
import { parquetSource } from "./parquet-source.js";
import { probe } from "./probe.js";
import { reason } from "./paths.js";
import { rawColumn, unpackMessages, type Unpacked } from "./raw-table.js";
import type { Scratch } from "./scratch.js";
import type { RecordSource, SourceLines, TornPart } from "./source.js";
import { cutRecords, JSON_LINES, openBytes, type TextFile } from "./text-records.js";
import { flattenTimeline, isTimeline } from "./timeline-json.js";

/** A file that has no records to read, and why. */
export interface NoSource {
  readonly format: string;
  readonly reason: string;
  /** It should have been readable: it is damaged, not merely something else. */
  readonly unreadable: boolean;
  /** The table its records would have gone to. */
  readonly table?: string;
  /** Nothing stands in it at all. */
  readonly blank?: true;
}

/** What the user said about files that do not tell themselves. */
export interface ShapeOptions {
  /** The columns of files without a head, in the order of their fields. */
  readonly columns?: readonly string[] | undefined;
}

/** How a file is opened. */
export interface OpenOptions extends ShapeOptions {
  /** Told of streams that read the whole file before the engine does. */
  readonly onRead?: ((stream: ReadStream) => void) | undefined;
  /** Columns may be looked for in a sample: for a look. */
  readonly sampled?: boolean;
  /** Only where the file can be read where it lies, without a copy in another form. */
  readonly asItIs?: boolean;
}

/** Finds out what a file is and opens it. */
export async function openSource(
  session: Session,
  scratch: Scratch,
  path: string,
  options: OpenOptions = {},
): Promise<RecordSource | NoSource> {
  const found = await probe(path);
  if (found.kind === "none")
    return {
      format: found.unreadable ? "unreadable" : "unknown",
      reason: found.reason,
      unreadable: found.unreadable,
      ...(found.blank === true ? { blank: true } : {}),
    };
  try {
    const opened = await open(session, scratch, path, found, options);
    const source =
      opened === undefined ? undefined : await withoutMessages(session, scratch, opened, options);
    if (source === undefined) return { format: "json", reason: "it holds no records", unreadable: false };
    const isText = found.kind !== "parquet" && found.kind !== "arrow";
    const encoding = isText ? { encoding: found.codePage ? "windows-1252" : found.encoding } : {};
    const dressed = (bare: RecordSource): RecordSource => ({
      ...bare,
      ...encoding,
      notes: [
        ...bare.notes,
        ...lossNotes(bare.samples ?? []),
        ...(found.codePage ? ["it has bytes that are no UTF-8: their records are read as Windows-1252"] : []),
      ],
      format: found.gzip ? `${bare.format}+gzip` : bare.format,
    });
    const { lines } = source;
    if (lines === undefined) return dressed(source);
    const picked = async (...which: Parameters<SourceLines["picked"]>) =>
      dressed(await lines.picked(...which));
    return { ...dressed(source), lines: { ...lines, picked } };
  } catch (error) {
    const why = firstLineOf(messageOf(error));
    return { format: found.kind, reason: why, unreadable: !/^(columns|table):/.test(why) };
  }
}

async function open(
  session: Session,
  scratch: Scratch,
  given: string,
  found: Found,
  options: OpenOptions,
): Promise<RecordSource | undefined> {
  if (found.kind === "parquet") return parquetSource(session, given);
  const copied = found.kind === "arrow" || found.kind === "json-document" || needsCopy(found);
  if (options.asItIs === true && copied) throw new Error("it cannot be read where it lies");
  if (found.kind === "arrow") return arrowSource(session, scratch, given);
  const { onRead } = options;
  let path = given;
  let gzip = found.gzip;
  if (needsCopy(found)) {
    path = await transcode(scratch, { path, gzip, onRead }, found.encoding, hasLoneCr(found));
    gzip = false;
  }
  switch (found.kind) {
    case "csv":
      return csvSource(session, { path, gzip, onRead }, found.head);
    case "headless-csv": {
      const head = await findHead(given, found.text, found.headless, options.columns);
      if (head === undefined)
        throw new Error(
          `columns: it has no head, and nothing says what its ${found.headless.fields} fields are (--columns)`,
        );
      return csvSource(session, { path, gzip, onRead }, head);
    }
    case "json-lines":
      return jsonLines(session, scratch, {
        path,
        gzip,
        format: "json-lines",
        ownLines: true,
        sampled: options.sampled,
      });
    case "json-document":
      return found.format === "json-tables"
        ? jsonTables(session, scratch, { path, gzip, onRead })
        : jsonDocument(session, scratch, { path, gzip, onRead, format: found.format });
  }
}

/** The events of a raw table, where the rows of a source hold messages of them. */
async function withoutMessages(
  session: Session,
  scratch: Scratch,
  source: RecordSource,
  { asItIs }: OpenOptions,
): Promise<RecordSource | undefined> {
  if (rawColumn(source.columns.map(({ name }) => name)) === undefined) return source;
  if (asItIs === true) throw new Error("its records may be within others");
  let unpacked: Unpacked | undefined;
  try {
    unpacked = await unpackMessages(session, scratch, source);
  } catch (error) {
    if (source.careful === undefined) throw error;
    unpacked = await unpackMessages(session, scratch, await source.careful(scratch));
  }
  if (unpacked === undefined) return source;
  const records = { path: unpacked.path, gzip: false, format: "json-raw-table", ownLines: false };
  return withTorn(await jsonLines(session, scratch, records), unpacked.torn);
}

type Found = Exclude<Awaited<ReturnType<typeof probe>>, { kind: "none" }>;

/** DuckDB takes the mark for a part of the first record of JSON, and a CR alone for no end of a line. */
function needsCopy(found: Exclude<Found, { kind: "parquet" | "arrow" }>): boolean {
  return found.encoding !== "utf-8" || (found.bom && found.kind !== "csv") || hasLoneCr(found);
}

function hasLoneCr(found: Found): boolean {
  return found.kind === "json-lines" && found.loneCr;
}

async function jsonDocument(
  session: Session,
  scratch: Scratch,
  { path, gzip, onRead, format }: TextFile & { readonly format: string },
): Promise<RecordSource | undefined> {
  const records = await scratch.path("jsonl");
  const place: RecordPlace = format === "json-array" ? "array" : format === "json" ? "top" : "envelope";
  const { count, torn } = await extractRecords(openBytes(path, gzip, onRead), place, records);
  if (count === 0 && torn.length === 0) return emptySource(format, await envelopeColumns({ path, gzip }));
  const source = await jsonLines(session, scratch, { path: records, gzip: false, format, ownLines: false });
  return withTorn(source, torn);
}

async function jsonTables(
  session: Session,
  scratch: Scratch,
  { path, gzip, onRead }: TextFile,
): Promise<RecordSource | undefined> {
  const tables = await findResultTables(openBytes(path, gzip, onRead));
  const { rowless } = tables;
  if (tables.columns.size === 0 && rowless === undefined)
    throw new Error("table: no result in it has the columns of a Defender table");
  const records = await scratch.path("jsonl");
  const { count, torn } = await writeLines(openBytes(path, gzip, onRead), records, (write) =>
    rowScanner(tables, write),
  );
  const { format } = tables;
  const source =
    count === 0 && torn.length === 0 && rowless !== undefined
      ? emptySource(format, rowless)
      : await longJsonLines(session, scratch, { path: records, gzip: false, format, ownLines: false });
  const whole = withTorn(source, torn);
  return whole === undefined ? undefined : { ...whole, notes: [...whole.notes, ...tables.notes] };
}

/** Without a single record, the reason is what broke it off. */
function withTorn(source: RecordSource | undefined, torn: readonly TornPart[]): RecordSource | undefined {
  if (source !== undefined) return { ...source, torn };
  if (torn[0] !== undefined) throw new Error(torn[0].reason);
  return undefined;
}

/** Objects within objects, as tools save device timelines and an SDK its rows, are made flat on the way. */
async function jsonLines(
  session: Session,
  scratch: Scratch,
  file: JsonLinesFile,
): Promise<RecordSource | undefined> {
  const source = await longJsonLines(session, scratch, file);
  const names = source?.columns.map(({ name }) => name) ?? [];
  const timeline = isTimeline(names);
  if (source === undefined || !(timeline || isSdkRow(names))) return source;
  const flatten = timeline ? flattenTimeline : unwrapSdkRow;
  const flat = await scratch.path("jsonl");
  const lines = async function* () {
    for await (const { bytes } of cutRecords(openBytes(file.path, file.gzip), JSON_LINES))
      yield `${flatten(bytes.toString("utf8"))}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(flat, { flags: "wx" }));
  const flattened = await longJsonLines(session, scratch, {
    ...file,
    path: flat,
    gzip: false,
    sampled: false,
    format: timeline ? "timeline-json" : file.format,
  });
  return flattened === undefined ? undefined : { ...flattened, originals: source.originals };
}

/** A file of another encoding as UTF-8, line for line; with `ends` a CR becomes the end of a line. */
async function transcode(
  scratch: Scratch,
  { path, gzip, onRead }: TextFile,
  encoding: string,
  ends: boolean,
): Promise<string> {
  const copy = await scratch.path("txt");
  // what is UTF-8 keeps its bytes, those of a code page too: Latin-1 has a character for each
  const bytewise = ends && encoding === "utf-8";
  const decoder = new TextDecoder(encoding);
  let started = false;
  let afterCr = false;
  const withEnds = (text: string) => {
    if (!ends || text === "") return text;
    // the LF of a line end that is divided has been written already
    const whole = afterCr && text.startsWith("\n") ? text.slice(1) : text;
    afterCr = text.endsWith("\r");
    return whole.replace(/\r\n?/g, "\n");
  };
  const text = async function* () {
    for await (const chunk of openBytes(path, gzip, onRead)) {
      if (!bytewise) {
        yield withEnds(decoder.decode(chunk as Buffer, { stream: true }));
        continue;
      }
      const part = (chunk as Buffer).toString("latin1");
      yield Buffer.from(withEnds(started ? part : part.replace(/^\u00EF\u00BB\u00BF/, "")), "latin1");
      started = true;
    }
    yield withEnds(decoder.decode());
  };
  await pipeline(Readable.from(text()), createWriteStream(copy, { flags: "wx" })).catch((error: unknown) => {
    throw new Error(`the file cannot be read to its end: ${reason(error)}`);
  });
  return copy;
}
