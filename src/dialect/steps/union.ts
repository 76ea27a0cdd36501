import { quoteName } from "../../fragment/quote.js";
import type { Union, UnionMember } from "../../plan/relation.js";
import { SOURCES_COLUMN } from "../../plan/types.js";
import { physicalNames } from "../physical-names.js";
import type { RelationPrinter, Source } from "./source.js";

/** All members with the same columns in the same order, each cell under its name in the first of them. */
export function printUnion(union: Union, printer: RelationPrinter): Source {
  const names = physicalNames(union.columns);
  const parts = union.members.map((member) => memberText(member, union, names, printer));
  return printer.step(union, parts.join("\nUNION ALL\n"), "union");
}

function memberText(
  member: UnionMember,
  union: Union,
  names: ReadonlyMap<string, string>,
  printer: RelationPrinter,
): string {
  const input = printer.sourceOf(member.relation);
  const scalars = printer.scalars(input);
  const list = union.columns.map((column, index) => {
    const value = member.values[index];
    if (value === undefined) throw new Error(`bug: a member of a union has no '${column.name}'`);
    const name = quoteName(names.get(column.name) ?? column.name);
    if (column.name === SOURCES_COLUMN && value.kind === "literal") return `${printer.noSources} AS ${name}`;
    const text = scalars.print(value).text;
    return text === name ? name : `${text} AS ${name}`;
  });
  const { from } = printer.withBound(union, input, scalars);
  return `SELECT ${list.join(", ") || "1 AS _"}\nFROM ${from}`;
}
