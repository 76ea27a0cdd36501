import { quoteName } from "../../fragment/quote.js";
import type { Aggregate, RowPick } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { ScalarPrinter } from "../scalar-printer.js";
import { itemTexts } from "./items.js";
import type { RelationPrinter, Source } from "./source.js";

/** The name of the struct in which a row that is picked whole is gathered; its fields are `f1`, `f2` ... */
function pickedRow(index: number): string {
  return `_row${index + 1}`;
}

/** What a SELECT over an aggregation's rows computes. */
interface Gathered {
  /** Keys first, then the aggregates, then the rows picked whole as structs. */
  readonly list: string;
  readonly from: string;
  /** The clause that groups, empty where all rows are one group. */
  readonly by: string;
}

/** The parts of the SELECT that groups the rows of a step; `pickText` prints a row that is picked whole. */
export function gathered(
  aggregate: Aggregate,
  input: Source,
  printer: RelationPrinter,
  pickText: (row: RowPick, scalars: ScalarPrinter) => string,
): Gathered {
  const scalars = printer.scalars(input);
  const keys = itemTexts(aggregate.keys, aggregate.columns, scalars);
  const items = itemTexts(aggregate.items, aggregate.columns, scalars);
  const rows = aggregate.rows.map(
    (row, index) => `${pickText(row, scalars)} AS ${quoteName(pickedRow(index))}`,
  );
  const { from } = printer.withBound(aggregate, input, scalars);
  const groups = aggregate.keys.map((_, index) => index + 1).join(", ");
  return {
    list: [...keys, ...items, ...rows].join(", ") || "count(*) AS _",
    from,
    by: groups === "" ? "" : `\nGROUP BY ${groups}`,
  };
}

/** The columns in their order, those of picked rows taken out of the structs. */
export function spread(aggregate: Aggregate): string[] {
  const names = physicalNames(aggregate.columns);
  return aggregate.columns.map((column) => {
    const name = quoteName(names.get(column.name) ?? column.name);
    for (const [index, row] of aggregate.rows.entries()) {
      const field = row.picks.findIndex((pick) => pick.name === column.name);
      if (field < 0) continue;
      const value = `${quoteName(pickedRow(index))}.f${field + 1}`;
      return `${column.type === "string" ? `coalesce(${value}, '')` : value} AS ${name}`;
    }
    return name;
  });
}
