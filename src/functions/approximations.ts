import type { Relation } from "../plan/relation.js";
import type { Scalar } from "../plan/scalar.js";
import { allRelations, descend, scalarsOf } from "../plan/walk.js";
import { AGGREGATE_FUNCTIONS } from "./aggregates/table.js";
import { selectSignature, type Approximation } from "./signature.js";
import { SCALAR_FUNCTIONS } from "./table.js";
import { WINDOW_FUNCTIONS } from "./windows/table.js";

/** How a plan's result may differ from the engine's, a sentence for each function that says so. */
export function approximationsOf(root: Relation): readonly string[] {
  const notes = new Set<string>();
  for (const relation of allRelations(root)) {
    for (const scalar of scalarsOf(relation)) {
      for (const part of descend(scalar)) {
        for (const note of [entryOf(part)?.approximate, noteOfSignature(part)])
          if (note !== undefined) notes.add(note);
      }
    }
  }
  return [...notes].sort();
}

function noteOfSignature(scalar: Scalar): string | undefined {
  if (scalar.kind !== "call") return undefined;
  const signatures = SCALAR_FUNCTIONS.get(scalar.name)?.signatures ?? [];
  const types = scalar.args.map((arg) => arg.type);
  return noteFor(selectSignature(signatures, types)?.approximate, scalar.args);
}

/** What a signature says of its result, for these arguments. */
export function noteFor(
  approximation: Approximation | undefined,
  args: readonly Scalar[],
): string | undefined {
  return typeof approximation === "function" ? approximation(args) : approximation;
}

function entryOf(scalar: Scalar): { readonly approximate?: string } | undefined {
  switch (scalar.kind) {
    case "call":
      return SCALAR_FUNCTIONS.get(scalar.name);
    case "aggregate":
      return AGGREGATE_FUNCTIONS.get(scalar.name);
    case "window":
      return WINDOW_FUNCTIONS.get(scalar.name);
    default:
      return undefined;
  }
}
