/** JSON in a value, text by text: numbers and all that stands between the texts stay as they are. */

/** A text in JSON, and the key it stands under: its own, or that of the list it is in. */
export interface JsonCell {
  readonly key: string | undefined;
  readonly text: string;
  readonly isKey: boolean;
  /** Where it stands, quotes included. */
  readonly from: number;
  readonly to: number;
}

const LITERAL = /"(?:[^"\\]|\\.)*"(\s*:)?/gs;

/** The texts of a JSON object, list or text; undefined where the value is no JSON of these. */
export function jsonCells(value: string): JsonCell[] | undefined {
  if (!/^\s*[{["]/.test(value)) return undefined;
  try {
    JSON.parse(value);
  } catch {
    return undefined;
  }
  const cells: JsonCell[] = [];
  const keys = new OpenKeys();
  let done = 0;
  for (const match of value.matchAll(LITERAL)) {
    keys.pass(value.slice(done, match.index));
    done = match.index + match[0].length;
    const isKey = match[1] !== undefined;
    const literal = isKey ? match[0].slice(0, -(match[1]?.length ?? 0)) : match[0];
    const text = JSON.parse(literal) as string;
    cells.push({
      key: isKey ? undefined : keys.current,
      text,
      isKey,
      from: match.index,
      to: match.index + literal.length,
    });
    if (isKey) keys.current = text;
  }
  return cells;
}

/** The keys that a place in JSON stands under: what is in a list stands under the list's. */
class OpenKeys {
  current: string | undefined;
  private readonly outer: (string | undefined)[] = [];

  /** Goes over what stands between two texts. */
  pass(between: string): void {
    for (const sign of between) {
      if (sign === "{" || sign === "[") this.outer.push(this.current);
      else if (sign === "}" || sign === "]") this.current = this.outer.pop();
    }
  }
}
