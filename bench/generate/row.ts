import { DEFENDER_TABLES } from "../../src/schema/defender.js";
import type { Column } from "../../src/plan/types.js";
import type { Instant } from "./instant.js";

/** A value of a row: datetimes are ISO text; a missing string is "", anything else missing is null. */
export type Cell = string | number | boolean | null;

/** The columns of a table and where each one stands. */
export class Layout {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #blank: readonly Cell[];

  constructor(table: string) {
    this.table = table;
    const columns = DEFENDER_TABLES.get(table);
    if (columns === undefined) throw new Error(`not a table of the schema: ${table}`);
    this.columns = columns;
    this.#index = new Map(columns.map((column, index) => [column.name, index]));
    this.#blank = columns.map((column) => (column.type === "string" ? "" : null));
  }

  /** -1 where the table has no such column. */
  indexOf(column: string): number {
    return this.#index.get(column) ?? -1;
  }

  row(moment: Instant): Row {
    return new Row(this, moment, this.#blank.slice());
  }
}

/** One event in the making. */
export class Row {
  readonly layout: Layout;
  readonly moment: Instant;
  readonly cells: Cell[];

  constructor(layout: Layout, moment: Instant, cells: Cell[]) {
    this.layout = layout;
    this.moment = moment;
    this.cells = cells;
  }

  set(column: string, value: Cell): void {
    const index = this.layout.indexOf(column);
    if (index < 0) throw new Error(`bug: ${this.layout.table} has no column ${column}`);
    this.cells[index] = value;
  }

  /** Values for columns found beforehand; an index of -1 is passed over. */
  setAll(indexes: readonly number[], values: readonly Cell[]): void {
    for (let i = 0; i < indexes.length; i++) {
      const index = indexes[i] ?? -1;
      if (index >= 0) this.cells[index] = values[i] ?? null;
    }
  }
}
