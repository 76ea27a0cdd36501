import type { Machine } from "./machine.js";
import type { Result } from "./measure.js";

const COLUMNS = [
  ..."case rows median min max rows/s MB/s".split(" "),
  ..."peak RSS|baseline|ratio|bar".split("|"),
];

/** The results as a Markdown table, which also reads well on a terminal. */
export function resultTable(results: readonly Result[]): string {
  const lines = results.map((one) => {
    const seconds = one.medianMs / 1000;
    return [
      one.name,
      count(one.rows),
      millis(one.medianMs),
      millis(one.minMs),
      millis(one.maxMs),
      one.rows === 0 ? "" : count(Math.round(one.rows / seconds)),
      one.bytes === 0 ? "" : count(Math.round(one.bytes / 1e6 / seconds)),
      `${count(Math.round(one.peakRssBytes / 1e6))} MB`,
      one.baselineMs === null ? "" : millis(one.baselineMs),
      one.ratio === null ? "" : one.ratio.toFixed(2),
      one.bar === null ? "" : `${one.bar.toFixed(2)} ${met(one) ? "met" : "MISSED"}`,
    ];
  });
  return table(COLUMNS, lines);
}

/** What each case is held against. */
export function baselineList(results: readonly Result[]): string {
  return results
    .filter((one) => one.baseline !== null)
    .map(
      (one) =>
        `- ${one.name}: ${one.baseline ?? ""}${one.floorMs === null ? "" : `; floor ${millis(one.floorMs)}`}`,
    )
    .join("\n");
}

export function met(one: Result): boolean {
  return one.bar === null || one.ratio === null || one.ratio <= one.bar;
}

export function machineLines(machine: Machine): string {
  return Object.entries(machine)
    .map(([name, value]) => `- ${name}: ${String(value)}`)
    .join("\n");
}

/** A Markdown table whose columns line up; all but the first are numbers. */
export function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const width = header.map((name, at) =>
    Math.max(name.length, ...lines.map((line) => (line[at] ?? "").length)),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(width[at] ?? 0) : cell.padStart(width[at] ?? 0))).join(" | ")} |`;
  const rule = width.map((size, at) => (at === 0 ? "-".repeat(size) : `${"-".repeat(size - 1)}:`));
  return [row(header), row(rule), ...lines.map(row)].join("\n");
}

function millis(value: number): string {
  return value >= 100 ? `${count(Math.round(value))} ms` : `${value.toPrecision(2)} ms`;
}

export function count(value: number): string {
  return value.toLocaleString("en-US");
}
