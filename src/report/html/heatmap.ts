import { scaleSqrt } from "d3-scale";
import { escaped, grouped, nameShown } from "./markup.js";
import type { Survey } from "./survey.js";

const ROWS = 20;
const COLUMNS = 12;
const LABEL = 250;
const HEAD = 156;
/** Longest names of actions and devices, in characters. */
const NAMES = { action: 40, device: 36 };
/** Room for the last name of an action, which goes on to the right. */
const TAIL = 180;
const CELL = { width: 64, height: 26 };

/** Devices by actions as an SVG picture, the most findings first; what has no place of its own is summed at the end. */
export function heatmapSvg({ devices }: Survey): string {
  if (devices.size === 0) return "";
  const actions = new Map<string, number>();
  for (const counts of devices.values())
    for (const [action, count] of counts) actions.set(action, (actions.get(action) ?? 0) + count);
  const totals = new Map([...devices].map(([device, counts]) => [device, sum([...counts.values()])]));
  const columns = leading(actions, COLUMNS, "actions");
  const rows = leading(totals, ROWS, "devices");
  const cells = rows.map((row) =>
    columns.map((column) =>
      sum(row.keys.flatMap((device) => column.keys.map((action) => devices.get(device)?.get(action) ?? 0))),
    ),
  );
  // sums of many would make all others pale
  const single = cells
    .filter((_, at) => rows[at]?.keys.length === 1)
    .flatMap((row) => row.filter((_, at) => columns[at]?.keys.length === 1));
  const shade = scaleSqrt([0, Math.max(1, ...single)], [0.08, 1]).clamp(true);
  const width = LABEL + columns.length * CELL.width + TAIL;
  const height = HEAD + rows.length * CELL.height + 4;
  const parts = columns.map(({ name }, at) => {
    const x = LABEL + at * CELL.width + CELL.width / 2;
    return `<text class="axis" transform="translate(${x} ${HEAD - 8}) rotate(-32)">${label(name, NAMES.action)}</text>`;
  });
  for (const [at, { name }] of rows.entries()) {
    const y = HEAD + at * CELL.height;
    parts.push(
      `<text class="axis" text-anchor="end" x="${LABEL - 10}" y="${y + 17}">${label(name, NAMES.device)}</text>`,
    );
    for (const [column, count] of (cells[at] ?? []).entries()) {
      const x = LABEL + column * CELL.width;
      const title = `${name}, ${columns[column]?.name ?? ""}: ${count}`;
      const opacity = count === 0 ? 0 : shade(count);
      parts.push(
        `<rect class="empty" x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3"/>` +
          `<rect class="heat" fill-opacity="${opacity.toFixed(2)}" x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" rx="3"><title>${escaped(title)}</title></rect>`,
      );
      if (count > 0) {
        parts.push(
          `<text class="count${opacity > 0.65 ? " strong" : ""}" text-anchor="middle" x="${x + CELL.width / 2 - 1}" y="${y + 16.5}">${grouped(count)}</text>`,
        );
      }
    }
  }
  return `<svg class="chart heatmap" width="${width}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Findings by device and action">${parts.join("")}</svg>`;
}

interface Group {
  readonly name: string;
  readonly keys: readonly string[];
}

function leading(counts: ReadonlyMap<string, number>, most: number, what: string): Group[] {
  const order = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key);
  if (order.length <= most) return order.map((key) => ({ name: key, keys: [key] }));
  const rest = order.slice(most - 1);
  return [
    ...order.slice(0, most - 1).map((key) => ({ name: key, keys: [key] })),
    { name: `${rest.length} other ${what}`, keys: rest },
  ];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function label(text: string, most: number): string {
  const chars = [...nameShown(text)];
  const short = chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : chars.join("");
  return `${escaped(short)}<title>${escaped(text)}</title>`;
}
