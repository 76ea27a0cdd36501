import { isOrdered, isWrittenOut } from "../../plan/order.js";
import type { Relation } from "../../plan/relation.js";
import { allRelations, descend, inputsOf, scalarsOf } from "../../plan/walk.js";

/** How the relations of a plan are used. */
export interface Uses {
  /** Whether the rows have an order that is lost where the step is stored, and it is stored: several steps read it. */
  losesOrder(relation: Relation): boolean;
  /** Whether several steps read the relation. */
  isReadAgain(relation: Relation): boolean;
  /** Whether a relation that several steps read is made of this one, or is this one. */
  isComputedAgain(relation: Relation): boolean;
  /** Whether none but aggregations read the relation, of which one does. */
  isOnlyGathered(relation: Relation): boolean;
}

/** Counts the places where each relation of a plan is read. */
export function usesOf(root: Relation): Uses {
  const counts = new Map<Relation, number>();
  const handedOn = new Set<Relation>([root]);
  const count = (relation: Relation): void => {
    counts.set(relation, (counts.get(relation) ?? 0) + 1);
  };
  for (const relation of allRelations(root)) {
    for (const input of inputsOf(relation)) {
      count(input);
      if (relation.kind !== "aggregate") handedOn.add(input);
    }
    for (const part of scalarsOf(relation).flatMap((scalar) => [...descend(scalar)])) {
      if (part.kind !== "toscalar" && part.kind !== "in-relation") continue;
      count(part.relation);
      handedOn.add(part.relation);
    }
  }
  const isReadAgain = (relation: Relation): boolean => (counts.get(relation) ?? 0) > 1;
  const again = new Set([...counts.keys()].filter(isReadAgain).flatMap(allRelations));
  return {
    losesOrder: (relation) => isReadAgain(relation) && (isOrdered(relation) || isUnionOfFew(relation)),
    isReadAgain,
    isComputedAgain: (relation) => again.has(relation),
    isOnlyGathered: (relation) => !handedOn.has(relation),
  };
}

/** Rows that are written out keep their order on the way into one store, but not those of several selects. */
function isUnionOfFew(relation: Relation): boolean {
  return isWrittenOut(relation) && allRelations(relation).some((part) => part.kind === "union");
}
