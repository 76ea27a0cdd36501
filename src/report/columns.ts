import type { CardAccount } from "../case/finding.js";

/** A column of a table: where its cells come from, and how many terminal cells it gets. */
export interface Layout {
  readonly name: string;
  readonly width: number;
}

export const SOURCE_COLUMN = "source";

const TIME = ["Timestamp", "TimeGenerated"];
/** Columns a reader looks for in events of any table, after those the card computes itself. */
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

const GAP = 2;
/** The width that what a finding is about gets before further columns are added. */
const FAIR = 40;
/** The least width that is worth a further column. */
const OTHER = 28;

/** What a finding is about: when, where, what, and the last column the card computes; then where it stands. */
export function essentialColumns(card: CardAccount, empty: ReadonlySet<string>): string[] {
  const names = card.columns.map((column) => column.name).filter((name) => !empty.has(name));
  const telling = [...TIME, "ActionType", "DeviceName", ...card.computed.slice(-1)];
  const essential = telling.filter((name) => names.includes(name));
  return [...(essential.length > 0 ? essential : names.slice(0, 5)), SOURCE_COLUMN];
}

/**
 * The columns of a table of that width: all in the card's order where all fit, else the essential ones and as many
 * more as fit; undefined where not even those fit. `natural` is the widest cell of each column, head included; a column
 * that is `empty` in all rows is only shown where all are.
 */
export function layoutOf(
  card: CardAccount,
  natural: ReadonlyMap<string, number>,
  empty: ReadonlySet<string>,
  width: number,
): Layout[] | undefined {
  const names = card.columns.map((column) => column.name);
  const all = [...names, SOURCE_COLUMN];
  const widthOf = (most: number) => (name: string) => Math.min(natural.get(name) ?? 0, most);
  if (total(all.map(widthOf(Infinity))) <= width) return columns(all, widthOf(Infinity));
  const essential = essentialColumns(card, empty);
  if (total(essential.map(widthOf(FAIR))) > width) return undefined;
  const computed = card.computed.toReversed();
  const chosen = new Set(essential);
  for (const name of [...computed, ...NEXT, ...(names.length <= 12 ? names : [])]) {
    if (!names.includes(name) || empty.has(name)) continue;
    const least = [...chosen, name].map((one) => widthOf(essential.includes(one) ? FAIR : OTHER)(one));
    if (total(least) <= width) chosen.add(name);
  }
  const order = [...new Set([...TIME, "DeviceName", "ActionType", ...computed, ...all])];
  return fit(
    order.filter((name) => chosen.has(name)),
    essential,
    widthOf(Infinity),
    width,
  );
}

function columns(names: readonly string[], widthOf: (name: string) => number): Layout[] {
  return names.map((name) => ({ name, width: Math.max(1, widthOf(name)) }));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** Columns in one line: each as wide as its widest cell, then cut until all fit, the less telling ones first. */
function fit(
  names: readonly string[],
  essential: readonly string[],
  widthOf: (name: string) => number,
  width: number,
): Layout[] {
  const fitting = columns(names, widthOf);
  for (const [least, may] of [
    [OTHER, (name: string) => !essential.includes(name)],
    [FAIR, () => true],
  ] as const) {
    for (let excess = total(fitting.map((one) => one.width)) - width; excess > 0; excess -= 1) {
      const widest = widestOf(fitting, (one) => may(one.name) && one.width > least);
      if (widest === -1) break;
      const { name, width: before } = fitting[widest] ?? { name: "", width: 1 };
      fitting[widest] = { name, width: before - 1 };
    }
  }
  return fitting;
}

function widestOf(layout: readonly Layout[], may: (one: Layout) => boolean): number {
  return layout.reduce(
    (widest, one, at) =>
      may(one) && (widest === -1 || one.width > (layout[widest]?.width ?? 0)) ? at : widest,
    -1,
  );
}
