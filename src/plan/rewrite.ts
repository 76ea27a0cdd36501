import type { Relation } from "./relation.js";

/** The relation with each of its direct inputs replaced; itself where none changed. */
export function withInputs(relation: Relation, replace: (input: Relation) => Relation): Relation {
  switch (relation.kind) {
    case "scan":
    case "values":
    case "range":
      return relation;
    case "join": {
      const left = replace(relation.left);
      const right = replace(relation.right);
      return left === relation.left && right === relation.right ? relation : { ...relation, left, right };
    }
    case "union": {
      const members = relation.members.map((member) => ({ ...member, relation: replace(member.relation) }));
      const same = members.every((member, index) => member.relation === relation.members[index]?.relation);
      return same ? relation : { ...relation, members };
    }
    case "shared": {
      const inner = replace(relation.relation);
      return inner === relation.relation ? relation : { ...relation, relation: inner };
    }
    default: {
      const input = replace(relation.input);
      return input === relation.input ? relation : { ...relation, input };
    }
  }
}

/** Rewrites a plan bottom-up. A relation used in several places is rewritten once and stays shared. */
export function rewrite(root: Relation, step: (relation: Relation) => Relation): Relation {
  const done = new Map<Relation, Relation>();
  const visit = (relation: Relation): Relation => {
    const known = done.get(relation);
    if (known !== undefined) return known;
    const rewritten = step(withInputs(relation, visit));
    done.set(relation, rewritten);
    return rewritten;
  };
  return visit(root);
}
