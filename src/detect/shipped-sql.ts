import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Column } from "../plan/types.js";
import { fromStored, type CompiledCard, type StoredCard } from "./compiled-card.js";
import { DETECTIONS_FOLDER } from "./package-root.js";

/** `sql/detections/<id>.json`: the SQL of a card that comes with the program, compiled when the program was made. */
export interface ShippedFile {
  /** SHA-256 of the query's text. */
  readonly query: string;
  /** SHA-256 of the tables' columns it was compiled against. */
  readonly schema: string;
  readonly window: { readonly all: StoredCard; readonly card: StoredCard };
}

export type Tables = ReadonlyMap<string, readonly Column[]>;

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A hash of the columns of some tables, in order. */
export function schemaHash(names: readonly string[], tables: Tables): string {
  const columns = names.map((name) => [
    name,
    (tables.get(name) ?? []).map((column) => [column.name, column.type]),
  ]);
  return sha256(JSON.stringify(columns));
}

/**
 * The shipped SQL of a query where it still means the same: the query is unchanged and the tables have the columns it
 * was compiled against. Columns beyond those pass through its `SELECT *`, as long as the SQL uses no such name itself
 * and reads one table.
 */
export async function shippedSql(
  card: { readonly id: string; readonly query: { readonly text: string } },
  tables: Tables,
  known: Tables,
  window: "all" | "card",
): Promise<CompiledCard | undefined> {
  const shipped = await readShipped(card.id);
  if (shipped?.query !== sha256(card.query.text)) return undefined;
  const stored = shipped.window[window];
  if (shipped.schema !== schemaHash(stored.tables, known)) return undefined;
  return stored.tables.every((name) => passesThrough(stored, tables.get(name) ?? [], known.get(name) ?? []))
    ? fromStored(stored)
    : undefined;
}

function passesThrough(stored: StoredCard, held: readonly Column[], known: readonly Column[]): boolean {
  const sameStart = known.every(
    (column, at) => held[at]?.name === column.name && held[at].type === column.type,
  );
  if (!sameStart) return false;
  const further = held.slice(known.length);
  if (further.length === 0) return true;
  const sql = stored.sql.toLowerCase();
  return (
    stored.tables.length === 1 && further.every((column) => !sql.includes(`"${column.name.toLowerCase()}"`))
  );
}

async function readShipped(id: string): Promise<ShippedFile | undefined> {
  // an id is the author's text: it is not to lead to a file elsewhere
  if (!/^[\w-][\w.#-]*$/.test(id)) return undefined;
  try {
    return JSON.parse(await readFile(join(DETECTIONS_FOLDER, `${id}.json`), "utf8")) as ShippedFile;
  } catch {
    // not shipped, or not readable: the query is compiled
    return undefined;
  }
}
