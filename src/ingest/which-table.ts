import { ACTION_TYPES } from "../schema/action-types.js";
import { DEFENDER_TABLES, DEVICE_EVENT_TABLES } from "../schema/defender.js";
import { COLUMN_RENAMES } from "../schema/legacy.js";
import { PLATFORM_COLUMNS } from "../schema/log-analytics.js";
import { bareName, INGESTION_COLUMNS } from "./columns.js";

/** Which table the rows of a file without a table column belong to. */
export type TableChoice =
  | { readonly kind: "one"; readonly table: string; readonly note?: string }
  /** By the ActionType of each row where that decides, else the default. */
  | { readonly kind: "by-action-type"; readonly fallback: string }
  | { readonly kind: "none"; readonly reason: string };

const NOT_TELLING: ReadonlySet<string> = new Set(
  [...PLATFORM_COLUMNS.map((column) => column.name), ...INGESTION_COLUMNS].map((name) => name.toLowerCase()),
);
const RENAMES = new Map(
  [...COLUMN_RENAMES].map(([old, current]) => [old.toLowerCase(), current.toLowerCase()]),
);

interface Candidate {
  readonly table: string;
  /** Columns of the file that the table has. */
  readonly matched: number;
  /** The share of the table's columns that the file has. */
  readonly completeness: number;
}

/** Decides by the names of the columns alone. */
export function chooseTable(columnNames: readonly string[]): TableChoice {
  const names = new Set<string>();
  for (const name of columnNames) {
    const lower = bareName(name).toLowerCase();
    if (!NOT_TELLING.has(lower)) names.add(RENAMES.get(lower) ?? lower);
    else if (lower === "timegenerated" || lower === "_originaltimegenerated") names.add("timestamp");
  }
  const candidates = rank(names);
  const best = candidates[0];
  if (
    best === undefined ||
    best.matched < Math.min(3, names.size) ||
    best.matched * 2 < names.size ||
    names.size < 2
  )
    return { kind: "none", reason: "its columns are those of no Defender table" };
  const equal = candidates.filter((candidate) => candidate.matched === best.matched);
  const device = equal.filter((candidate) => DEVICE_EVENT_TABLES.includes(candidate.table));
  const covers = best.matched === names.size;
  const [only] = device.length === 1 ? device : equal.length === 1 ? equal : [];
  if (only !== undefined && covers && only.completeness >= 0.8) return { kind: "one", table: only.table };
  if (device.length > 0 && names.has("actiontype"))
    return {
      kind: "by-action-type",
      fallback: device.length === 1 && covers ? (device[0]?.table ?? "DeviceEvents") : "DeviceEvents",
    };
  const table = device.length > 1 ? "DeviceEvents" : (device[0] ?? best).table;
  return equal.length === 1
    ? { kind: "one", table }
    : { kind: "one", table, note: `taken as ${table}: its columns fit ${equal.length} tables` };
}

function rank(names: ReadonlySet<string>): Candidate[] {
  return [...DEFENDER_TABLES]
    .map(([table, columns]) => {
      const matched = columns.filter((column) => names.has(column.name.toLowerCase())).length;
      return { table, matched, completeness: matched / columns.length };
    })
    .sort((a, b) => b.matched - a.matched || b.completeness - a.completeness || (a.table < b.table ? -1 : 1));
}

const TABLE_BY_ACTION_TYPE: ReadonlyMap<string, string> = new Map(
  DEVICE_EVENT_TABLES.flatMap((table) =>
    (ACTION_TYPES.get(table) ?? []).map((type) => [type, table] as const),
  ),
);

/** The device table an ActionType belongs to, where one is known. */
export function tableOfActionType(actionType: string): string | undefined {
  return TABLE_BY_ACTION_TYPE.get(actionType);
}
