import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { firstLineOf } from "../diagnostics/message.js";
import { quotePath, quotePaths, quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { cutCsv, type CsvCut } from "./csv-cutter.js";
import { patientFields, type CsvForm } from "./csv-record.js";
import type { CsvHead } from "./csv-head.js";
import { headIn } from "./joined-heads.js";
import { isLarge } from "./large-file.js";
import { lineStretch } from "./line-stretch.js";
import { reason } from "./paths.js";
import type { Scratch } from "./scratch.js";
import {
  numberAmong,
  type Originals,
  type RecordSource,
  type SourceLines,
  type TornPart,
  type UnsplitRecord,
} from "./source.js";
import { decodeText, openBytes, type TextFile } from "./text-records.js";

/** Lines may be as long as this before DuckDB gives up on them; longer ones are read the slow way. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

let scans = 0;

/** A look needs no long lines: the smaller the parts of a file, the more evenly threads share them. */
const LOOK_LINE_BYTES = 1024 * 1024;

/** A CSV file as a relation of texts. */
export function csvSource(session: Session, file: TextFile, head: CsvHead): RecordSource {
  const rejects = `coldhunt_unsplit_${++scans}`;
  const stretch = lineStretch(file);
  const names = head.names.map((_, index) => `c${index}`);
  const form = (lineBytes: number, bufferBytes: number, skip: number) => [
    `columns = {${names.map((name) => `${name}: 'VARCHAR'`).join(", ")}}`,
    `force_not_null = [${names.map(quoteString).join(", ")}]`,
    "auto_detect = false",
    // a folder such as category=x is no column of the file
    "hive_partitioning = false",
    "header = false",
    `skip = ${skip}`,
    `delim = ${quoteString(head.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `max_line_size = ${lineBytes}`,
    // without it 16 times as much is set aside
    `buffer_size = ${bufferBytes}`,
    `compression = '${file.gzip ? "gzip" : "none"}'`,
  ];
  const keepingRejects = [
    "store_rejects = true",
    "rejects_limit = 0",
    `rejects_table = '${rejects}'`,
    `rejects_scan = '${rejects}_scan'`,
  ];
  const readCsv = (from: string, options: readonly string[]) => `read_csv(${from}, ${options.join(", ")})`;
  const csv: CsvForm = { delimiter: head.delimiter, fields: names.length };
  const records = (onRead?: TextFile["onRead"]) =>
    skipRecords(cutCsv(openBytes(file.path, file.gzip, onRead), csv), head.skipRecords);
  // `broken` is never true, but has all fields read: DuckDB 1.5 fails for good where a record cannot be split and
  // only some fields are asked for
  const broken = `coalesce(${names.join(", ")}) IS NULL AS broken`;
  const relation = (path: string, number: string, options: readonly string[]) =>
    `SELECT ${number} AS n, ${broken}, * FROM ${readCsv(quotePath(path), options)}`;
  const short = (skip: number) => form(LOOK_LINE_BYTES, 4 * LOOK_LINE_BYTES, skip);
  const whole = [...form(MAX_LINE_BYTES, 2 * MAX_LINE_BYTES, head.skipLines), ...keepingRejects];
  const source: RecordSource = {
    format: head.format,
    sql: relation(file.path, "row_number() OVER ()", whole),
    unnumbered: isLarge(file.path) ? relation(file.path, "1::BIGINT", whole) : undefined,
    together: (paths) =>
      `SELECT file_index AS file, false AS broken, * FROM ${readCsv(quotePaths(paths), short(head.skipLines))}`,
    sound: async () => !head.mixedEnds && (await stretch) <= 3 * LOOK_LINE_BYTES,
    columns: head.names
      .map((name, index) => ({ name, sql: `c${index}` }))
      .filter((_, index) => !head.ignored.has(index)),
    samples: head.samples,
    notes: head.notes,
    torn: [],
    async takeUnsplit() {
      const rows = await session.arrays(
        `SELECT line_byte_position - 1, error_type, error_message FROM ${rejects} ORDER BY ALL`,
      );
      await session.run(`DROP TABLE ${rejects}; DROP TABLE ${rejects}_scan`);
      // a line longer than the buffer is not even among the rejects
      if (head.mixedEnds || (await stretch) > MAX_LINE_BYTES) throw new SplitDisagreement(-1);
      if (rows.length === 0) return [];
      const errors = new Map<number, SplitError>();
      for (const [at, type, message] of rows as [bigint, string, string][]) {
        const offset = Number(at);
        if (!OF_ONE_RECORD.has(type)) throw new SplitDisagreement(offset);
        if (!errors.has(offset)) errors.set(offset, { type, reason: firstLineOf(message) });
      }
      return agreeOn(errors, records());
    },
    originals: () => originalsOf(records()),
    headIn: (text) => headIn(text, head),
    retry(text) {
      const fields = patientFields(text, csv);
      return typeof fields === "string"
        ? fields
        : Object.fromEntries(fields.map((field, index) => [`c${index}`, field]));
    },
  };
  const careful = (scratch: Scratch) => carefully(source, scratch, names, () => records(file.onRead));
  if (file.gzip) return { ...source, careful };
  const lines: SourceLines = {
    path: file.path,
    skip: head.skipLines,
    picked: (_session, path, numbers) =>
      Promise.resolve({
        ...source,
        careful,
        picked: true,
        sql: relation(path, numberAmong(numbers), short(0)),
        unnumbered: undefined,
        // a look at the whole file has split them already: what cannot be split here ends the statement
        takeUnsplit: () => Promise.resolve([]),
      }),
  };
  return { ...source, careful, lines };
}

async function* skipRecords(cuts: AsyncIterable<CsvCut>, count: number): AsyncGenerator<CsvCut, undefined> {
  let skipped = 0;
  for await (const cut of cuts) if (skipped++ >= count) yield cut;
  return undefined;
}

interface SplitError {
  readonly type: string;
  readonly reason: string;
}

/** What is wrong with single records, as far as the record itself is cut out right. */
const OF_ONE_RECORD = new Set(["MISSING COLUMNS", "TOO MANY COLUMNS", "INVALID ENCODING"]);

/**
 * The numbers of the records that DuckDB could not split. It has to find the same records sound as we do: where it
 * stumbles over a quote it goes on at some line, and what is before that may be lost.
 */
async function agreeOn(
  errors: ReadonlyMap<number, SplitError>,
  records: AsyncIterable<CsvCut>,
): Promise<UnsplitRecord[]> {
  const unsplit: UnsplitRecord[] = [];
  let row = 0;
  for await (const { offset, fields } of records) {
    row++;
    const error = errors.get(offset);
    if ((error === undefined) !== (fields !== undefined) && error?.type !== "INVALID ENCODING")
      throw new SplitDisagreement(offset);
    if (error !== undefined) unsplit.push({ row, reason: error.reason });
  }
  if (unsplit.length < errors.size) throw new SplitDisagreement(-1);
  return unsplit;
}

function originalsOf(records: AsyncGenerator<CsvCut, undefined>): Originals {
  let number = 0;
  return {
    async at(row) {
      for (;;) {
        const next = await records.next();
        if (next.done === true) return undefined;
        if (++number !== row) continue;
        const { line, bytes, tooLong } = next.value;
        return { line, text: decodeText(bytes), ...(tooLong === true ? { tooLong } : {}) };
      }
    },
    async close() {
      await records.return(undefined);
    },
  };
}

/** Longer lines of JSON are left to the second reading. */
const MAX_CAREFUL_BYTES = 16 * 1024 * 1024;

/**
 * The same records as cut by our own reader: those that are well formed go through a scratch file, the others are
 * marked as broken and get a second reading one by one.
 */
async function carefully(
  source: RecordSource,
  scratch: Scratch,
  names: readonly string[],
  records: () => AsyncIterable<CsvCut>,
): Promise<RecordSource> {
  const path = await scratch.path("jsonl");
  const torn: TornPart[] = [];
  let row = 0;
  const lines = async function* () {
    let text = "";
    try {
      for await (const { bytes, fields } of records()) {
        row++;
        const whole =
          fields === undefined || bytes.length > MAX_CAREFUL_BYTES ? undefined : recordText(row, fields());
        text += whole ?? `{"n":${row},"broken":true}\n`;
        if (text.length < 1 << 18) continue;
        yield text;
        text = "";
      }
    } catch (error) {
      const why = `the file cannot be read to its end: ${reason(error)}`;
      torn.push({ row: row + 1, line: null, reason: why, text: "" });
    }
    yield text;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: "wx" }));
  const types = ["n: 'BIGINT'", "broken: 'BOOLEAN'", ...names.map((name) => `${name}: 'VARCHAR'`)];
  return {
    ...source,
    takeUnsplit: () => Promise.resolve([]),
    sql: `SELECT n, coalesce(broken, false) AS broken, ${names.map((name) => `coalesce(${name}, '') AS ${name}`).join(", ")}
      FROM read_json(${quotePath(path)}, format = 'newline_delimited', hive_partitioning = false, columns = {${types.join(", ")}},
        maximum_object_size = ${MAX_CAREFUL_BYTES})`,
    unnumbered: undefined,
    notes: [...source.notes, "its lines are damaged or end in different ways: read record by record"],
    torn,
  };
}

/** A record as a line of JSON; undefined where that gets too long. */
function recordText(row: number, fields: readonly string[]): string | undefined {
  const cells = fields.map((field, index) => `"c${index}":${JSON.stringify(field)}`);
  const text = `{"n":${row},${cells.join(",")}}\n`;
  const most = MAX_CAREFUL_BYTES - 1;
  // a character has three bytes at most
  return text.length * 3 <= most || Buffer.byteLength(text) <= most ? text : undefined;
}

/** DuckDB and our own reader do not agree where records start: the file has to be read the slow way. */
class SplitDisagreement extends Error {
  constructor(offset: number) {
    super(`no record starts at byte ${offset}`);
    this.name = "SplitDisagreement";
  }
}
