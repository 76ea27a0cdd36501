import type { Selection, TableSelection } from "../case/selection.js";
import { datetimeForm, type DatetimeForm, type DatetimeOptions } from "./datetime-form.js";
import type { LoadTools } from "./load.js";
import type { RecordSource } from "./source.js";
import { findSplit, type Split } from "./table-split.js";
import { chooseTable, type TableChoice } from "./which-table.js";

/** Where the records of a file belong, and how its times are written. */
export interface Destination {
  /** The table, or the likeliest of those that a split tells apart. */
  readonly table: string;
  readonly split: Split | undefined;
  readonly datetimes: DatetimeForm;
  /** How the table was told. */
  readonly notes: readonly string[];
}

/** Why no record of a file was imported, and the table they would have gone to, where that is clear. */
export interface NotImported {
  readonly reason: string;
  readonly table?: string;
}

/** What the user said about the records of a file. */
export interface Said {
  /** The table, where the user has named it. */
  readonly table: string | undefined;
  readonly datetimes: DatetimeOptions;
}

/** Finds out where the records of a source belong. */
export async function destinationOf(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
  said: Said,
): Promise<Destination | NotImported> {
  const choice: TableChoice =
    said.table === undefined
      ? chooseTable(source.columns.map(({ name }) => name))
      : { kind: "one", table: said.table };
  const split = said.table === undefined ? await findSplit(tools, source, choice) : undefined;
  if (split === undefined && choice.kind === "none") return { reason: choice.reason };
  const table = split?.main ?? (choice.kind === "one" ? choice.table : "DeviceEvents");
  const datetimes = await datetimeForm(tools, source, said.datetimes);
  if ("unsettled" in datetimes) return { reason: datetimes.unsettled, table };
  const notes = choice.kind === "one" && choice.note !== undefined ? [choice.note] : [];
  return { table, split, datetimes, notes };
}

/** The only table of a split, as far as its texts were met; undefined where there are several. */
export function onlyTable(split: Split): string | undefined {
  const [only = split.main, ...others] = new Set(split.texts.map((text) => split.tableOf(text)));
  return others.length === 0 ? only : undefined;
}

/** What is wanted of a table; undefined where that is every row. */
export function wantedOf(selection: Selection | undefined, table: string): TableSelection | undefined {
  if (selection === undefined) return undefined;
  const wanted = selection.get(table) ?? { condition: "false", columns: [] };
  return wanted.condition === undefined ? undefined : wanted;
}
