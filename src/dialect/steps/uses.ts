import { isOrdered, isWrittenOut } from "../../plan/order.js";
import type { Relation } from "../../plan/relation.js";
import { allRelations, descend, inputsOf, scalarsOf } from "../../plan/walk.js";

/** How the relations of a plan are used. */
export interface Uses {
  /** Whether the rows have an order that is lost where the step is stored, and it is stored: several steps read it. */
  losesOrder(relation: Relation): boolean;
  /** Whether several steps read the relation. */
  isReadAgain(relation: Relation): boolean;
  /**
   * Whether a relation is numbered, or its rows are numbered later on, and several steps read the numbers: computed
   * anew for each of them the rows must stand in the same order.
   */
  isCompared(relation: Relation): boolean;
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
  const isReadAgain = (relation: Relation): boolean => (counts.get(relation) ?? 0) > 1;
  const compared = new Set([...counts.keys()].filter(isReadAgain).flatMap(numberedIn));
  return {
    losesOrder: (relation) => isReadAgain(relation) && (isOrdered(relation) || isUnionOfFew(relation)),
    isReadAgain,
    isCompared: (relation) => compared.has(relation),
  };
}

/** The relations that number rows for a relation that still has the numbers, and all that these are made of. */
function numberedIn(relation: Relation): readonly Relation[] {
  const names = new Set(relation.columns.map((column) => column.name));
  return allRelations(relation)
    .filter((part) => part.kind === "window" && part.items.some((item) => names.has(item.name)))
    .flatMap((part) => allRelations(part));
}

/** Rows that are written out keep their order on the way into one store, but not those of several selects. */
function isUnionOfFew(relation: Relation): boolean {
  return isWrittenOut(relation) && allRelations(relation).some((part) => part.kind === "union");
}
