import type { Relation } from "./relation.js";
import { visible } from "./build.js";
import type { Column } from "./types.js";
import { allRelations } from "./walk.js";

/** Rows a query wants from an address; offline they come from a file, or the query cannot be answered. */
export interface ExternalData {
  readonly address: string;
  readonly columns: readonly Column[];
  /** The `with` clause: `format`, `ignoreFirstRecord` ... */
  readonly properties: Readonly<Record<string, string>>;
}

/** The addresses a plan reads, each once. */
export function externalsOf(root: Relation): readonly ExternalData[] {
  const found = new Map<string, ExternalData>();
  for (const relation of allRelations(root)) {
    if (relation.kind !== "scan" || relation.external === undefined) continue;
    found.set(relation.table, {
      address: relation.table,
      columns: visible(relation.columns),
      properties: relation.external,
    });
  }
  return [...found.values()];
}
