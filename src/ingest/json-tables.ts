import { PARTIAL_RESULT } from "../case/export-limit.js";
import { JsonScanner, type Choice, type JsonPath } from "./json-scanner.js";
import { rawColumn } from "./raw-table.js";
import { MAX_RECORD_BYTES } from "./record-limit.js";
import { chooseTable } from "./which-table.js";

/**
 * Results as tables of columns and rows: `{"tables":[{"columns":[],"rows":[[]]}]}` of the Log Analytics API, the same
 * in other letters of Kusto's REST version 1, and the frames of its version 2.
 */
export interface ResultTables {
  readonly format: string;
  /** By the place of a table or frame in the file: the names of the columns of its rows, where they are records. */
  readonly columns: ReadonlyMap<number, readonly string[]>;
  /** The columns of events that are named without a single row. */
  readonly rowless: readonly string[] | undefined;
  readonly notes: readonly string[];
}

interface Frame {
  columns?: readonly string[];
  name?: string;
  frameType?: string;
  tableId?: string;
  tableKind?: string;
  fragmentType?: string;
  hasRows?: boolean;
}

/** Where tables stand: in an array of the document, or the document is the array. */
function tablePath(path: JsonPath): "table" | "inside" | "above" | "elsewhere" {
  const at = path[0] === "*" ? 0 : path[0] === "tables" || path[0] === "Tables" ? 1 : -1;
  if (path.length === 0) return "above";
  if (at < 0) return "elsewhere";
  if (path.length <= at) return "above";
  return path.length === at + 1 ? "table" : "inside";
}

/** First reading: which tables there are, and their columns. */
export async function findResultTables(chunks: AsyncIterable<Buffer>): Promise<ResultTables> {
  const frames: Frame[] = [];
  const outcome = { failed: false };
  const scanner = new JsonScanner({
    choose(path, kind): Choice {
      const place = tablePath(path);
      const key = path.at(-1)?.toLowerCase() ?? "";
      if (place === "above") return kind === "scalar" ? "skip" : "enter";
      if (place === "elsewhere") {
        if (key === "error" && kind === "object") outcome.failed = true;
        return "skip";
      }
      if (place === "table") {
        frames.push({});
        return kind === "object" ? "enter" : "skip";
      }
      if (key === "rows") {
        const frame = frames.at(-1);
        if (frame !== undefined) frame.hasRows = true;
        return "skip";
      }
      return key === "columns" || kind === "scalar" ? "capture" : "skip";
    },
    value(path, bytes) {
      const frame = frames.at(-1);
      if (frame === undefined) return;
      const value: unknown = JSON.parse(bytes.toString("utf8"));
      const text = String(value);
      switch (path.at(-1)?.toLowerCase()) {
        case "columns":
          frame.columns = columnNames(value);
          break;
        case "frametype":
          frame.frameType = text;
          break;
        case "tableid":
          frame.tableId = text;
          break;
        case "tablekind":
          frame.tableKind = text;
          break;
        case "tablefragmenttype":
          frame.fragmentType = text;
          break;
        case "haserrors":
          if (value === true) outcome.failed = true;
          break;
        default:
          break;
      }
    },
  });
  for await (const chunk of chunks) scanner.feed(chunk);
  const version2 = frames.some((frame) => frame.frameType !== undefined);
  return {
    format: version2 ? "kusto-v2-json" : "json-tables",
    columns: version2 ? framesOfVersion2(frames) : recordTables(frames),
    rowless: rowlessColumns(frames),
    notes: outcome.failed ? [PARTIAL_RESULT] : [],
  };
}

/** A progressive result without rows has a head and no fragment. */
function rowlessColumns(frames: readonly Frame[]): readonly string[] | undefined {
  return frames.find(
    ({ columns, tableKind }) =>
      columns !== undefined && (tableKind ?? "PrimaryResult") === "PrimaryResult" && holdsEvents(columns),
  )?.columns;
}

/** The names in a list of columns, however it spells that they are names. */
export function columnNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((column: unknown) => {
    const { name, Name, ColumnName } = (column ?? {}) as Readonly<Record<string, unknown>>;
    return [ColumnName, Name, name].find((one) => typeof one === "string") ?? "";
  });
}

function holdsEvents(columns: readonly string[]): boolean {
  return chooseTable(columns).kind !== "none" || rawColumn(columns) !== undefined;
}

/** Tables whose columns are those of events; the others say how the query went. */
function recordTables(frames: readonly Frame[]): Map<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  for (const [index, { columns, hasRows }] of frames.entries())
    if (columns !== undefined && hasRows === true && holdsEvents(columns)) found.set(index, columns);
  return found;
}

/** A progressive result comes in fragments, and a fragment may replace what came before it. */
function framesOfVersion2(frames: readonly Frame[]): Map<number, readonly string[]> {
  const headers = new Map<string, readonly string[]>();
  const found = new Map<number, readonly string[]>();
  const byTable = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    const id = frame.tableId ?? "";
    if (frame.tableKind !== undefined && frame.tableKind !== "PrimaryResult") continue;
    if (frame.columns !== undefined) headers.set(id, frame.columns);
    const columns = headers.get(id);
    if (frame.hasRows !== true || columns === undefined || !holdsEvents(columns)) continue;
    if (frame.fragmentType === "DataReplace") for (const old of byTable.get(id) ?? []) found.delete(old);
    byTable.set(id, [...(byTable.get(id) ?? []), index]);
    found.set(index, columns);
  }
  return found;
}

/** Second reading: a scanner that hands over each row as an object on one line. */
export function rowScanner(tables: ResultTables, write: (line: Buffer) => void): JsonScanner {
  let index = -1;
  return new JsonScanner({
    choose(path, kind): Choice {
      const place = tablePath(path);
      if (place === "above") return kind === "scalar" ? "skip" : "enter";
      if (place === "table") {
        index++;
        return kind === "object" ? "enter" : "skip";
      }
      if (place === "elsewhere" || !tables.columns.has(index)) return "skip";
      const last = path.at(-1);
      if (last?.toLowerCase() === "rows" && kind === "array") return "enter";
      return last === "*" && path.at(-2)?.toLowerCase() === "rows" ? "capture" : "skip";
    },
    value: (_path, bytes) => write(rowAsObject(bytes, tables.columns.get(index) ?? [])),
  });
}

/**
 * A row that is none (an error takes the place of rows) stays as it is, within brackets: no record. Nor is one that was
 * cut for its length.
 */
function rowAsObject(row: Buffer, columns: readonly string[]): Buffer {
  if (row.length > MAX_RECORD_BYTES) return row;
  const cells = splitArray(row);
  if (cells?.length !== columns.length) return Buffer.from(`[${row.toString("utf8")}]`);
  const pairs = cells.map((cell, index) => `${JSON.stringify(columns[index])}:${cell}`);
  return Buffer.from(`{${pairs.join(",")}}`);
}

/** The elements of an array as they are written; undefined where it is none. */
function splitArray(bytes: Buffer): string[] | undefined {
  const cells: string[] = [];
  const top = { isArray: false };
  const scanner = new JsonScanner({
    choose(path, kind): Choice {
      if (path.length > 0) return "capture";
      top.isArray = kind === "array";
      return top.isArray ? "enter" : "skip";
    },
    value: (_path, cell) => void cells.push(cell.toString("utf8")),
  });
  scanner.feed(bytes);
  scanner.end();
  return top.isArray ? cells : undefined;
}
