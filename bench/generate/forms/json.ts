import type { Row } from "../row.js";
import type { Form, FormOptions } from "./form.js";

/** How a missing string is written: as the API does, or as streamed records do. */
type MissingString = "empty" | "null";

/** One array of objects. */
export function jsonArray(options: FormOptions): Form {
  return { begin: "[", between: ",\n", end: "]\n", endOfNone: "]\n", row: jsonObjects(options, "empty") };
}

/** One object a line. */
export function jsonLines(options: FormOptions): Form {
  const eol = options.crlf === true ? "\r\n" : "\n";
  return { begin: "", between: eol, end: eol, endOfNone: "", row: jsonObjects(options, "empty") };
}

/** Writes rows as JSON objects with the columns of the table as keys, `extra` before the closing brace. */
export function jsonObjects(
  { layout }: FormOptions,
  missing: MissingString,
  extra = "",
): (row: Row) => string {
  const keys = layout.columns.map(
    (column, index) => `${index === 0 ? "{" : ","}${JSON.stringify(column.name)}:`,
  );
  const empty = missing === "empty" ? '""' : "null";
  return ({ cells }) => {
    let text = "";
    for (let i = 0; i < keys.length; i++) {
      const cell = cells[i] ?? null;
      text +=
        (keys[i] ?? "") + (cell === "" ? empty : typeof cell === "string" ? quoted(cell) : String(cell));
    }
    return `${text}${extra}}`;
  };
}

const SPECIAL = /["\\\u0000-\u001f]/;

function quoted(text: string): string {
  return SPECIAL.test(text) ? JSON.stringify(text) : `"${text}"`;
}
