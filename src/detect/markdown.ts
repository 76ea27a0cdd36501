/** A heading with the lines under it, up to the next heading of the same or a higher rank. */
export interface Section {
  readonly rank: number;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A line of a file without its line end, and where it begins. */
export interface Line {
  readonly text: string;
  readonly offset: number;
}

/** A fenced block: its lines with the fence's own indentation taken off, and the prose line numbers around it. */
export interface Fence {
  readonly info: string;
  /** Index of the opening fence among the lines it was found in. */
  readonly at: number;
  readonly text: string;
  readonly lineOffsets: readonly number[];
}

/** The lines of a text; CR LF, LF and CR alone all end one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    lines.push({ text: text.slice(offset, match.index), offset });
    offset = match.index + match[0].length;
    if (match[0] === "") break;
  }
  return lines;
}

const OPEN = /^(\s*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})\s*([^`]*)$/;

/** The lines of each fenced block, [opening, closing] by index; a block without an end reaches to the last line. */
export function fenceSpans(lines: readonly Line[]): { open: number; close: number }[] {
  const spans: { open: number; close: number }[] = [];
  let open: { at: number; mark: string } | undefined;
  for (const [at, line] of lines.entries()) {
    if (open === undefined) {
      const match = OPEN.exec(line.text);
      if (match?.[2] !== undefined) open = { at, mark: match[2] };
    } else {
      const text = line.text.trim();
      const closes = text.length >= open.mark.length && text === open.mark.charAt(0).repeat(text.length);
      if (closes) {
        spans.push({ open: open.at, close: at });
        open = undefined;
      }
    }
  }
  if (open !== undefined) spans.push({ open: open.at, close: lines.length });
  return spans;
}

/** The fenced blocks among lines; `source` is the text the lines were cut from. */
export function fences(lines: readonly Line[], source: string): Fence[] {
  return fenceSpans(lines).map(({ open, close }) => {
    const head = OPEN.exec(lines[open]?.text ?? "");
    const indent = (head?.[1] ?? "").length;
    const inside = lines.slice(open + 1, close);
    const body = close === lines.length ? upToMark(inside, head?.[2] ?? "") : inside;
    const cut = body.map((line) => ({ ...line, indent: leading(line.text, indent) }));
    const text = cut
      .map((line) => line.text.slice(line.indent) + lineEnd(source, line.offset + line.text.length))
      .join("");
    return {
      info: (head?.[3] ?? "").trim(),
      at: open,
      text: text.replace(/\r\n$|\n$|\r$/, ""),
      lineOffsets:
        cut.length === 0 ? [lines[open]?.offset ?? 0] : cut.map((line) => line.offset + line.indent),
    };
  });
}

/** The lines of a block without an end, up to a closing mark that stands behind the text of its last line. */
function upToMark(body: readonly Line[], mark: string): readonly Line[] {
  const at = body.findIndex((line) => line.text.trimEnd().endsWith(mark));
  const last = body[at];
  if (last === undefined) return body;
  return [...body.slice(0, at), { ...last, text: last.text.trimEnd().slice(0, -mark.length) }];
}

/** A lone CR is given as LF, which has the same length, so that offsets stay true. */
function lineEnd(source: string, offset: number): string {
  if (source.startsWith("\r\n", offset)) return "\r\n";
  return offset < source.length ? "\n" : "";
}

function leading(text: string, most: number): number {
  let count = 0;
  while (count < most && (text[count] === " " || text[count] === "\t")) count += 1;
  return count;
}

/** The sections of a Markdown text, in order; a `#` inside a fenced block is no heading. */
export function sections(text: string): Section[] {
  const lines = linesOf(text);
  const fenced = new Set<number>();
  for (const { open, close } of fenceSpans(lines)) for (let at = open; at <= close; at += 1) fenced.add(at);
  const heads = lines.flatMap((line, at) => {
    const match = fenced.has(at) ? null : /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line.text);
    return match === null ? [] : [{ at, rank: (match[1] ?? "").length, title: match[2] ?? "" }];
  });
  return heads.map((head, index) => {
    const next = heads.slice(index + 1).find((other) => other.rank <= head.rank);
    return { rank: head.rank, title: head.title, lines: lines.slice(head.at + 1, next?.at) };
  });
}

/** The rows of the first pipe table among lines, each a record by header name in lower case. */
export function tableRows(lines: readonly Line[]): Readonly<Record<string, string>>[] {
  const start = lines.findIndex(
    (line, at) => line.text.includes("|") && isDelimiter(lines[at + 1]?.text ?? ""),
  );
  if (start === -1) return [];
  const header = cells(lines[start]?.text ?? "").map((name) => name.toLowerCase());
  const rows: Readonly<Record<string, string>>[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.text.includes("|")) break;
    const values = cells(line.text);
    rows.push(Object.fromEntries(header.map((name, index) => [name, values[index] ?? ""])));
  }
  return rows;
}

function isDelimiter(text: string): boolean {
  return text.includes("-") && text.includes("|") && /^[\s|:-]+$/.test(text);
}

function cells(text: string): string[] {
  const inner = text.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}
