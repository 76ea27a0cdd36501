import { quoteName } from "../../fragment/quote.js";
import { isOrdered, streamedInput } from "../../plan/order.js";
import type { Relation, Window } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";
import type { Uses } from "../steps/uses.js";
import { CONSECUTIVE } from "./place.js";

/** A printer that knows what is read several times: the engine computes such steps anew for each reader. */
export interface SparkRelationPrinter extends RelationPrinter {
  readonly uses: Uses;
}

/**
 * Rows numbered from 1 on, the same each time that they are computed; nothing where other columns are added. An
 * aggregation looks at the order alone, so that it does with values that rise and keep the rows where they are.
 */
export function printNumbers(window: Window, printer: SparkRelationPrinter): Source | undefined {
  const numbers = window.items.every(({ value }) => value.kind === "window" && value.name === "row_order");
  if (!numbers || printer.uses.isOnlyGathered(window)) return undefined;
  const input = printer.sourceOf(window.input);
  const names = physicalNames(window.columns);
  const number =
    printer.uses.isComputedAgain(window) && !hasOneOrder(window.input)
      ? `row_number() OVER (ORDER BY ${allOf(input)})`
      : CONSECUTIVE;
  const list = window.items.map(
    (item) => `CAST(${number} AS BIGINT) AS ${quoteName(names.get(item.name) ?? item.name)}`,
  );
  return printer.step(window, `SELECT *, ${list.join(", ")}\nFROM ${input.name}`, "numbered");
}

/** Every column: rows that are equal in all of them may change places. */
export function allOf(source: Source): string {
  return source.columns.map((column) => quoteName(source.names.get(column.name) ?? column.name)).join(", ");
}

/** Whether the rows come in the same order each time: rows that were sent between computers do not. */
function hasOneOrder(relation: Relation): boolean {
  if (isOrdered(relation)) return true;
  switch (relation.kind) {
    case "scan":
    case "values":
      return true;
    case "aggregate":
      return relation.inOrder === true;
    case "shared":
      return hasOneOrder(relation.relation);
    case "union":
      return relation.members.every((member) => hasOneOrder(member.relation));
    default: {
      const input = streamedInput(relation);
      return input !== undefined && hasOneOrder(input);
    }
  }
}
