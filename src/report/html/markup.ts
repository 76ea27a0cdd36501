import { visible } from "../../diagnostics/visible.js";
import { formatDatetime } from "../../plan/time.js";

/** Longest value of an event that the report shows, in UTF-16 units. */
const MOST = 32_768;
/** Longest title, reason or path: a browser takes seconds to lay out more of it without a blank. */
const MOST_NAME = 2_000;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute; controls and bidi marks shown, addresses dead. */
export function escaped(text: string): string {
  return nameShown(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Text as a reader may see it: controls and bidi marks shown, addresses dead, and cut where it is very long. */
export function shown(text: string, most = MOST): string {
  if (text.length <= most) return defanged(visible(text));
  // a cut through a pair leaves half a character, which is shown as an escape
  return `${defanged(visible(text.slice(0, most)))} … [cut: ${text.length} characters, whole in JSON Lines]`;
}

/** A title or path as a reader may see it. */
export function nameShown(text: string): string {
  return shown(text, MOST_NAME);
}

/** Addresses that no mail program or viewer makes a link of: `hxxps://host[.]example/path`. */
export function defanged(text: string): string {
  if (!/:\/\/|www\./i.test(text)) return text;
  return text
    .replace(
      /\b(h)tt(ps?)(:\/\/)([^\s/"'<>]*)/gi,
      (_, h: string, p: string, slashes: string, host: string) =>
        `${h}xx${p}${slashes}${host.replaceAll(".", "[.]")}`,
    )
    .replace(/\bf(tps?:\/\/)([^\s/"'<>]*)/gi, (_, rest: string, host: string) => {
      return `fx${rest.slice(1)}${host.replaceAll(".", "[.]")}`;
    })
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}[.]`);
}

/** JSON for a script element of a type that is not run: nothing in it ends the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** Thousands with blanks between them. */
export function grouped(count: number): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** A column of a table: its head, and what its cells are. */
export interface TableColumn {
  /** Plain text. */
  readonly label: string;
  readonly kind?: "number" | "time" | "soft";
}

/** A table that scrolls where it is wide; on a narrow screen its cells stand below each other, each with its head. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const className = ({ kind }: TableColumn): string => (kind === undefined ? "" : ` class="${kind}"`);
  const head = columns.map(
    (column) =>
      `<th scope="col"${column.kind === "number" ? ' class="number"' : ""}>${escaped(column.label)}</th>`,
  );
  const body = rows.map((cells) => {
    const line = columns.map(
      (column, at) => `<td${className(column)} data-label="${escaped(column.label)}">${cells[at] ?? ""}</td>`,
    );
    return `<tr>${line.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** Escaped text in which no line ends within a time. */
export function prose(text: string): string {
  return escaped(text).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<span class="time">$&</span>');
}

/** The cell of a first and a last time, in ticks; what is not known is left blank. */
export function fromTo(first: bigint | null, last: bigint | null): string {
  const time = (ticks: bigint | null): string => (ticks === null ? "" : formatDatetime(ticks));
  return `<span class="time soft">${time(first)}<br>${time(last)}</span>`;
}
