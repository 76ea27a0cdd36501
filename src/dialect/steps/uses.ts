import { isOrdered, isWrittenOut } from "../../plan/order.js";
import type { Relation } from "../../plan/relation.js";
import { allRelations, descend, inputsOf, scalarsOf } from "../../plan/walk.js";

/** How the relations of a plan are used. */
export interface Uses {
  /** Whether the rows have an order that is lost where the step is stored, and it is stored: several steps read it. */
  losesOrder(relation: Relation): boolean;
}

/** Counts the places where each relation of a plan is read. */
export function usesOf(root: Relation): Uses {
  const counts = new Map<Relation, number>();
  const count = (relation: Relation): void => {
    counts.set(relation, (counts.get(relation) ?? 0) + 1);
  };
  for (const relation of allRelations(root)) {
    inputsOf(relation).forEach(count);
    for (const part of scalarsOf(relation).flatMap((scalar) => [...descend(scalar)])) {
      if (part.kind === "toscalar" || part.kind === "in-relation") count(part.relation);
    }
  }
  return {
    losesOrder: (relation) =>
      (counts.get(relation) ?? 0) > 1 && (isOrdered(relation) || isUnionOfFew(relation)),
  };
}

/** Rows that are written out keep their order on the way into one store, but not those of several selects. */
function isUnionOfFew(relation: Relation): boolean {
  return isWrittenOut(relation) && allRelations(relation).some((part) => part.kind === "union");
}
