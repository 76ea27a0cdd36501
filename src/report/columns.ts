import type { CardAccount } from "../case/finding.js";

/** A column of a table: where its cells come from, and how many terminal cells it gets. */
export interface Layout {
  readonly name: string;
  readonly width: number;
}

/** Columns a reader looks for in events of any table, after those the card computes itself. */
const FIRST = ["Timestamp", "TimeGenerated", "DeviceName", "ActionType"];
const NEXT = [
  "InitiatingProcessCommandLine",
  "InitiatingProcessAccountName",
  "FileName",
  "ProcessCommandLine",
  "AccountUpn",
  "AccountName",
  "FolderPath",
  "RemoteUrl",
  "RemoteIP",
  "InitiatingProcessFileName",
  "Title",
];

export const SOURCE_COLUMN = "source";
const GAP = 2;
/** Below this a cut cell says too little. */
const LEAST_WIDTH = 14;

/**
 * The columns that fit a width, most telling first; all columns in the card's order where all fit.
 * `natural` is the widest cell of each column, head included.
 */
export function layoutOf(card: CardAccount, natural: ReadonlyMap<string, number>, width: number): Layout[] {
  const names = card.columns.map((column) => column.name);
  const all = [...names, SOURCE_COLUMN];
  if (total(all.map((name) => natural.get(name) ?? name.length)) <= width) return fit(all, natural, width);
  const computed = card.computed.toReversed();
  const order = [SOURCE_COLUMN, ...FIRST, ...computed, ...NEXT, ...(names.length <= 12 ? names : [])];
  const chosen = new Set<string>();
  let used = 0;
  for (const name of order) {
    if (chosen.has(name) || !all.includes(name)) continue;
    const least = Math.min(natural.get(name) ?? 0, name === FIRST[0] ? 28 : LEAST_WIDTH * 2) + GAP;
    if (used + least > width + GAP && chosen.size >= 2) continue;
    chosen.add(name);
    used += least;
  }
  const shown = [...FIRST, ...computed, ...all].filter((name) => chosen.has(name));
  return fit([...new Set(shown)], natural, width);
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** Gives each column its natural width, then takes from the widest until all fit. */
function fit(names: readonly string[], natural: ReadonlyMap<string, number>, width: number): Layout[] {
  const widths = names.map((name) => Math.max(1, natural.get(name) ?? name.length));
  while (total(widths) > width && Math.max(...widths) > 4) {
    const widest = Math.max(...widths);
    const next = Math.max(4, ...widths.filter((one) => one < widest));
    const count = widths.filter((one) => one === widest).length;
    const excess = Math.ceil((total(widths) - width) / count);
    const target = Math.max(next === widest ? 4 : next, widest - excess);
    for (const [index, one] of widths.entries()) if (one === widest) widths[index] = target;
  }
  return names.map((name, index) => ({ name, width: widths[index] ?? 1 }));
}
