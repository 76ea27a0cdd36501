import { conjunctsOf } from "./conjuncts.js";
import type { Filter, Relation } from "./relation.js";
import { rewrite } from "./rewrite.js";
import type { Call, Scalar } from "./scalar.js";
import { INGESTION_COLUMN, type Column } from "./types.js";
import { allRelations, descend, scalarsOf } from "./walk.js";

/** A plan with its look-back taken out where that is only a schedule. */
export interface WindowedPlan {
  readonly plan: Relation;
  readonly lifted: readonly Call[];
  readonly kept: readonly Scalar[];
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
  "shared",
]);

/**
 * Takes out a condition that compares a time column or the ingestion time with `ago(...)` or a bound computed from
 * `now()`, provided it is the only such condition and no operator looks at several rows together: a window is then
 * the card's schedule and not part of what it looks for. `"card"` keeps everything.
 */
export function liftWindow(root: Relation, mode: "all" | "card"): WindowedPlan {
  const relations = allRelations(root);
  const decisive = columnsOfFilters(relations);
  const clocked = relations.flatMap((relation) => clockScalars(relation, decisive));
  const [only] = clocked;
  const rowWise = relations.every((relation) => ROW_WISE.has(relation.kind) || isDistinct(relation));
  const subQueries = relations.some((relation) => scalarsOf(relation).some(holdsRelation));
  if (
    mode === "card" ||
    clocked.length !== 1 ||
    only === undefined ||
    !isLowerBound(only) ||
    !rowWise ||
    subQueries
  ) {
    return { plan: root, lifted: [], kept: clocked };
  }
  return { plan: withoutUnusedIngestion(without(root, only)), lifted: [only], kept: [] };
}

/** The conditions that read the clock, and the computed columns that do and that some condition reads. */
function clockScalars(relation: Relation, decisive: ReadonlySet<string>): readonly Scalar[] {
  return candidatesOf(relation, decisive).filter((scalar) => [...descend(scalar)].some(isClock));
}

function candidatesOf(relation: Relation, decisive: ReadonlySet<string>): readonly Scalar[] {
  switch (relation.kind) {
    case "filter":
      return conjunctsOf(relation.predicate);
    case "extend":
    case "project":
      return relation.items.filter((item) => decisive.has(item.name)).map((item) => item.value);
    default:
      return scalarsOf(relation);
  }
}

function columnsOfFilters(relations: readonly Relation[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const relation of relations) {
    if (relation.kind !== "filter") continue;
    for (const part of descend(relation.predicate)) if (part.kind === "column") names.add(part.name);
  }
  return names;
}

function holdsRelation(scalar: Scalar): boolean {
  return [...descend(scalar)].some((part) => part.kind === "toscalar" || part.kind === "in-relation");
}

function isDistinct(relation: Relation): boolean {
  return (
    relation.kind === "aggregate" &&
    relation.keys.length > 0 &&
    relation.rows.length === 0 &&
    relation.items.every(
      (item) => relation.columns.find((column) => column.name === item.name)?.hidden === true,
    )
  );
}

function isLowerBound(condition: Scalar): condition is Call {
  return lowerBoundOf(condition) !== undefined;
}

/** The earliest time a look-back condition lets through, a scalar of the clock; undefined for other conditions. */
export function lowerBoundOf(condition: Scalar): Scalar | undefined {
  if (condition.kind !== "call") return undefined;
  const [left, right, end] = condition.args;
  if (left === undefined || right === undefined) return undefined;
  // a range up to now is no more than its lower bound
  if (condition.name === "between")
    return isTimeColumn(left) && isClockBound(right) && end !== undefined && isNow(end) ? right : undefined;
  const side = LOWER_BOUNDS[condition.name];
  if (side === undefined) return undefined;
  const [column, bound] = side === "left" ? [left, right] : [right, left];
  return isTimeColumn(column) && isClockBound(bound) ? bound : undefined;
}

function isTimeColumn(scalar: Scalar): boolean {
  return scalar.kind === "column" && scalar.type === "datetime";
}

function isClock(scalar: Scalar): boolean {
  return scalar.kind === "call" && (scalar.name === "ago" || scalar.name === "now");
}

function isNow(scalar: Scalar): boolean {
  return scalar.kind === "call" && scalar.name === "now" && scalar.args.length === 0;
}

/** Computed from the clock and constants alone. */
function isClockBound(scalar: Scalar): boolean {
  const parts = [...descend(scalar)];
  return parts.some(isClock) && parts.every((part) => part.kind === "literal" || part.kind === "call");
}

function without(root: Relation, gone: Scalar): Relation {
  return rewrite(root, (relation) => {
    if (relation.kind !== "filter") return relation;
    const conjuncts = conjunctsOf(relation.predicate);
    return conjuncts.includes(gone)
      ? withConjuncts(
          relation,
          conjuncts.filter((one) => one !== gone),
        )
      : relation;
  });
}

function withConjuncts(relation: Filter, conjuncts: readonly Scalar[]): Relation {
  const [first, ...rest] = conjuncts;
  if (first === undefined) return relation.input;
  const predicate = rest.reduce<Scalar>(
    (sum, condition) => ({ kind: "call", name: "and", type: "bool", args: [sum, condition] }),
    first,
  );
  return { ...relation, predicate };
}

/** Scans need not carry the ingestion time when nothing reads it any more. */
function withoutUnusedIngestion(root: Relation): Relation {
  const isRead = allRelations(root).some(
    (relation) =>
      relation.kind !== "project" &&
      scalarsOf(relation).some((scalar) =>
        [...descend(scalar)].some((part) => part.kind === "column" && part.name === INGESTION_COLUMN),
      ),
  );
  if (isRead) return root;
  const rest = (columns: readonly Column[]): readonly Column[] =>
    columns.filter((column) => column.name !== INGESTION_COLUMN);
  return rewrite(root, (relation) => {
    const columns = rest(relation.columns);
    if (relation.kind === "project") {
      return { ...relation, columns, items: relation.items.filter((item) => item.name !== INGESTION_COLUMN) };
    }
    return { ...relation, columns };
  });
}
