import type { InputRecord } from "../case/input.js";

/** Files that were not examined, by what they mean for a card that reads some tables. */
export interface Unexamined {
  /** Files of one of the tables, by what was said of them or by their names. */
  readonly belonging: readonly { readonly path: string; readonly table: string }[];
  /** Files that could not be read: what is in them may belong to any table. */
  readonly unread: readonly string[];
  /** Files that are no export of a known shape. */
  readonly passedOver: readonly string[];
}

/** A file that is known to hold another table only says nothing of the card. */
export function unexaminedFor(inputs: readonly InputRecord[], tables: readonly string[]): Unexamined {
  const belonging: { path: string; table: string }[] = [];
  const unread: string[] = [];
  const passedOver: string[] = [];
  for (const { path, table, format, examined } of inputs) {
    if (examined) continue;
    const own = tables.find((name) => (table === null ? isNamedFor(path, name) : name === table));
    if (own !== undefined) belonging.push({ path, table: own });
    else if (table !== null) continue;
    else if (format === "unreadable") unread.push(path);
    else passedOver.push(path);
  }
  return { belonging, unread, passedOver };
}

/** Whether the name of the file, without its folders, has the table's name as a word. */
function isNamedFor(path: string, table: string): boolean {
  const name = path.split(/[/\\]/).at(-1) ?? "";
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .includes(table.toLowerCase());
}
