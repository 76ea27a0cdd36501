import type { LiteralValue } from "../plan/scalar.js";
import type { Column } from "../plan/types.js";
import { visible } from "../diagnostics/visible.js";
import { cellText } from "./cell-text.js";
import { guarded, isText, record } from "./csv.js";
import { displayWidth } from "./display-width.js";
import { eventJson, jsonText } from "./json-text.js";
import { queryAnswer } from "./query-json.js";
import type { TextFormat } from "./render.js";

interface Answer {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly LiteralValue[])[];
}

/** The answer to a query in a format, with the final line end. */
export function queryText(answer: Answer, format: TextFormat): string {
  switch (format) {
    case "json":
      return `${jsonText(queryAnswer(answer.columns, answer.rows))}\n`;
    case "jsonl":
      return answer.rows.map((row) => `${jsonText(eventJson(answer.columns, row))}\n`).join("");
    case "csv":
      return csvText(answer);
    case "table":
      return tableText(answer);
  }
}

function csvText({ columns, rows }: Answer): string {
  const head = record(columns.map((column) => guarded(column.name)));
  const cells = (row: readonly LiteralValue[]): string[] =>
    columns.map((column, index) => {
      const text = cellText(row[index] ?? null, column.type);
      return isText(column) ? guarded(text) : text;
    });
  return head + rows.map((row) => record(cells(row))).join("");
}

/** Left-aligned columns; nothing is cut: who asks a query reads the whole answer. */
function tableText({ columns, rows }: Answer): string {
  const cells = rows.map((row) =>
    columns.map((column, index) => visible(cellText(row[index] ?? null, column.type))),
  );
  const heads = columns.map((column) => visible(column.name));
  const widths = heads.map((head, index) =>
    Math.max(displayWidth(head), ...cells.map((row) => displayWidth(row[index] ?? ""))),
  );
  const line = (row: readonly string[]): string =>
    `${row
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - displayWidth(cell)))
      .join("  ")
      .trimEnd()}\n`;
  const rule = widths.map((width) => "-".repeat(width));
  return [heads, rule, ...cells].map(line).join("");
}
