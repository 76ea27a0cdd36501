import { readFileSync, writeFileSync } from "node:fs";
import type { BenchCase, Prepared } from "./case.js";
import type { ProgramRun } from "./program.js";

/** One line of the results. */
export interface Result {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly runs: number;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly peakRssBytes: number;
  readonly baseline: string | null;
  readonly baselineMs: number | null;
  readonly ratio: number | null;
  readonly floorMs: number | null;
  readonly bar: number | null;
}

const LEAST_RUNS = 5;
const MOST_RUNS = 25;
/** Runs of a case go on for so long, within the limits above. */
const ENOUGH_MS = 10_000;

/** Times a prepared case and its baseline in turn, once they have given the same rows. */
export async function measure(one: BenchCase, prepared: Prepared): Promise<Result> {
  const { baseline } = prepared;
  const ours: number[] = [];
  const theirs: number[] = [];
  const floors: number[] = [];
  let peak = 0;
  await prepared.reset?.();
  // the first of all runs finds cold code and counts for nothing
  await prepared.ours();
  if (baseline !== undefined) await baseline.run();
  await prepared.check?.();
  const first = await timed(prepared, prepared.ours);
  const runs = Math.min(MOST_RUNS, Math.max(LEAST_RUNS, Math.ceil(ENOUGH_MS / first)));
  for (let run = 0; run < runs; run++) {
    const mine = async (): Promise<void> => {
      resetPeak();
      let result: unknown;
      ours.push(await timed(prepared, async () => (result = await prepared.ours())));
      peak = Math.max(peak, isProgramRun(result) ? result.peakRssBytes : peakRss());
    };
    // who goes first changes, so that neither always finds the caches of the other
    if (run % 2 === 0) await mine();
    if (baseline !== undefined) theirs.push(await timed(prepared, baseline.run));
    if (run % 2 === 1) await mine();
    if (prepared.floor !== undefined && run < LEAST_RUNS) floors.push(await timed(prepared, prepared.floor));
  }
  const medianMs = median(ours);
  const baselineMs = theirs.length === 0 ? null : median(theirs);
  return {
    name: one.name,
    rows: prepared.rows,
    bytes: prepared.bytes,
    runs,
    medianMs,
    minMs: Math.min(...ours),
    maxMs: Math.max(...ours),
    peakRssBytes: peak,
    baseline: baseline?.what ?? null,
    baselineMs,
    ratio: baselineMs === null ? null : medianMs / baselineMs,
    floorMs: floors.length === 0 ? null : median(floors),
    bar: one.bar ?? null,
  };
}

async function timed(prepared: Prepared, work: () => Promise<unknown>): Promise<number> {
  await prepared.reset?.();
  globalThis.gc?.();
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function isProgramRun(result: unknown): result is ProgramRun {
  return typeof result === "object" && result !== null && "peakRssBytes" in result;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Linux keeps the peak itself and lets a process set it back. */
function resetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // elsewhere the peak is that of the whole process
  }
}

function peakRss(): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    if (line !== null) return Number(line[1]) * 1024;
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}
