import { quoteName } from "../../fragment/quote.js";
import { isOrdered, streamedInput } from "../../plan/order.js";
import type { Relation, Window } from "../../plan/relation.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "../steps/source.js";
import type { Uses } from "../steps/uses.js";
import { printWindow } from "../steps/window.js";
import { CONSECUTIVE } from "./place.js";

/** A printer that knows what is read several times: the engine computes such steps anew for each reader. */
export interface SparkRelationPrinter extends RelationPrinter {
  readonly uses: Uses;
}

/** Rows numbered so that each reader finds the same numbers. */
export function printComparedNumbers(window: Window, printer: RelationPrinter): Source {
  if (!window.items.every(({ value }) => value.kind === "window" && value.name === "row_order"))
    return printWindow(window, printer);
  const input = printer.sourceOf(window.input);
  const names = physicalNames(window.columns);
  const number = hasOneOrder(window.input) ? CONSECUTIVE : `row_number() OVER (ORDER BY ${allOf(input)})`;
  const list = window.items.map((item) => `${number} AS ${quoteName(names.get(item.name) ?? item.name)}`);
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
