import { quoteName } from "../../fragment/quote.js";
import type { Aggregate } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";

/** The name of the struct in which a row that is picked whole is gathered; its fields are `f1`, `f2` ... */
export function pickedRow(index: number): string {
  return `_row${index + 1}`;
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
