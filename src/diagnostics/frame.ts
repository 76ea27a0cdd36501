import type { ColdhuntError } from "./error.js";
import { lineAndColumn } from "./span.js";
import { visible } from "./visible.js";

/** The file an error's span points into. */
export interface ErrorSource {
  /** How the file is named to the user. */
  readonly path: string;
  /** The whole text of the file. */
  readonly text: string;
  /** The offset in the file of an offset in the query. */
  readonly offsetOf: (offset: number) => number;
}

const LONGEST_LINE = 160;

/** `path:line:column` of an error, or the path alone where it has no span. */
export function placeOf(error: ColdhuntError, source: ErrorSource): string {
  if (error.span === undefined) return visible(source.path);
  const { line, column } = lineAndColumn(source.text, source.offsetOf(error.span.start));
  return `${visible(source.path)}:${line}:${column}`;
}

/** An error as the user reads it: code and message, then place, the line with the words marked, and the hint. */
export function renderError(error: ColdhuntError, source?: ErrorSource): string {
  const lines = [`error[${error.code}]: ${visible(error.message)}`];
  if (source !== undefined) {
    lines.push(`  ${placeOf(error, source)}`);
    if (error.span !== undefined) lines.push(...frame(source, error.span.start, error.span.end));
  }
  if (error.hint !== undefined) lines.push(`  hint: ${visible(error.hint)}`);
  return lines.join("\n");
}

function frame(source: ErrorSource, start: number, end: number): string[] {
  const from = source.offsetOf(start);
  const { line } = lineAndColumn(source.text, from);
  const lineStart = source.text.lastIndexOf("\n", from - 1) + 1;
  const newline = source.text.indexOf("\n", from);
  const text = source.text.slice(lineStart, newline === -1 ? undefined : newline).replace(/\r$/, "");
  // a long line is cut to the neighbourhood of the marked words
  const cut = Math.max(0, from - lineStart - LONGEST_LINE / 2);
  const shown = text.slice(cut, cut + LONGEST_LINE);
  const before = visible(text.slice(cut, from - lineStart));
  const last = Math.max(source.offsetOf(end), from + 1);
  const marked = visible(text.slice(from - lineStart, Math.min(last - lineStart, cut + LONGEST_LINE)));
  const number = line.toString();
  return [
    `  ${number} | ${visible(shown)}`,
    `  ${" ".repeat(number.length)} | ${" ".repeat(before.length)}${"^".repeat(Math.max(1, marked.length))}`,
  ];
}
