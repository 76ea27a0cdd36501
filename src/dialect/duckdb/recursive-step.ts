import type { Relation } from "../../plan/relation.js";
import type { RelationPrinter, Source } from "../steps/source.js";

/** A printer that can also print recursion. */
export interface DuckdbRelationPrinter extends RelationPrinter {
  /** A step that is computed once and may name itself: the body is made from its name. */
  recursiveStep(relation: Relation, body: (name: string) => string, label: string): Source;
}
