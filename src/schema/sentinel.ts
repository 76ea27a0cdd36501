import { DEFENDER_TABLES } from "./defender.js";
import type { Column } from "../plan/types.js";
import { sentinelTables } from "./tables/sentinel.js";

/** The tables of Sentinel that cards for Defender read most, as Log Analytics has them. */
export const SENTINEL_TABLES: ReadonlyMap<string, readonly Column[]> = new Map(sentinelTables);

/** The schema of a table of either product; nothing where it is known of neither. */
export function schemaOf(table: string): readonly Column[] {
  return DEFENDER_TABLES.get(table) ?? SENTINEL_TABLES.get(table) ?? [];
}
