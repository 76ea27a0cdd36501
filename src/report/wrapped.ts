import { displayWidth } from "./display-width.js";

/** How far further lines stand in behind the first one. */
const HANG = 4;

const COLOUR = /\u001b\[[\d;]*m/g;

/**
 * A line as lines of at most so many cells, broken at blanks; further ones stand in. What has no blank is left whole,
 * so that a path or an id can still be copied.
 */
export function wrapped(line: string, width: number): string[] {
  if (cells(line) <= width) return [line];
  const [indent = ""] = /^ */.exec(line) ?? [];
  // on a very narrow terminal the words get the room
  const hang = " ".repeat(indent.length + HANG <= width / 2 ? indent.length + HANG : 0);
  const lines: string[] = [];
  let last = indent;
  for (const [, gap = "", word = ""] of line.slice(indent.length).matchAll(/( *)([^ ]+)/g)) {
    const longer = `${last}${gap}${word}`;
    if (cells(longer) <= width || last.trim() === "") last = longer;
    else {
      lines.push(last);
      last = `${hang}${word}`;
    }
  }
  return [...lines, last];
}

function cells(text: string): number {
  return displayWidth(text.replace(COLOUR, ""));
}
