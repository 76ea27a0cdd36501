import type { CardAccount, Finding, ScanAccount } from "../case/finding.js";
import { visible } from "../diagnostics/visible.js";
import { cellText } from "./cell-text.js";
import { layoutOf, SOURCE_COLUMN, type Layout } from "./columns.js";
import { displayWidth, fitted } from "./display-width.js";
import { style, type Style } from "./style.js";
import { summaryLines } from "./summary.js";

export interface TableOptions {
  /** Cells of the terminal, or of the page. */
  readonly width: number;
  readonly colour: boolean;
}

/** Findings by which the widths of the columns are decided; later ones are cut to them. */
const SAMPLE = 1000;

/** The account for a reader: a table of findings for each card, then the inputs and the verdicts. */
export async function* renderTable(account: ScanAccount, options: TableOptions): AsyncGenerator<string> {
  const paint = style(options.colour);
  let card: CardAccount | undefined;
  let rows: string[][] = [];
  let layout: Layout[] | undefined;

  function* flush(): Generator<string> {
    if (card === undefined) return;
    layout ??= layoutOf(card, naturalWidths(card, rows), options.width);
    if (rows.length > 0) yield* heading(card, layout, paint);
    yield* body(card, rows, layout);
    rows = [];
  }

  for await (const finding of account.findings()) {
    if (finding.card !== card?.id) {
      if (layout === undefined) yield* flush();
      if (card !== undefined) yield "\n";
      card = account.cards.find((one) => one.id === finding.card);
      layout = undefined;
    }
    if (card === undefined) throw new Error(`bug: a finding of the unknown card ${finding.card}`);
    rows.push(cellsOf(finding));
    if (layout !== undefined) {
      yield* body(card, rows, layout);
      rows = [];
    } else if (rows.length >= SAMPLE) yield* flush();
  }
  if (layout === undefined) yield* flush();
  if (card !== undefined) yield "\n";
  for (const line of summaryLines(account, paint)) yield `${line}\n`;
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

function* heading(card: CardAccount, layout: readonly Layout[], paint: Style): Generator<string> {
  yield `${paint.bold(visible(card.title))} ${paint.dim(visible(card.id))} ${paint.level(card.level)}\n`;
  const names = layout.map(({ name, width }) => fitted(visible(name), width));
  yield `${paint.dim(names.join("  ").trimEnd())}\n`;
}

function* body(
  card: CardAccount,
  rows: readonly (readonly string[])[],
  layout: readonly Layout[],
): Generator<string> {
  const names = namesOf(card);
  const places = layout.map(({ name, width }) => ({
    at: names.indexOf(name),
    width,
    keepEnd: name === SOURCE_COLUMN,
  }));
  for (const row of rows) {
    const cells = places.map(({ at, width, keepEnd }) => {
      const text = row[at] ?? "";
      return keepEnd ? fittedEnd(text, width) : fitted(text, width);
    });
    yield `${cells.join("  ").trimEnd()}\n`;
  }
}

/** A path is known by its end. */
function fittedEnd(text: string, width: number): string {
  if (displayWidth(text) <= width) return fitted(text, width);
  let kept = text;
  while (displayWidth(kept) > width - 1) kept = kept.slice(1);
  return fitted(`…${kept}`, width);
}
