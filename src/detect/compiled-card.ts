import type { Compiled } from "../compile.js";
import type { Column, KqlType } from "../plan/types.js";

/** What a run needs of a compiled card: all but its plan, its text and its chart, so that it can be kept in a file. */
export type CompiledCard = Omit<Compiled, "plan" | "render" | "text">;

/** The tables a card reads, without those that stand for an address of `externaldata`. */
export function evidenceTables({
  tables,
  externals,
}: Pick<CompiledCard, "tables" | "externals">): readonly string[] {
  return tables.filter((table) => !externals.some(({ address }) => address === table));
}

/** The form of a compiled card in a JSON file; columns are `[name, type]`. */
export interface StoredCard extends Omit<CompiledCard, "columns" | "filterColumns"> {
  readonly columns: readonly (readonly [string, string])[];
  readonly filterColumns: readonly (readonly [string, readonly string[]])[];
}

export function toStored(compiled: CompiledCard): StoredCard {
  // what is undefined does not get into a JSON file
  const dropped: Readonly<Record<Exclude<keyof Compiled, keyof CompiledCard>, undefined>> = {
    plan: undefined,
    render: undefined,
    text: undefined,
  };
  return {
    ...compiled,
    ...dropped,
    columns: compiled.columns.map(({ name, type }) => [name, type]),
    filterColumns: [...compiled.filterColumns],
  };
}

export function fromStored(stored: StoredCard): CompiledCard {
  return {
    ...stored,
    columns: stored.columns.map(([name, type]): Column => ({ name, type: type as KqlType })),
    filterColumns: new Map(stored.filterColumns),
  };
}
