import type { Relation, Union } from "./relation.js";
import { rewrite } from "./rewrite.js";

/** A union of fewer members is left as it is: its SQL is short, and good for any evidence. */
const MANY = 16;

/**
 * The plan with unions of many members that have only those which may have rows: a search through all tables of the
 * products is mostly one through tables that no export filled. One member stays where none has any.
 */
export function withoutEmptyMembers(root: Relation, filled: (table: string) => boolean): Relation {
  return rewrite(root, (relation) =>
    relation.kind === "union" && relation.members.length >= MANY ? mayHaveRows(relation, filled) : relation,
  );
}

function mayHaveRows(union: Union, filled: (table: string) => boolean): Union {
  const members = union.members.filter(({ relation }) => !isEmpty(relation, filled));
  if (members.length === union.members.length) return union;
  return { ...union, members: members.length === 0 ? union.members.slice(0, 1) : members };
}

/** Whether the rows are, one by one, those of a table that has none. */
function isEmpty(relation: Relation, filled: (table: string) => boolean): boolean {
  switch (relation.kind) {
    case "scan":
      return !filled(relation.table);
    case "filter":
    case "extend":
    case "project":
    case "sort":
    case "limit":
      return isEmpty(relation.input, filled);
    case "shared":
      return isEmpty(relation.relation, filled);
    default:
      return false;
  }
}
