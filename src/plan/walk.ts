import type { Span } from "../diagnostics/span.js";
import type { Relation } from "./relation.js";
import type { Scalar } from "./scalar.js";

/** The relations a relation reads directly. */
export function inputsOf(relation: Relation): readonly Relation[] {
  switch (relation.kind) {
    case "scan":
    case "values":
    case "range":
      return [];
    case "join":
      return [relation.left, relation.right];
    case "union":
      return relation.members.map((member) => member.relation);
    case "shared":
      return [relation.relation];
    case "filter":
    case "extend":
    case "project":
    case "aggregate":
    case "sort":
    case "limit":
    case "unnest":
    case "make-series":
    case "window":
    case "sequence":
      return [relation.input];
  }
}

/** The scalars of a relation itself, without those of its inputs. */
export function scalarsOf(relation: Relation): readonly Scalar[] {
  switch (relation.kind) {
    case "scan":
    case "shared":
      return [];
    case "values":
      return relation.rows.flat();
    case "range":
      return [relation.from, relation.to, relation.step];
    case "filter":
      return [relation.predicate];
    case "extend":
    case "project":
    case "window":
      return relation.items.map((item) => item.value);
    case "aggregate":
      return [
        ...relation.keys.map((key) => key.value),
        ...relation.items.map((item) => item.value),
        ...relation.rows.flatMap((row) => [
          ...(row.by === undefined ? [] : [row.by]),
          ...row.picks.map((pick) => pick.value),
        ]),
      ];
    case "sequence":
      return [
        ...relation.partitions,
        ...relation.declared.map((column) => column.value),
        ...relation.steps.flatMap((step) => [step.condition, ...step.assignments.map((item) => item.value)]),
      ];
    case "sort":
      return relation.keys.map((key) => key.value);
    case "limit":
      return [
        relation.count,
        ...(relation.per?.keys ?? []),
        ...(relation.per?.order ?? []).map((key) => key.value),
      ];
    case "join":
      return relation.on.flatMap((key) => [key.left, key.right]);
    case "union":
      return relation.members.flatMap((member) => member.values);
    case "make-series":
      return [relation.from, relation.to, relation.step, ...relation.items.map((item) => item.default)];
    case "unnest":
      return [
        ...relation.items.map((item) => item.value),
        ...(relation.limit === undefined ? [] : [relation.limit]),
      ];
  }
}

/** The scalar itself and every scalar inside it. */
export function* descend(scalar: Scalar): Generator<Scalar> {
  yield scalar;
  switch (scalar.kind) {
    case "call":
    case "aggregate":
    case "window":
      for (const arg of scalar.args) yield* descend(arg);
      break;
    case "in-relation":
      yield* descend(scalar.value);
      break;
    default:
      break;
  }
}

/** The relation and all relations below it, those inside its scalars too; each once. */
export function allRelations(root: Relation): readonly Relation[] {
  const seen = new Set<Relation>();
  const visit = (relation: Relation): void => {
    if (seen.has(relation)) return;
    seen.add(relation);
    for (const input of inputsOf(relation)) visit(input);
    for (const scalar of scalarsOf(relation)) {
      for (const part of descend(scalar)) {
        if (part.kind === "toscalar" || part.kind === "in-relation") visit(part.relation);
      }
    }
  };
  visit(root);
  return [...seen];
}

/** Where a scalar stands in the query: the first of its parts that knows. */
export function spanOf(scalar: Scalar): Span | undefined {
  for (const part of descend(scalar)) if ("span" in part && part.span !== undefined) return part.span;
  return undefined;
}
