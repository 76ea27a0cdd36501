import type { ColumnRef, Scalar } from "./scalar.js";
import { descend } from "./walk.js";
import type { KqlType } from "./types.js";

const SEPARATOR = "\0";

/** A column of the record that a step of a scan matched last (`step.column`). */
export function stateColumn(step: string, column: string, type: KqlType): ColumnRef {
  return { kind: "column", type, name: `${step}${SEPARATOR}${column}` };
}

/** The step and column that a reference to a step's state names; undefined for a column of the record at hand. */
export function stateOf(name: string): { readonly step: string; readonly column: string } | undefined {
  const [step, column] = name.split(SEPARATOR);
  return step === undefined || column === undefined ? undefined : { step, column };
}

/** The columns of step states that scalars refer to, each once. */
export function stateColumnsIn(
  scalars: readonly Scalar[],
): readonly { readonly step: string; readonly column: string; readonly type: KqlType }[] {
  const found = new Map<string, { step: string; column: string; type: KqlType }>();
  for (const part of scalars.flatMap((scalar) => [...descend(scalar)])) {
    const state = part.kind === "column" ? stateOf(part.name) : undefined;
    if (state !== undefined && part.kind === "column") found.set(part.name, { ...state, type: part.type });
  }
  return [...found.values()];
}
