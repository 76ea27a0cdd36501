import type { Relation } from "../../plan/relation.js";
import type { Column } from "../../plan/types.js";
import type { ScalarPrinter } from "../scalar-printer.js";

/** A step that holds the rows of a relation. */
export interface Source {
  /** The step's name, unquoted. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** The SQL name of each column, unquoted. */
  readonly names: ReadonlyMap<string, string>;
}

/** What the printers of single relations share. */
export interface RelationPrinter {
  /** The step of a relation; the same relation object is printed once. */
  sourceOf(relation: Relation): Source;
  /** The same for a reader to whom the order of the rows is nothing; there may be more columns than the relation's. */
  rowsOf(relation: Relation): Source;
  /** Adds a step; its name begins with the label. */
  step(relation: Relation, body: string, label: string): Source;
  /** A step with the first row of each group of equal keys (SQL, separated by commas); `order` goes before the rows' own. */
  firstOfEach(relation: Relation, input: Source, keys: string, order: string): Source;
  /** A printer of scalars over the rows of a step; `qualifier` goes before each column name. */
  scalars(input: Source, qualifier?: string): ScalarPrinter;
  /** A printer of scalars that see no rows. */
  constants(): ScalarPrinter;
  /** The step with the values bound that the printed scalars use several times; to be called after these. */
  withBound(relation: Relation, input: Source, scalars: ScalarPrinter): BoundSource;
  /** All columns but these, whose names are not quoted. */
  starExcept(names: readonly string[]): string;
  /** SQL of no evidence rows at all. */
  readonly noSources: string;
  /** SQL of the evidence rows of several lists, a thousand of them at most. */
  mergedSources(lists: readonly string[]): string;
}

/** A step with values bound. */
export interface BoundSource {
  /** Its name. */
  readonly from: string;
  /** Selects the input's own columns from it. */
  readonly star: string;
  /** The names of the values, unquoted. */
  readonly bound: readonly string[];
}
