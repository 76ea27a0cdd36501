import type { Finding, ScanAccount } from "../case/finding.js";
import type { Column } from "../plan/types.js";
import { cellText } from "./cell-text.js";

/**
 * A text cell that begins with one of these gets an apostrophe in front, so that no spreadsheet takes evidence for a
 * formula. A cell that begins with an apostrophe gets one too: taking one leading apostrophe off gives back the
 * original, always.
 */
const GUARDED = /^['=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/** The columns in front of and behind those of the events. */
const BEFORE = ["id", "card", "level"];
const AFTER = ["sources", "source_count"];

/** CSV by RFC 4180: one finding a record, the header the union of the columns of all cards. */
export async function* renderCsv(account: ScanAccount): AsyncGenerator<string> {
  const names = unionOf(account.cards.map((card) => card.columns));
  yield record([...BEFORE, ...names.map(unambiguous), ...AFTER]);
  for await (const finding of account.findings()) yield record(cells(finding, names));
}

function unionOf(lists: readonly (readonly Column[])[]): string[] {
  return [...new Set(lists.flatMap((columns) => columns.map((column) => column.name)))];
}

/** An event column of the name of one of ours is told apart. */
function unambiguous(name: string): string {
  return guarded([...BEFORE, ...AFTER].includes(name) ? `event.${name}` : name);
}

function cells(finding: Finding, names: readonly string[]): string[] {
  const byName = new Map(finding.columns.map((column, index) => [column.name, { column, index }]));
  const event = names.map((name) => {
    const found = byName.get(name);
    if (found === undefined) return "";
    const text = cellText(finding.values[found.index] ?? null, found.column.type);
    return isText(found.column) ? guarded(text) : text;
  });
  const sources = finding.sources.map(({ path, row }) => `${path}:${row}`).join("; ");
  return [
    finding.id,
    guarded(finding.card),
    finding.level,
    ...event,
    guarded(sources),
    finding.sourceCount.toString(),
  ];
}

/** Numbers and times are written by this program and begin with a minus at worst. */
export function isText(column: Column): boolean {
  return column.type === "string" || column.type === "dynamic" || column.type === "guid";
}

/** Text that no spreadsheet takes for a formula; reversible. */
export function guarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** One CSV record with its line end. */
export function record(values: readonly string[]): string {
  return `${values.map(quoted).join(",")}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
