import type { Relation } from "./relation.js";
import { allRelations } from "./walk.js";

/** Hidden column: the place of a row in the present order, from 1 on. */
export const ORDER_COLUMN = "coldhunt_order";

/** Whether the rows have an order that KQL promises: they were sorted, and only streaming operators came after. */
export function isOrdered(relation: Relation): boolean {
  switch (relation.kind) {
    case "sort":
    case "range":
    case "sequence":
      return true;
    case "shared":
      return isOrdered(relation.relation);
    default: {
      const input = streamedInput(relation);
      return input !== undefined && isOrdered(input);
    }
  }
}

/** The relation whose rows an operator hands on in their order, looking at one after the other; undefined for others. */
export function streamedInput(relation: Relation): Relation | undefined {
  switch (relation.kind) {
    case "filter":
    case "extend":
    case "project":
    case "limit":
    case "unnest":
    case "window":
      return relation.input;
    default:
      return undefined;
  }
}

/** Whether all rows are written out in the query: few, and in the order they were written in. */
export function isWrittenOut(relation: Relation): boolean {
  return allRelations(relation).every((part) => part.kind !== "scan");
}

/** Whether each row comes from one stored row, and no two rows from the same one; written-out rows come from none. */
export function isRowWise(relation: Relation): boolean {
  switch (relation.kind) {
    case "scan":
    case "values":
    case "range":
      return true;
    case "filter":
    case "extend":
    case "project":
    case "sort":
    case "limit":
    case "window":
      return isRowWise(relation.input);
    case "shared":
      return isRowWise(relation.relation);
    case "union": {
      const tables = relation.members.flatMap((member) => scansOf(member.relation));
      return (
        new Set(tables).size === tables.length &&
        relation.members.every((member) => isRowWise(member.relation))
      );
    }
    default:
      return false;
  }
}

function scansOf(relation: Relation): readonly string[] {
  return allRelations(relation).flatMap((part) => (part.kind === "scan" ? [part.table] : []));
}
