import { firstLineOf } from "../diagnostics/message.js";
import { quoteString } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { parseRecord } from "./csv-record.js";
import type { CsvHead } from "./csv-head.js";
import type { RecordSource } from "./source.js";
import { numberRecords, textOriginals } from "./text-records.js";

/** Lines may be as long as this before DuckDB gives up on them; longer ones are read the slow way. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

let scans = 0;

/** A CSV file as a relation of texts. */
export function csvSource(
  session: Session,
  file: { readonly path: string; readonly gzip: boolean },
  head: CsvHead,
): RecordSource {
  const rejects = `coldhunt_unsplit_${++scans}`;
  const names = head.names.map((_, index) => `c${index}`);
  const options = [
    `columns = {${names.map((name) => `${name}: 'VARCHAR'`).join(", ")}}`,
    `force_not_null = [${names.map(quoteString).join(", ")}]`,
    "auto_detect = false",
    "header = false",
    `skip = ${head.skipLines}`,
    `delim = ${quoteString(head.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `max_line_size = ${MAX_LINE_BYTES}`,
    "store_rejects = true",
    "rejects_limit = 0",
    `rejects_table = '${rejects}'`,
    `rejects_scan = '${rejects}_scan'`,
    ...(file.gzip ? ["compression = 'gzip'"] : ["compression = 'none'"]),
  ];
  const form = { quote: 0x22, skip: 0, skipBlank: true, gzip: file.gzip };
  return {
    format: head.format,
    // `broken` is never true, but has all fields read: DuckDB 1.5 fails for good where a record cannot be split and
    // only some fields are asked for
    sql: `SELECT row_number() OVER () AS n, coalesce(${names.join(", ")}) IS NULL AS broken, * FROM read_csv(${quoteString(file.path)}, ${options.join(", ")})`,
    columns: head.names
      .map((name, index) => ({ name, sql: `c${index}` }))
      .filter((_, index) => !head.ignored.has(index)),
    samples: head.samples,
    notes: head.notes,
    torn: [],
    async takeUnsplit() {
      const rows = await session.arrays(
        `SELECT line_byte_position, first(error_message ORDER BY error_type) FROM ${rejects} GROUP BY ALL ORDER BY ALL`,
      );
      await session.run(`DROP TABLE ${rejects}; DROP TABLE ${rejects}_scan`);
      if (rows.length === 0) return [];
      const reasons = new Map(rows.map(([at, reason]) => [Number(at) - 1, firstLineOf(reason as string)]));
      const numbers = await numberRecords(file.path, { ...form, skip: head.skipRecords }, [
        ...reasons.keys(),
      ]);
      return [...reasons].map(([offset, reason]) => {
        const row = numbers.get(offset);
        if (row === undefined || row < 1) throw new SplitDisagreement(offset);
        return { row, reason };
      });
    },
    originals: () => textOriginals(file.path, { ...form, skip: head.skipRecords }),
    retry(text) {
      const fields = parseRecord(text, head.delimiter);
      if (fields === undefined) return "its quotes do not match";
      if (fields.length !== names.length)
        return `${names.length} fields were expected and ${fields.length} found`;
      return Object.fromEntries(fields.map((field, index) => [`c${index}`, field]));
    },
  };
}

/** DuckDB and our own reader do not agree where a record starts: the file has to be read the slow way. */
export class SplitDisagreement extends Error {
  constructor(offset: number) {
    super(`no record starts at byte ${offset}`);
    this.name = "SplitDisagreement";
  }
}
