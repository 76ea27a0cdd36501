import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Data } from "./data.js";
import { runProgram } from "./program.js";
import { count, table } from "./report.js";

const MILLION = 1_000_000;
/** Ten gigabytes, which a dozen million rows of CSV are, is twenty times this. */
const LIMIT = "512MB";

export interface ScalingOptions {
  readonly data: Data;
  readonly form: "csv" | "jsonl" | "parquet";
  /** The largest size, in rows; smaller ones are halves of it. */
  readonly most: number;
}

/**
 * Scans twice as many files each time, with one thread and with two, and the largest once more with little
 * memory: time should grow with the rows, memory should not, and the findings must not change.
 */
export async function scaling({ data, form, most }: ScalingOptions): Promise<string> {
  const files: string[] = [];
  const sizes: number[] = [];
  for (let size = MILLION; size <= most; size *= 2) sizes.push(size);
  const scratch = await mkdtemp(join(tmpdir(), "coldhunt-scaling-"));
  try {
    const lines: string[][] = [];
    for (const size of sizes) {
      while (files.length * MILLION < size) files.push(await partOf(data, form, files.length));
      const bytes = await sizeOf(files);
      for (const threads of [1, 2])
        lines.push(await line(scratch, files, bytes, ["--threads", String(threads)]));
    }
    const bytes = await sizeOf(files);
    lines.push(await line(scratch, files, bytes, ["--threads", "2", "--memory-limit", LIMIT]));
    const header = ["options", "rows", "MB", "time", "rows/s", "peak RSS", "findings"];
    return table(header, lines);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Each part has its own month, hits, and a seed of its own. */
async function partOf(data: Data, form: ScalingOptions["form"], part: number): Promise<string> {
  const start = new Date(Date.UTC(2026, part - 60, 1)).toISOString();
  const name = `part-${String(part).padStart(2, "0")}.${form}`;
  const set = await data.set(`scaling-${form}/${part}`, {
    [name]: { rows: MILLION, form, seed: 900_000 + part, hitShare: 0.0001, start },
  });
  return set.files[0] ?? "";
}

async function line(
  scratch: string,
  files: readonly string[],
  bytes: number,
  options: readonly string[],
): Promise<string[]> {
  const report = join(scratch, "report.jsonl");
  const run = await runProgram([
    "scan",
    ...files,
    "--no-hash",
    "--quiet",
    "--force",
    "-o",
    report,
    ...options,
  ]);
  const rows = files.length * MILLION;
  const digest = createHash("sha256")
    .update(await readFile(report))
    .digest("hex");
  return [
    options.join(" "),
    count(rows),
    count(Math.round(bytes / 1e6)),
    `${(run.ms / 1000).toFixed(1)} s`,
    count(Math.round(rows / (run.ms / 1000))),
    `${count(Math.round(run.peakRssBytes / 1e6))} MB`,
    digest.slice(0, 8),
  ];
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const facts = await Promise.all(files.map((file) => stat(file)));
  return facts.reduce((sum, one) => sum + one.size, 0);
}
