import { quoteName } from "../../fragment/quote.js";
import type { Fragment } from "../../fragment/fragment.js";
import type { Dialect } from "../../functions/signature.js";
import { visible } from "../../plan/build.js";
import type { Filter, Join, Project, Relation, Union, Window } from "../../plan/relation.js";
import type { ColumnRef, Literal } from "../../plan/scalar.js";
import { INGESTION_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import { ScalarPrinter } from "../scalar-printer.js";
import { statementOf, type Step } from "../statement.js";
import { printFilter } from "./filter.js";
import { printJoin } from "./join.js";
import { PLACE } from "./place.js";
import { printProject } from "./project.js";
import type { BoundSource, RelationPrinter, Source } from "./source.js";
import { printUnion } from "./union.js";
import { printWindow } from "./window.js";

/** SQL of a plan with what it needs around it. */
export interface Printed {
  readonly sql: string;
  /** The SQL name of each column of the plan, in its order. */
  readonly names: readonly string[];
  readonly macros: readonly string[];
}

/** What tells the SQL of one engine from that of another, where steps are put together. */
export interface Syntax {
  readonly dialect: Dialect;
  readonly literal: (node: Literal) => Fragment;
  /** The word in `* WORD (columns)`: all columns but these. */
  readonly except: "EXCLUDE" | "EXCEPT";
  /** No evidence rows at all. */
  readonly noSources: string;
  /** The evidence rows of several lists, a thousand of them at most. */
  readonly mergedSources: (lists: readonly string[]) => string;
}

/** Relations that are not printed in the same words everywhere. */
export type OwnRelation = Exclude<Relation, Filter | Project | Window | Join | Union>;

const NO_ROWS: Source = { name: "", columns: [], names: new Map() };

/** Prints a plan as one SELECT, a step an operator; the user's text is quoted above the steps. */
export abstract class PlanPrinter implements RelationPrinter {
  readonly steps: Step[] = [];
  readonly macros = new Set<string>();
  readonly noSources: string;
  readonly mergedSources: Syntax["mergedSources"];
  private readonly done = new Map<Relation, Source>();
  private readonly source: string | undefined;
  private readonly syntax: Syntax;

  constructor(source: string | undefined, syntax: Syntax) {
    this.source = source;
    this.syntax = syntax;
    this.noSources = syntax.noSources;
    this.mergedSources = syntax.mergedSources;
  }

  /** Prints what each dialect has a form of its own for. */
  protected abstract printOwn(relation: OwnRelation): Source;
  abstract firstOfEach(relation: Relation, input: Source, keys: string, order: string): Source;
  /** Whether the rows have an order that does not reach the steps that read them. */
  protected abstract losesOrder(relation: Relation): boolean;
  /** The rows with their place as the column `PLACE`. */
  protected abstract placed(relation: Relation, printed: Source): Source;

  sourceOf(relation: Relation): Source {
    const rows = this.rowsOf(relation);
    if (!this.losesOrder(relation)) return rows;
    const star = this.starExcept([PLACE]);
    return this.step(relation, `SELECT ${star}\nFROM ${rows.name}\nORDER BY ${quoteName(PLACE)}`, "ordered");
  }

  rowsOf(relation: Relation): Source {
    const known = this.done.get(relation);
    if (known !== undefined) return known;
    const printed = this.printRelation(relation);
    const source = this.losesOrder(relation) ? this.placed(relation, printed) : printed;
    this.done.set(relation, source);
    return source;
  }

  private printRelation(relation: Relation): Source {
    switch (relation.kind) {
      case "filter":
        return printFilter(relation, this);
      case "project":
        return printProject(relation, this);
      case "window":
        return this.windowOf(relation);
      case "join":
        return printJoin(relation, this);
      case "union":
        return printUnion(relation, this);
      default:
        return this.printOwn(relation);
    }
  }

  protected windowOf(window: Window): Source {
    return printWindow(window, this);
  }

  /** The whole statement. */
  statement(root: Relation): Printed {
    const last = this.sourceOf(root);
    const ingestion = root.columns.some((column) => column.name === INGESTION_COLUMN);
    const star = ingestion ? this.starExcept([INGESTION_COLUMN]) : "*";
    const names = [...physicalNames(root.columns)].flatMap(([name, sqlName]) =>
      name === INGESTION_COLUMN ? [] : [sqlName],
    );
    return {
      sql: statementOf(this.steps, `SELECT ${star}\nFROM ${last.name}`),
      names,
      macros: [...this.macros].sort(),
    };
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
      dialect: this.syntax.dialect,
      literal: this.syntax.literal,
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

  withBound(relation: Relation, input: Source, scalars: ScalarPrinter): BoundSource {
    if (scalars.bound.length === 0) return { from: input.name, star: "*", bound: [] };
    let from = input.name;
    const deepest = Math.max(...scalars.bound.map((value) => value.depth));
    for (let depth = 0; depth <= deepest; depth++) {
      const values = scalars.bound.filter((value) => value.depth === depth);
      const list = values.map((value) => `${value.text} AS ${quoteName(value.name)}`).join(", ");
      from = this.step(relation, `SELECT *, ${list}\nFROM ${from}`, "bind").name;
    }
    const bound = scalars.bound.map((value) => value.name);
    return { from, star: this.starExcept(bound), bound };
  }

  starExcept(names: readonly string[]): string {
    return `* ${this.syntax.except} (${names.map(quoteName).join(", ")})`;
  }
}

function nameIn(input: Source, column: ColumnRef): string {
  const name = input.names.get(column.name);
  if (name === undefined) throw new Error(`bug: no column '${column.name}' in step '${input.name}'`);
  return name;
}
