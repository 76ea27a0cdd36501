import type { Compiled } from "../compile.js";
import type { Column, KqlType } from "../plan/types.js";

/** What a run needs of a compiled card: all but its plan, so that it can be kept in a file. */
export type CompiledCard = Omit<Compiled, "plan" | "render">;

/** The form of a compiled card in a JSON file; columns are `[name, type]`. */
export interface StoredCard {
  readonly sql: string;
  readonly columns: readonly (readonly [string, string])[];
  readonly names: readonly string[];
  readonly tables: readonly string[];
  readonly macros: readonly string[];
  readonly filterColumns: readonly (readonly [string, readonly string[]])[];
  readonly actionTypes: readonly string[];
  readonly lifted: readonly string[];
  readonly kept: readonly string[];
  readonly keptBounds: readonly string[];
  readonly approximations: readonly string[];
}

export function toStored(compiled: CompiledCard): StoredCard {
  return {
    sql: compiled.sql,
    columns: compiled.columns.map(({ name, type }) => [name, type]),
    names: compiled.names,
    tables: compiled.tables,
    macros: compiled.macros,
    filterColumns: [...compiled.filterColumns],
    actionTypes: compiled.actionTypes,
    lifted: compiled.lifted,
    kept: compiled.kept,
    keptBounds: compiled.keptBounds,
    approximations: compiled.approximations,
  };
}

export function fromStored(stored: StoredCard): CompiledCard {
  return {
    ...stored,
    columns: stored.columns.map(([name, type]): Column => ({ name, type: type as KqlType })),
    filterColumns: new Map(stored.filterColumns),
  };
}
