import type { Span } from "../diagnostics/span.js";

/** Texts are kept whole, comments go. */
const COMMENT = /(@"[^"]*"|@'[^']*'|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\/[^\n]*/g;

/** As much of an operator as tells which one it is. */
const LONGEST = 120;

/** The words of the query at a place: on one line, without comments, shortened; undefined where there is no place. */
export function wordsOf(source: string, span: Span | undefined): string | undefined {
  if (span === undefined) return undefined;
  const text = source
    .slice(span.start, span.end)
    .replace(COMMENT, (_, kept: string | undefined) => kept ?? "")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") return undefined;
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
}
