import { hidden, visible } from "./build.js";
import type { Join, JoinKey, JoinKind, JoinOutput, Relation } from "./relation.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "./types.js";
import type { Span } from "../diagnostics/span.js";

/** Columns of a side as a join hands them on, under their own names. */
export function outputsOf(
  side: JoinOutput["side"],
  columns: readonly { readonly name: string }[],
): JoinOutput[] {
  return columns.map(({ name }) => ({ name, side, from: name }));
}

/** The side whose rows a join keeps as they are, for the kinds that only look for partners. */
export function keptSide(kind: JoinKind): "left" | "right" | undefined {
  switch (kind) {
    case "leftsemi":
    case "leftanti":
      return "left";
    case "rightsemi":
    case "rightanti":
      return "right";
    default:
      return undefined;
  }
}

/**
 * A join with these output columns. A kept row keeps its hidden columns; a row made of two carries the evidence rows
 * of both, and no ingestion time.
 */
export function join(
  joinKind: JoinKind,
  left: Relation,
  right: Relation,
  on: readonly JoinKey[],
  outputs: readonly JoinOutput[],
  span?: Span,
): Join {
  const sides = { left, right };
  const columns = outputs.map((output): Column => {
    const column = visible(sides[output.side].columns).find((candidate) => candidate.name === output.from);
    if (column === undefined)
      throw new Error(`bug: the ${output.side} side of a join has no '${output.from}'`);
    return { name: output.name, type: column.type };
  });
  const side = keptSide(joinKind);
  if (side !== undefined) {
    const carried = hidden(sides[side].columns);
    return {
      kind: "join",
      joinKind,
      left,
      right,
      on,
      outputs: [...outputs, ...outputsOf(side, carried)],
      columns: [...columns, ...carried],
      span,
    };
  }
  const merged = [...left.columns, ...right.columns].some((column) => column.name === SOURCES_COLUMN);
  const gathered: Column[] = merged
    ? [
        { name: SOURCES_COLUMN, type: "dynamic", hidden: true },
        { name: SOURCE_COUNT_COLUMN, type: "long", hidden: true },
      ]
    : [];
  return { kind: "join", joinKind, left, right, on, outputs, columns: [...columns, ...gathered], span };
}

/** Every row of the left with every row of the right, under their own names. */
export function crossed(
  left: Relation,
  right: Relation,
  ofLeft: readonly Column[],
  ofRight: readonly Column[],
): Join {
  return join("inner", left, right, [], [...outputsOf("left", ofLeft), ...outputsOf("right", ofRight)]);
}
