import type { Relation } from "../plan/relation.js";
import type { Literal, Scalar } from "../plan/scalar.js";

/**
 * A column that a step before gave a literal, as that literal: `extend r = @'a+' | where Path matches regex r`. For
 * what has to be known before the query runs.
 */
export function writtenOut(value: Scalar, row: Relation | undefined): Scalar {
  return value.kind === "column" ? (literalOf(value.name, row) ?? value) : value;
}

function literalOf(name: string, row: Relation | undefined): Literal | undefined {
  switch (row?.kind) {
    case "filter":
    case "sort":
    case "limit":
      return literalOf(name, row.input);
    case "extend":
    case "project": {
      const given = row.items.findLast((item) => item.name === name)?.value;
      if (given === undefined) return row.kind === "extend" ? literalOf(name, row.input) : undefined;
      if (given.kind === "column") return literalOf(given.name, row.input);
      return given.kind === "literal" ? given : undefined;
    }
    default:
      return undefined;
  }
}
