import { columnsIn } from "./candidates.js";
import type { Relation, Union } from "./relation.js";
import { withInputs } from "./rewrite.js";
import type { Scalar } from "./scalar.js";
import { scalarsOf } from "./walk.js";

/**
 * The plan with unions that have only those columns that something reads: a union of all tables has thousands, and
 * each member has to fill each of them. Only ways down are followed on which a relation's columns are its input's.
 */
export function narrowUnions(root: Relation): Relation {
  const whole = new Map<Relation, Relation>();
  const visit = (relation: Relation): Relation => {
    const known = whole.get(relation);
    if (known !== undefined) return known;
    const narrowed = inputsNarrowed(relation, visit);
    whole.set(relation, narrowed);
    return narrowed;
  };
  return visit(root);
}

/** A relation that gives all its columns, with what is below it narrowed. */
function inputsNarrowed(relation: Relation, visit: (input: Relation) => Relation): Relation {
  switch (relation.kind) {
    case "project":
    case "aggregate": {
      const input = narrow(relation.input, readBy(scalarsOf(relation)), visit);
      return input === relation.input ? relation : { ...relation, input };
    }
    case "union":
      return membersNarrowed(relation, visit);
    default:
      return withInputs(relation, visit);
  }
}

function membersNarrowed(union: Union, visit: (input: Relation) => Relation): Union {
  const members = union.members.map((member) => {
    const relation = narrow(member.relation, readBy(member.values), visit);
    return relation === member.relation ? member : { ...member, relation };
  });
  return members.every((member, index) => member === union.members[index]) ? union : { ...union, members };
}

/** The relation with the needed columns at least. */
function narrow(
  relation: Relation,
  needed: ReadonlySet<string>,
  visit: (input: Relation) => Relation,
): Relation {
  switch (relation.kind) {
    case "filter":
    case "sort":
    case "limit":
    case "extend": {
      const read = new Set([...needed, ...readBy(scalarsOf(relation))]);
      const input = narrow(relation.input, read, visit);
      if (input === relation.input) return relation;
      const kept = new Set(input.columns.map(({ name }) => name));
      if (relation.kind === "extend") for (const { name } of relation.items) kept.add(name);
      return { ...relation, input, columns: relation.columns.filter(({ name }) => kept.has(name)) };
    }
    case "union":
      return membersNarrowed(withColumns(relation, needed), visit);
    default:
      return visit(relation);
  }
}

function withColumns(union: Union, needed: ReadonlySet<string>): Union {
  const keeps = union.columns.map(({ name }) => needed.has(name));
  if (keeps.every((kept) => kept)) return union;
  return {
    ...union,
    columns: union.columns.filter((_, index) => keeps[index]),
    members: union.members.map((member) => ({
      ...member,
      values: member.values.filter((_, index) => keeps[index]),
    })),
  };
}

function readBy(scalars: readonly Scalar[]): ReadonlySet<string> {
  return new Set(scalars.flatMap((scalar) => [...columnsIn(scalar)]));
}
