import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Form } from "./forms/form.js";
import type { Row } from "./row.js";

export interface TextFileOptions {
  readonly gzip: boolean;
  /** A byte order mark in front. */
  readonly bom?: boolean | undefined;
}

/** Writes rows into a file a chunk at a time, no faster than the disk takes them. */
export async function writeTextFile(
  path: string,
  rows: Iterable<Row>,
  form: Form,
  options: TextFileOptions,
): Promise<void> {
  const source = Readable.from(chunks(rows, form, options.bom === true ? "\ufeff" : ""), {
    objectMode: true,
  });
  const file = createWriteStream(path, { highWaterMark: 1 << 22 });
  if (options.gzip) await pipeline(source, createGzip({ level: 6 }), file);
  else await pipeline(source, file);
}

const CHUNK_ROWS = 1000;

function* chunks(rows: Iterable<Row>, form: Form, start: string): Generator<Buffer, void, undefined> {
  let lines: string[] = [];
  let before = start + form.begin;
  let some = false;
  for (const row of rows) {
    lines.push(form.row(row));
    if (lines.length < CHUNK_ROWS) continue;
    yield Buffer.from(before + lines.join(form.between));
    lines = [];
    before = form.between;
    some = true;
  }
  if (lines.length > 0) yield Buffer.from(before + lines.join(form.between) + form.end);
  else yield Buffer.from(some ? form.end : before + form.endOfNone);
}
