import { quoteName } from "../../fragment/quote.js";
import { columnRef } from "../../plan/build.js";
import { keptSide } from "../../plan/build-join.js";
import type { Join, JoinKey, JoinKind } from "../../plan/relation.js";
import { SOURCE_COUNT_COLUMN, SOURCES_COLUMN, type Column } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { ScalarPrinter } from "../scalar-printer.js";
import type { RelationPrinter, Source } from "./source.js";

const KEYWORDS: Readonly<Record<JoinKind, string>> = {
  inner: "JOIN",
  innerunique: "JOIN",
  leftouter: "LEFT JOIN",
  rightouter: "RIGHT JOIN",
  fullouter: "FULL JOIN",
  leftsemi: "SEMI JOIN",
  leftanti: "ANTI JOIN",
  rightsemi: "SEMI JOIN",
  rightanti: "ANTI JOIN",
};

/** The sides whose columns may be missing in a row of the result. */
const PADDED: Readonly<Partial<Record<JoinKind, readonly ("left" | "right")[]>>> = {
  leftouter: ["right"],
  rightouter: ["left"],
  fullouter: ["left", "right"],
};

/** The left side is `l`, the right one `r`; for the right kinds of semi-join they change places in the text. */
export function printJoin(join: Join, printer: RelationPrinter): Source {
  const left = uniqueLeft(join, printer);
  const right = printer.rowsOf(join.right);
  const leftScalars = printer.scalars(left, "l");
  const rightScalars = printer.scalars(right, "r");
  const on = join.on.map((key) => conditionText(key, leftScalars, rightScalars)).join(" AND ") || "true";
  if (leftScalars.bound.length + rightScalars.bound.length > 0)
    throw new Error("bug: the keys of a join are columns");
  const names = physicalNames(join.columns);
  const list = join.columns.map(
    (column) =>
      `${outputText(join, column, left, right, printer)} AS ${quoteName(names.get(column.name) ?? column.name)}`,
  );
  const sides = [`${left.name} AS l`, `${right.name} AS r`];
  if (keptSide(join.joinKind) === "right") sides.reverse();
  const from = sides.join(` ${KEYWORDS[join.joinKind]} `);
  return printer.step(join, `SELECT ${list.join(", ") || "1 AS _"}\nFROM ${from} ON ${on}`, "join");
}

/** Nulls match nulls; a text is never null, so that it may be compared plainly. */
function conditionText(key: JoinKey, left: ScalarPrinter, right: ScalarPrinter): string {
  const operator = key.left.type === "string" && key.right.type === "string" ? "=" : "IS NOT DISTINCT FROM";
  return `${left.print(key.left).text} ${operator} ${right.print(key.right).text}`;
}

/** One row a key: which one is free, but for those that a filter behind the join lets through. */
function uniqueLeft(join: Join, printer: RelationPrinter): Source {
  if (join.joinKind !== "innerunique") return printer.rowsOf(join.left);
  const left = printer.sourceOf(join.left);
  const scalars = printer.scalars(left);
  const keys = join.on.map((key) => scalars.print(key.left).text).join(", ");
  const { preferred } = join;
  const order =
    preferred === undefined
      ? ""
      : `${scalars.print(columnRef({ name: preferred, type: "bool" })).text} DESC NULLS LAST, `;
  return printer.firstOfEach(join.left, left, keys, order);
}

function outputText(
  join: Join,
  column: Column,
  left: Source,
  right: Source,
  printer: RelationPrinter,
): string {
  const output = join.outputs.find((candidate) => candidate.name === column.name);
  if (output === undefined) return mergedText(column, left, right, printer);
  const source = output.side === "left" ? left : right;
  const text = `${output.side === "left" ? "l" : "r"}.${quoteName(source.names.get(output.from) ?? output.from)}`;
  const padded = PADDED[join.joinKind]?.includes(output.side) === true;
  return padded && column.type === "string" ? `coalesce(${text}, '')` : text;
}

/** A row made of two has the evidence rows of both, capped, and their true number. */
function mergedText(column: Column, left: Source, right: Source, printer: RelationPrinter): string {
  const parts = [
    { source: left, alias: "l" },
    { source: right, alias: "r" },
  ]
    .filter(({ source }) => source.names.has(column.name))
    .map(({ alias }) => `${alias}.${quoteName(column.name)}`);
  switch (column.name) {
    case SOURCES_COLUMN:
      return printer.mergedSources(parts);
    case SOURCE_COUNT_COLUMN:
      return parts.map((part) => `coalesce(${part}, 0)`).join(" + ");
    default:
      throw new Error(`bug: a join has no '${column.name}'`);
  }
}
