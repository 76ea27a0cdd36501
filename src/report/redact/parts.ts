/** What stands for a value that is not shown. */
export class Token {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A text in pieces: those that may still hold something, and tokens, which are done with. */
export type Part = string | Token;

/** The pieces with what a pattern finds in the texts replaced; where `by` gives undefined it stays as it is. */
export function replaced(
  parts: readonly Part[],
  pattern: RegExp,
  by: (match: RegExpExecArray) => readonly Part[] | undefined,
): readonly Part[] {
  return parts.flatMap((part) => (part instanceof Token ? [part] : replacedText(part, pattern, by)));
}

function replacedText(
  text: string,
  pattern: RegExp,
  by: (match: RegExpExecArray) => readonly Part[] | undefined,
): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const instead = by(match);
    const end = match.index + match[0].length;
    if (instead !== undefined) {
      parts.push(text.slice(done, match.index), ...instead);
      done = end;
    }
    // what was left may begin one character on; `by` may search with the same pattern
    pattern.lastIndex = Math.max(end, match.index + 1);
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== "");
}

export function joined(parts: readonly Part[]): string {
  return parts.map((part) => (part instanceof Token ? part.name : part)).join("");
}
