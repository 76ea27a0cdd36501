import { quoteName } from "../../fragment/quote.js";
import { isOrdered, isWrittenOut } from "../../plan/order.js";
import { PLACE } from "../steps/place.js";
import { usesOf, type Uses } from "../steps/uses.js";
import type { Relation, Shared } from "../../plan/relation.js";
import { countsOf } from "../steps/counts.js";
import type { Step } from "../statement.js";
import { printAggregate } from "./aggregate.js";
import { printExtend } from "./extend.js";
import { printLiteral } from "./literal.js";
import { printRange } from "./range.js";
import { printScan } from "./scan.js";
import { printSequence } from "./sequence.js";
import { printLimit, printSort } from "./sort.js";
import { PlanPrinter, type OwnRelation, type Printed } from "../steps/plan-printer.js";
import { printMakeSeries, type SeriesSyntax } from "../steps/make-series.js";
import type { Source } from "../steps/source.js";
import type { DuckdbRelationPrinter } from "./recursive-step.js";
import { printUnnest } from "./unnest.js";
import { printValues } from "./values.js";

/** Prints a plan as one DuckDB SELECT, a step an operator; `source` is the user's text, quoted above the steps. */
export function printDuckdb(relation: Relation, source?: string): Printed {
  return new Printer(source, usesOf(relation)).statement(relation);
}

/**
 * Prints a SELECT of how many rows each of these relations of a plan has: rows of its place in the list and a count.
 * Steps that only look at rows one by one are computed again for each count, of the columns that it takes; those that
 * gather rows are stored.
 */
export function printCounts(root: Relation, counted: readonly Relation[]): Omit<Printed, "names"> {
  const printer = new Printer(undefined, usesOf(root));
  printer.sourceOf(root);
  const sources = counted.map((relation) => printer.stored(relation));
  const steps = printer.steps.map((step): Step =>
    step.materialized === false && step.recursive !== true ? { ...step, materialized: "never" } : step,
  );
  return countsOf(steps, sources, printer.macros);
}

/** Operators that gather rows and give them no order. */
const GATHERING: ReadonlySet<Relation["kind"]> = new Set(["aggregate", "join", "make-series"]);

const PLACE_NAME = quoteName(PLACE);

const SERIES: SeriesSyntax = {
  numbers: (from, end) => `unnest(range(${from}, ${end}))`,
  array: (value, place) => `to_json(list(${value} ORDER BY ${place}))`,
  error: "error",
};

class Printer extends PlanPrinter implements DuckdbRelationPrinter {
  private readonly uses: Uses;

  constructor(source: string | undefined, uses: Uses) {
    super(source, {
      dialect: "duckdb",
      literal: printLiteral,
      except: "EXCLUDE",
      noSources: "CAST([] AS BIGINT[])",
      mergedSources: (parts) => `list_slice(list_concat(${parts.join(", ")}), 1, 1000)`,
    });
    this.uses = uses;
  }

  protected losesOrder(relation: Relation): boolean {
    return this.uses.losesOrder(relation);
  }

  /** DuckDB stores a step that is used several times, and storing mixes up the rows. */
  protected placed(relation: Relation, printed: Source): Source {
    const source = this.step(
      relation,
      `SELECT *, row_number() OVER () AS ${PLACE_NAME}\nFROM ${printed.name}`,
      "placed",
    );
    this.materialize(source);
    return source;
  }

  /** The step of a relation that is read once more than the plan does: what is dear to compute is stored. */
  stored(relation: Relation): Source {
    const source = this.rowsOf(relation);
    if (GATHERING.has(relation.kind) && !isOrdered(relation) && !isWrittenOut(relation))
      this.materialize(source);
    return source;
  }

  private materialize(source: Source): void {
    const at = this.steps.findIndex((step) => step.name === source.name);
    const step = this.steps[at];
    if (step !== undefined) this.steps[at] = { ...step, materialized: true };
  }

  protected printOwn(relation: OwnRelation): Source {
    switch (relation.kind) {
      case "scan":
        return printScan(relation, this);
      case "values":
        return printValues(relation, this);
      case "extend":
        return printExtend(relation, this);
      case "aggregate":
        return printAggregate(relation, this);
      case "sort":
        return printSort(relation, this);
      case "limit":
        return printLimit(relation, this);
      case "shared":
        return this.printShared(relation);
      case "range":
        return printRange(relation, this);
      case "sequence":
        return printSequence(relation, this);
      case "unnest":
        return printUnnest(relation, this);
      case "make-series":
        return printMakeSeries(relation, this, SERIES);
    }
  }

  /** What is computed once by definition is marked so: the engine would else put it in each place where it is used. */
  private printShared(shared: Shared): Source {
    const source = this.sourceOf(shared.relation);
    if (shared.materialized && !this.uses.losesOrder(shared)) this.materialize(source);
    return source;
  }

  firstOfEach(relation: Relation, input: Source, keys: string, order: string): Source {
    return this.step(
      relation,
      `SELECT * EXCLUDE (${PLACE_NAME})\nFROM (SELECT *, row_number() OVER () AS ${PLACE_NAME} FROM ${input.name})\nQUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY ${order}${PLACE_NAME}) = 1`,
      "unique",
    );
  }

  recursiveStep(relation: Relation, body: (name: string) => string, label: string): Source {
    const source = this.step(relation, body(`${label}_${this.steps.length + 1}`), label);
    const step = this.steps.at(-1);
    if (step !== undefined) this.steps[this.steps.length - 1] = { ...step, recursive: true };
    return source;
  }
}
