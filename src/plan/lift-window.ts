import { filter } from "./build.js";
import type { Relation } from "./relation.js";
import type { Call, Scalar } from "./scalar.js";
import { INGESTION_COLUMN } from "./types.js";
import { allRelations, descend } from "./walk.js";

/** A plan with its look-back taken out where that is only a schedule. */
export interface WindowedPlan {
  readonly plan: Relation;
  readonly lifted: readonly Call[];
  readonly kept: readonly Call[];
}

const LOWER_BOUNDS: Readonly<Record<string, "left" | "right">> = {
  ">": "left",
  ">=": "left",
  "<": "right",
  "<=": "right",
};

/** Operators that treat each row alone, so that a row more at the bottom is only a row more at the top. */
const ROW_WISE: ReadonlySet<Relation["kind"]> = new Set([
  "scan",
  "filter",
  "extend",
  "project",
  "unnest",
  "union",
  "sort",
]);

/**
 * Takes out a condition that compares a time column or the ingestion time with `ago(...)` or a bound computed from
 * `now()`, provided it is the only such condition and no operator looks at several rows together: a window is then
 * the card's schedule and not part of what it looks for. `"card"` keeps everything.
 */
export function liftWindow(root: Relation, mode: "all" | "card"): WindowedPlan {
  const bounds = allRelations(root).flatMap((relation) =>
    relation.kind === "filter" ? conjunctsOf(relation.predicate).filter(isLowerBound) : [],
  );
  const clockUses = allRelations(root).some((relation) => usesClockOtherwise(relation, bounds));
  const rowWise = allRelations(root).every((relation) => ROW_WISE.has(relation.kind) || isDistinct(relation));
  if (mode === "card" || bounds.length !== 1 || !rowWise || clockUses)
    return { plan: root, lifted: [], kept: bounds };
  return { plan: without(root, new Set(bounds)), lifted: bounds, kept: [] };
}

function isDistinct(relation: Relation): boolean {
  return (
    relation.kind === "aggregate" &&
    relation.items.every((item) => item.name.startsWith("coldhunt_")) &&
    relation.rows.length === 0 &&
    relation.keys.length > 0
  );
}

/** The parts of a predicate that all have to hold. */
function conjunctsOf(predicate: Scalar): readonly Scalar[] {
  if (predicate.kind === "call" && predicate.name === "and") return predicate.args.flatMap(conjunctsOf);
  return [predicate];
}

function isLowerBound(condition: Scalar): condition is Call {
  if (condition.kind !== "call") return false;
  const [left, right] = condition.args;
  if (left === undefined || right === undefined) return false;
  if (condition.name === "between") return isTimeColumn(left) && isClockBound(right);
  const side = LOWER_BOUNDS[condition.name];
  if (side === undefined) return false;
  return side === "left"
    ? isTimeColumn(left) && isClockBound(right)
    : isTimeColumn(right) && isClockBound(left);
}

function isTimeColumn(scalar: Scalar): boolean {
  return scalar.kind === "column" && scalar.type === "datetime";
}

function isClock(scalar: Scalar): boolean {
  return scalar.kind === "call" && (scalar.name === "ago" || scalar.name === "now");
}

/** Computed from the clock and constants alone. */
function isClockBound(scalar: Scalar): boolean {
  const parts = [...descend(scalar)];
  return parts.some(isClock) && parts.every((part) => part.kind === "literal" || part.kind === "call");
}

function usesClockOtherwise(relation: Relation, bounds: readonly Call[]): boolean {
  if (relation.kind !== "filter") return false;
  return conjunctsOf(relation.predicate).some(
    (condition) => !bounds.includes(condition as Call) && [...descend(condition)].some(isClock),
  );
}

function without(relation: Relation, gone: ReadonlySet<Scalar>): Relation {
  switch (relation.kind) {
    case "filter": {
      const input = without(relation.input, gone);
      const left = conjunctsOf(relation.predicate).filter((condition) => !gone.has(condition));
      const [first, ...rest] = left;
      if (first === undefined) return input;
      const predicate = rest.reduce<Scalar>(
        (sum, condition) => ({ kind: "call", name: "and", type: "bool", args: [sum, condition] }),
        first,
      );
      return left.length === conjunctsOf(relation.predicate).length
        ? { ...relation, input }
        : { ...filter(input, predicate, relation.span) };
    }
    case "extend":
    case "project":
    case "unnest":
    case "sort":
    case "aggregate":
      return { ...relation, input: without(relation.input, gone) };
    case "union":
      return {
        ...relation,
        members: relation.members.map((member) => ({ ...member, relation: without(member.relation, gone) })),
      };
    default:
      return relation;
  }
}

/** Whether a plan asks for the ingestion time anywhere. */
export function readsIngestionTime(root: Relation): boolean {
  return allRelations(root).some((relation) =>
    relation.columns.some((column) => column.name === INGESTION_COLUMN),
  );
}
