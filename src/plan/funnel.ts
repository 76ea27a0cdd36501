/** The steps of a plan at which rows are lost or made, along the path a reader follows through the query. */
import { conjunctsOf } from "./conjuncts.js";
import type { Join, Relation } from "./relation.js";
import type { Scalar } from "./scalar.js";
import { allRelations, descend, scalarsOf } from "./walk.js";
import { wordsOf } from "./words.js";
import { VOLATILE } from "./volatile.js";

/** A step of a query: its words, and the relation that holds the rows left after it. */
export interface PlannedStep {
  readonly label: string;
  readonly relation: Relation;
  /** What else it reads: the other side of a join, the members of a union, a table that is looked in. */
  readonly branches: readonly PlannedBranch[];
}

export interface PlannedBranch {
  readonly label: string;
  readonly steps: readonly PlannedStep[];
}

/** The steps of the main path, inputs first; `source` is the text that the places in the plan point into. */
export function funnelOf(root: Relation, source: string): readonly PlannedStep[] {
  return new Paths(source).of(root);
}

/** Whether two runs of the plan may keep other rows: functions give other values in each. */
export function isVolatile(root: Relation): boolean {
  return allRelations(root).some((relation) =>
    scalars(relation).some((part) => part.kind === "call" && VOLATILE.has(part.name)),
  );
}

/** The relation whose rows are those of this one, one to one; operators that only change or order rows are passed. */
export function countedRelation(relation: Relation): Relation {
  switch (relation.kind) {
    case "extend":
    case "project":
    case "sort":
    case "window":
      return countedRelation(relation.input);
    case "shared":
      return countedRelation(relation.relation);
    default:
      return relation;
  }
}

class Paths {
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  of(relation: Relation): readonly PlannedStep[] {
    const at = countedRelation(relation);
    switch (at.kind) {
      case "scan":
        return [this.step(at, at.table)];
      case "values":
        return [this.step(at, "rows written out")];
      case "range":
        return [this.step(at, "range")];
      case "union": {
        const members = at.members.map((member, index) => ({
          label: `part ${index + 1}`,
          steps: this.of(member.relation),
        }));
        return [this.step(at, "union", members)];
      }
      case "join":
        return this.joined(at);
      case "filter":
        return this.after(this.of(at.input), this.step(at, "where", this.lookups(at.predicate)));
      case "aggregate":
        return this.after(this.of(at.input), this.step(at, "summarize"));
      case "limit":
        return this.after(this.of(at.input), this.step(at, "take"));
      case "unnest":
        return this.after(this.of(at.input), this.step(at, "mv-expand"));
      case "make-series":
        return this.after(this.of(at.input), this.step(at, "make-series"));
      case "sequence":
        return this.after(this.of(at.input), this.step(at, "scan"));
      case "extend":
      case "project":
      case "sort":
      case "window":
      case "shared":
        throw new Error("bug: a relation that keeps its rows is counted");
    }
  }

  /** A step in the user's words; what an operator becomes inside, such as the filter of a `parse`, has the same. */
  private step(relation: Relation, otherwise: string, branches: readonly PlannedBranch[] = []): PlannedStep {
    return { label: wordsOf(this.source, relation.span) ?? otherwise, relation, branches };
  }

  /** Several relations that one operator became are one step. */
  private after(path: readonly PlannedStep[], step: PlannedStep): readonly PlannedStep[] {
    const last = path.at(-1);
    if (last === undefined || step.relation.span === undefined || !sameSpan(last.relation, step.relation))
      return [...path, step];
    return [...path.slice(0, -1), { ...step, branches: [...last.branches, ...step.branches] }];
  }

  private joined(join: Join): readonly PlannedStep[] {
    const main = this.of(join.left);
    const before = new Set(main.map((step) => step.relation));
    // an operator such as mv-apply joins rows with what was made of these same rows
    const other = this.of(join.right).filter(
      (step) => step.relation.kind === "scan" || !before.has(step.relation),
    );
    const branches = other.length === 0 ? [] : [{ label: "with", steps: other }];
    return this.after(main, this.step(join, "join", branches));
  }

  private lookups(predicate: Scalar): readonly PlannedBranch[] {
    return conjunctsOf(predicate).flatMap((condition) =>
      [...descend(condition)].flatMap((part) =>
        part.kind === "in-relation" || part.kind === "toscalar"
          ? [
              {
                label: part.kind === "toscalar" ? "value from" : `${part.operator} the rows of`,
                steps: this.of(part.relation),
              },
            ]
          : [],
      ),
    );
  }
}

function sameSpan(a: Relation, b: Relation): boolean {
  return a.span !== undefined && a.span.start === b.span?.start && a.span.end === b.span.end;
}

function scalars(relation: Relation): readonly Scalar[] {
  return scalarsOf(relation).flatMap((scalar) => [...descend(scalar)]);
}
