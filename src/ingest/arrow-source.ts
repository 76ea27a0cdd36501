import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Vector } from "apache-arrow";
import { formatDatetime, MAX_TICKS, UNIX_EPOCH_TICKS } from "../plan/time.js";
import type { Session } from "../store/session.js";
import { jsonLinesSource } from "./json-lines-source.js";
import type { RecordSource } from "./source.js";
import type { Scratch } from "./scratch.js";

type Arrow = typeof import("apache-arrow");

/** An Arrow IPC file or stream; its batches go through JSON Lines one by one. */
export async function arrowSource(
  session: Session,
  scratch: Scratch,
  path: string,
): Promise<RecordSource | undefined> {
  const arrow = await import("apache-arrow");
  const reader = await arrow.RecordBatchReader.from(createReadStream(path));
  const lines = async function* () {
    for await (const batch of reader) {
      const cells = batch.schema.fields.flatMap(({ name }, index) => {
        const column = batch.getChildAt(index);
        return column === null ? [] : [{ name, text: cellText(arrow, column) }];
      });
      for (let row = 0; row < batch.numRows; row++)
        yield `${JSON.stringify(Object.fromEntries(cells.map(({ name, text }) => [name, text(row)])))}\n`;
    }
  };
  const records = await scratch.path("jsonl");
  await pipeline(Readable.from(lines()), createWriteStream(records, { flags: "wx" }));
  return jsonLinesSource(session, { path: records, gzip: false, format: "arrow", ownLines: false });
}

/** Nanoseconds of a unit: second, millisecond, microsecond, nanosecond. */
const UNITS = [1_000_000_000n, 1_000_000n, 1_000n, 1n];

function cellText(arrow: Arrow, column: Vector): (row: number) => string | null {
  const type: unknown = column.type;
  if (type instanceof arrow.Timestamp) {
    // the values as they are stored: what get() gives is a number of milliseconds
    const data = column.data[0];
    const values = data?.values as BigInt64Array | undefined;
    const unit = UNITS[type.unit as number] ?? 1n;
    return (row) => {
      const value = column.isValid(row) ? values?.[row] : undefined;
      return value === undefined ? null : datetimeText((value * unit) / 100n + UNIX_EPOCH_TICKS, value);
    };
  }
  return (row) => {
    const value: unknown = column.get(row);
    if (value === null || value === undefined) return null;
    if (value instanceof Date) return value.toISOString();
    if (typeof value === "string") return value;
    if (typeof value === "object") return JSON.stringify(value, (_, part: unknown) => plain(part));
    return `${value as number | bigint | boolean}`;
  };
}

/** A time beyond the years of KQL stays a number, and its row is refused. */
function datetimeText(ticks: bigint, stored: bigint): string {
  return ticks < 0n || ticks > MAX_TICKS ? stored.toString() : formatDatetime(ticks);
}

function plain(value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}
