import type { Relation } from "../plan/relation.js";
import type { Scalar } from "../plan/scalar.js";
import { allRelations, descend, scalarsOf } from "../plan/walk.js";
import { AGGREGATE_FUNCTIONS } from "./aggregates/table.js";
import { selectSignature } from "./signature.js";
import { SCALAR_FUNCTIONS } from "./table.js";
import { WINDOW_FUNCTIONS } from "./windows/table.js";

/** How a plan's result may differ from the engine's, a sentence for each function that says so. */
export function approximationsOf(root: Relation): readonly string[] {
  const notes = new Set<string>();
  for (const relation of allRelations(root)) {
    for (const scalar of scalarsOf(relation)) {
      for (const part of descend(scalar)) {
        for (const note of [entryOf(part)?.approximate, signatureOf(part)?.approximate])
          if (note !== undefined) notes.add(note);
      }
    }
  }
  return [...notes].sort();
}

function signatureOf(scalar: Scalar): { readonly approximate: string | undefined } | undefined {
  if (scalar.kind !== "call") return undefined;
  const signatures = SCALAR_FUNCTIONS.get(scalar.name)?.signatures ?? [];
  return selectSignature(
    signatures,
    scalar.args.map((arg) => arg.type),
  );
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
