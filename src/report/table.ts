import type { CardAccount, Finding, ScanAccount } from "../case/finding.js";
import { visible } from "../diagnostics/visible.js";
import { cellText } from "./cell-text.js";
import { essentialColumns, layoutOf, SOURCE_COLUMN, type Layout } from "./columns.js";
import { displayWidth, fitted } from "./display-width.js";
import { style } from "./style.js";
import { summaryLines } from "./summary.js";

export interface TableOptions {
  /** Cells of the terminal, or of the page. */
  readonly width: number;
  readonly colour: boolean;
  /** Every input is listed, however many there are. */
  readonly verbose?: boolean | undefined;
}

/** Further lines of a finding begin with so many blanks. */
const INDENT = 4;

/** Findings by which the widths of the columns are decided; later ones are cut to them. */
const SAMPLE = 1000;

/** The account for a reader: the findings of each card, then the inputs and the verdicts. */
export async function* renderTable(account: ScanAccount, options: TableOptions): AsyncGenerator<string> {
  const paint = style(options.colour);
  let card: CardAccount | undefined;
  let rows: string[][] = [];
  let print: RowPrinter | undefined;

  function* flush(): Generator<string> {
    if (card === undefined) return;
    if (print === undefined) {
      yield `${paint.bold(visible(card.title))} ${paint.dim(visible(card.id))} ${paint.level(card.level)}\n`;
      print = rowPrinter(card, rows, options.width);
      if (print.heading !== undefined) yield `${paint.dim(print.heading)}\n`;
    }
    for (const row of rows) for (const line of print.lines(row)) yield `${line}\n`;
    rows = [];
  }

  for await (const finding of account.findings()) {
    if (finding.card !== card?.id) {
      yield* flush();
      if (card !== undefined) yield "\n";
      card = account.cards.find((one) => one.id === finding.card);
      print = undefined;
    }
    rows.push(cellsOf(finding));
    if (print !== undefined || rows.length >= SAMPLE) yield* flush();
  }
  yield* flush();
  if (card !== undefined) yield "\n";
  for (const line of summaryLines(account, paint, options.verbose)) yield `${line}\n`;
}

/** How the findings of a card are printed, decided by its first ones. */
interface RowPrinter {
  readonly heading: string | undefined;
  readonly lines: (row: readonly string[]) => string[];
}

function rowPrinter(card: CardAccount, rows: readonly (readonly string[])[], width: number): RowPrinter {
  const empty = emptyColumns(card, rows);
  const layout = layoutOf(card, naturalWidths(card, rows), empty, width);
  const places = new Map(namesOf(card).map((name, at) => [name, at]));
  const cell = (row: readonly string[], name: string): string => row[places.get(name) ?? -1] ?? "";
  if (layout === undefined) {
    const names = essentialColumns(card, empty);
    return {
      heading: undefined,
      lines: (row) =>
        folded(
          names.map((name) => field(card, name, cell(row, name), width - INDENT)),
          width,
        ),
    };
  }
  return {
    heading: lineOf(layout.map((column) => fitted(visible(column.name), column.width))),
    lines: (row) => [lineOf(layout.map((column) => fittedCell(column, cell(row, column.name))))],
  };
}

function lineOf(cells: readonly string[]): string {
  return cells.join("  ").trimEnd();
}

function fittedCell({ name, width }: Layout, text: string): string {
  return name === SOURCE_COLUMN ? fittedEnd(text, width) : fitted(text, width);
}

/** A value on its own: columns that every reader knows need no name. */
function field(card: CardAccount, name: string, text: string, width: number): string {
  if (name === SOURCE_COLUMN) return displayWidth(text) <= width ? text : fittedEnd(text, width);
  return text !== "" && card.computed.includes(name) ? `${visible(name)}: ${text}` : text;
}

/** The fields of one finding in as few lines as hold them; further lines are indented. */
function folded(fields: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const text of fields.filter((one) => one !== "")) {
    const last = lines.at(-1);
    const longer = `${last ?? ""}  ${text}`;
    if (last !== undefined && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(cut(`${last === undefined ? "" : " ".repeat(INDENT)}${text}`, width));
  }
  return lines;
}

function cut(text: string, width: number): string {
  return fitted(text, Math.min(width, displayWidth(text)));
}

/** The cells of a finding, one for each column of its card and the source. */
function cellsOf(finding: Finding): string[] {
  const values = finding.columns.map((column, index) =>
    shown(cellText(finding.values[index] ?? null, column.type)),
  );
  return [...values, sourceText(finding)];
}

function sourceText(finding: Finding): string {
  const [first] = finding.sources;
  if (first === undefined) return "";
  const more = finding.sourceCount > 1 ? ` +${finding.sourceCount - 1}` : "";
  return shown(`${first.path}:${first.row}${more}`);
}

/** No cell is wider than a screen; a command line of a megabyte is not walked through for it. */
function shown(text: string): string {
  return visible(text.slice(0, 1000));
}

function namesOf(card: CardAccount): string[] {
  return [...card.columns.map((column) => column.name), SOURCE_COLUMN];
}

function naturalWidths(card: CardAccount, rows: readonly (readonly string[])[]): Map<string, number> {
  return new Map(
    namesOf(card).map((name, index) => [
      name,
      rows.reduce(
        (widest, row) => Math.max(widest, displayWidth(row[index] ?? "")),
        displayWidth(visible(name)),
      ),
    ]),
  );
}

function emptyColumns(card: CardAccount, rows: readonly (readonly string[])[]): Set<string> {
  return new Set(namesOf(card).filter((_, index) => rows.every((row) => row[index] === "")));
}

/** A path is known by its end. */
function fittedEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return fitted(text, width);
  const characters = [...text];
  let used = 0;
  let from = characters.length;
  while (from > 0) {
    used += displayWidth(characters[from - 1] ?? "");
    if (used > width - 1) break;
    from--;
  }
  return fitted(`…${characters.slice(from).join("")}`, width);
}
