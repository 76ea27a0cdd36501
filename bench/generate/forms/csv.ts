import type { Cell } from "../row.js";
import type { Form, FormOptions } from "./form.js";

const SPECIAL = /[",\r\n]/;

/** The portal's export: header unquoted, cells quoted only where needed, missing values empty. */
export function csv({ layout, crlf }: FormOptions): Form {
  const eol = crlf === true ? "\r\n" : "\n";
  return {
    begin: layout.columns.map((column) => column.name).join(",") + eol,
    between: eol,
    end: eol,
    endOfNone: "",
    row: ({ cells }) => cells.map(field).join(","),
  };
}

function field(cell: Cell): string {
  if (cell === "" || cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
