import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { InputRecord } from "../../src/case/input.js";
import { importPaths, type ImportOptions } from "../../src/ingest/import.js";
import { openSession, type Row, type Session } from "../../src/store/session.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What an import left behind. */
export interface Imported {
  readonly session: Session;
  readonly folder: string;
  /** Writes more files into the folder. */
  readonly write: (files: Files) => Promise<void>;
  readonly inputs: readonly InputRecord[];
  /** The rows of a table by file and record. */
  readonly rows: (table: string) => Promise<Row[]>;
  readonly rejects: () => Promise<Row[]>;
}

/** Writes files into a new folder, imports the folder into a database in memory, and cleans up. */
export async function importing<T>(
  files: Files,
  check: (imported: Imported) => T | Promise<T>,
  options: ImportOptions = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "coldhunt-test-"));
  const session = await openSession({ threads: 2 });
  try {
    const write = async (more: Files) => {
      for (const [name, content] of Object.entries(more)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
    };
    await write(files);
    const { inputs } = await importPaths(session, [folder], options);
    return await check({
      session,
      folder,
      write,
      inputs,
      rows: (table) => session.rows(`SELECT * FROM main."${table}" ORDER BY coldhunt_input, coldhunt_row`),
      rejects: () =>
        session.rows(`SELECT "row", line, reason, text FROM coldhunt.rejects ORDER BY input, "row"`),
    });
  } finally {
    session.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ticks of a time, the long way round. */
export function ticks(iso: string): bigint {
  const match = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(?:\.(\d+))?Z$/.exec(iso);
  if (match === null) throw new Error(`bug: ${iso} is no time`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return (
    BigInt(date.getTime()) * 10_000n + 621_355_968_000_000_000n + BigInt((match[7] ?? "").padEnd(7, "0"))
  );
}
