import type { Scalar } from "./scalar.js";

/** The parts of a predicate that all have to hold. */
export function conjunctsOf(predicate: Scalar): readonly Scalar[] {
  if (predicate.kind === "call" && predicate.name === "and") return predicate.args.flatMap(conjunctsOf);
  return [predicate];
}
