/**
 * `join kind=innerunique` takes one row of the left side for each key, whichever. The engine moves a filter behind the
 * join to the side whose columns it reads, so that a row that passes it is taken where there is one.
 * https://learn.microsoft.com/kusto/query/join-innerunique
 */
import { callOf, columnRef, extend } from "./build.js";
import { columnsIn } from "./candidates.js";
import { conjunctsOf } from "./conjuncts.js";
import { mapScalar } from "./map-scalar.js";
import type { Extend, Filter, Join, Project, Relation, Sort } from "./relation.js";
import type { Item, Scalar } from "./scalar.js";
import { VOLATILE } from "./volatile.js";
import { descend } from "./walk.js";

/** The rows with the joins below them told which rows the predicate lets through. */
export function preferring(rows: Relation, predicate: Scalar): Relation {
  return conjunctsOf(predicate)
    .filter((conjunct) => [...descend(conjunct)].every(isMovable))
    .reduce(prefer, rows);
}

/** Functions that end the query: they may not look at rows that the join would have left out. */
const ENDING: ReadonlySet<string> = new Set(["assert", "refuse_when"]);

function isMovable(part: Scalar): boolean {
  if (part.kind === "call") return !VOLATILE.has(part.name) && !ENDING.has(part.name);
  return part.kind !== "window" && part.kind !== "aggregate";
}

function prefer(rows: Relation, condition: Scalar): Relation {
  switch (rows.kind) {
    case "join":
      return rows.joinKind === "innerunique" ? preferLeft(rows, condition) : rows;
    case "filter":
    case "sort":
      return over(rows, prefer(rows.input, condition));
    case "extend":
    case "project": {
      const moved = before(rows.items, rows.kind === "extend", condition);
      return moved === undefined ? rows : over(rows, prefer(rows.input, moved));
    }
    default:
      return rows;
  }
}

/** The same relation where its input is: what is looked for below is found by its identity. */
function over<R extends Filter | Sort | Extend | Project>(relation: R, input: Relation): R {
  return input === relation.input ? relation : { ...relation, input };
}

/** The condition in the columns that these items were computed from; undefined where it reads a computed one. */
function before(items: readonly Item[], keepsOthers: boolean, condition: Scalar): Scalar | undefined {
  const names = new Map<string, string>();
  for (const name of columnsIn(condition)) {
    const item = items.find((candidate) => candidate.name === name);
    if (item === undefined ? !keepsOthers : item.value.kind !== "column") return undefined;
    names.set(name, item?.value.kind === "column" ? item.value.name : name);
  }
  return renamed(condition, names);
}

function preferLeft(join: Join, condition: Scalar): Join {
  const names = new Map(
    join.outputs.flatMap(({ name, side, from }) => (side === "left" ? [[name, from] as const] : [])),
  );
  const read = [...columnsIn(condition)];
  if (read.length === 0 || !read.every((name) => names.has(name))) return join;
  const moved = renamed(condition, names);
  const earlier = join.preferred;
  const value: Scalar =
    earlier === undefined
      ? moved
      : callOf("and", "bool", [columnRef({ name: earlier, type: "bool" }), moved]);
  const preferred = `${earlier ?? "coldhunt_preferred"}_`;
  return { ...join, preferred, left: extend(join.left, [{ name: preferred, value }]) };
}

function renamed(scalar: Scalar, names: ReadonlyMap<string, string>): Scalar {
  return mapScalar(scalar, (part) =>
    part.kind === "column" ? { ...part, name: names.get(part.name) ?? part.name } : undefined,
  );
}
