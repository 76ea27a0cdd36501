import { quoteName } from "../../fragment/quote.js";
import { visible } from "../../plan/build.js";
import { isOrdered, isWrittenOut } from "../../plan/order.js";
import { usesOf, type Uses } from "./uses.js";
import type { Relation, Shared } from "../../plan/relation.js";
import type { ColumnRef } from "../../plan/scalar.js";
import { INGESTION_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import { ScalarPrinter } from "../scalar-printer.js";
import { statementOf, type Step } from "../statement.js";
import { printAggregate } from "./aggregate.js";
import { printExtend } from "./extend.js";
import { printFilter } from "./filter.js";
import { printJoin } from "./join.js";
import { printLiteral } from "./literal.js";
import { printMakeSeries } from "./make-series.js";
import { printProject } from "./project.js";
import { printRange } from "./range.js";
import { printScan } from "./scan.js";
import { printSequence } from "./sequence.js";
import { printLimit, printSort } from "./sort.js";
import type { RelationPrinter, Source } from "./source.js";
import { printUnnest } from "./unnest.js";
import { printUnion } from "./union.js";
import { printValues } from "./values.js";
import { printWindow } from "./window.js";

/** SQL of a plan with what it needs around it. */
export interface Printed {
  readonly sql: string;
  /** The SQL name of each column of the plan, in its order. */
  readonly names: readonly string[];
  readonly macros: readonly string[];
}

/** Prints a plan as one DuckDB SELECT, a step an operator; `source` is the user's text, quoted above the steps. */
export function printDuckdb(relation: Relation, source?: string): Printed {
  const printer = new Printer(source, usesOf(relation));
  const last = printer.sourceOf(relation);
  const ingestion = relation.columns.some((column) => column.name === INGESTION_COLUMN);
  const star = ingestion ? `* EXCLUDE (${quoteName(INGESTION_COLUMN)})` : "*";
  const names = [...physicalNames(relation.columns)].flatMap(([name, sqlName]) =>
    name === INGESTION_COLUMN ? [] : [sqlName],
  );
  return {
    sql: statementOf(printer.steps, `SELECT ${star}\nFROM ${last.name}`),
    names,
    macros: [...printer.macros].sort(),
  };
}

/**
 * Prints a SELECT of how many rows each of these relations of a plan has: rows of its place in the list and a count.
 * Steps that only look at rows one by one are computed again for each count, of the columns that it takes; those that
 * gather rows are stored.
 */
export function printCounts(root: Relation, counted: readonly Relation[]): Omit<Printed, "names"> {
  const printer = new Printer(undefined, usesOf(root));
  printer.sourceOf(root);
  const counts = counted.map(
    (relation, at) => `SELECT ${at} AS place, count(*) AS rows FROM ${printer.stored(relation).name}`,
  );
  const steps = printer.steps.map((step): Step =>
    step.materialized === false && step.recursive !== true ? { ...step, materialized: "never" } : step,
  );
  return { sql: statementOf(steps, counts.join("\nUNION ALL\n")), macros: [...printer.macros].sort() };
}

/** Operators that gather rows and give them no order. */
const GATHERING: ReadonlySet<Relation["kind"]> = new Set(["aggregate", "join", "make-series"]);

const NO_ROWS: Source = { name: "", columns: [], names: new Map() };

/** The place of a row in a step whose rows have an order and are stored. */
const PLACE = quoteName("_place");

class Printer implements RelationPrinter {
  readonly steps: Step[] = [];
  readonly macros = new Set<string>();
  private readonly done = new Map<Relation, Source>();
  private readonly source: string | undefined;
  private readonly uses: Uses;

  constructor(source: string | undefined, uses: Uses) {
    this.source = source;
    this.uses = uses;
  }

  sourceOf(relation: Relation): Source {
    const rows = this.rowsOf(relation);
    if (!this.uses.losesOrder(relation)) return rows;
    return this.step(
      relation,
      `SELECT * EXCLUDE (${PLACE})\nFROM ${rows.name}\nORDER BY ${PLACE}`,
      "ordered",
    );
  }

  rowsOf(relation: Relation): Source {
    const known = this.done.get(relation);
    if (known !== undefined) return known;
    const printed = this.printRelation(relation);
    const source = this.uses.losesOrder(relation) ? this.placed(relation, printed) : printed;
    this.done.set(relation, source);
    return source;
  }

  /** The rows with their place: DuckDB stores a step that is used several times, and storing mixes up the rows. */
  private placed(relation: Relation, printed: Source): Source {
    const source = this.step(
      relation,
      `SELECT *, row_number() OVER () AS ${PLACE}\nFROM ${printed.name}`,
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

  private printRelation(relation: Relation): Source {
    switch (relation.kind) {
      case "scan":
        return printScan(relation, this);
      case "values":
        return printValues(relation, this);
      case "filter":
        return printFilter(relation, this);
      case "extend":
        return printExtend(relation, this);
      case "project":
        return printProject(relation, this);
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
      case "window":
        return printWindow(relation, this);
      case "sequence":
        return printSequence(relation, this);
      case "unnest":
        return printUnnest(relation, this);
      case "make-series":
        return printMakeSeries(relation, this);
      case "join":
        return printJoin(relation, this);
      case "union":
        return printUnion(relation, this);
    }
  }

  /** What is computed once by definition is marked so: the engine would else put it in each place where it is used. */
  private printShared(shared: Shared): Source {
    const source = this.sourceOf(shared.relation);
    if (shared.materialized && !this.uses.losesOrder(shared)) this.materialize(source);
    return source;
  }

  step(relation: Relation, body: string, label: string): Source {
    const name = `${label}_${this.steps.length + 1}`;
    const note = this.noteOf(relation);
    const repeated = this.steps.at(-1)?.note === note;
    this.steps.push({
      name,
      body,
      note: repeated ? undefined : note,
      materialized: false,
    });
    return { name, columns: relation.columns, names: physicalNames(relation.columns) };
  }

  recursiveStep(relation: Relation, body: (name: string) => string, label: string): Source {
    const source = this.step(relation, body(`${label}_${this.steps.length + 1}`), label);
    const step = this.steps.at(-1);
    if (step !== undefined) this.steps[this.steps.length - 1] = { ...step, recursive: true };
    return source;
  }

  private noteOf(relation: Relation): string | undefined {
    if (this.source === undefined || relation.span === undefined) return undefined;
    const text = this.source.slice(relation.span.start, relation.span.end).replace(/\s+/g, " ");
    return text.length > 100 ? `${text.slice(0, 99)}…` : text;
  }

  constants(): ScalarPrinter {
    return this.scalars(NO_ROWS);
  }

  scalars(input: Source, qualifier?: string): ScalarPrinter {
    const before = qualifier === undefined ? "" : `${qualifier}.`;
    return new ScalarPrinter({
      dialect: "duckdb",
      literal: printLiteral,
      nameOf: (column) => before + quoteName(nameIn(input, column)),
      stepOf: (relation) => {
        const source = this.sourceOf(relation);
        const first = visible(source.columns)[0];
        return {
          name: source.name,
          firstColumn: first === undefined ? "" : (source.names.get(first.name) ?? first.name),
        };
      },
      noteMacros: (macros) => {
        for (const name of macros) this.macros.add(name);
      },
    });
  }

  withBound(relation: Relation, input: Source, scalars: ScalarPrinter): { from: string; star: string } {
    if (scalars.bound.length === 0) return { from: input.name, star: "*" };
    let from = input.name;
    const deepest = Math.max(...scalars.bound.map((value) => value.depth));
    for (let depth = 0; depth <= deepest; depth++) {
      const values = scalars.bound.filter((value) => value.depth === depth);
      const list = values.map((value) => `${value.text} AS ${quoteName(value.name)}`).join(", ");
      from = this.step(relation, `SELECT *, ${list}\nFROM ${from}`, "bind").name;
    }
    const names = scalars.bound.map((value) => quoteName(value.name)).join(", ");
    return { from, star: `* EXCLUDE (${names})` };
  }
}

function nameIn(input: Source, column: ColumnRef): string {
  const name = input.names.get(column.name);
  if (name === undefined) throw new Error(`bug: no column '${column.name}' in step '${input.name}'`);
  return name;
}
