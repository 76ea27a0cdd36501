import type { Column, KqlType } from "../plan/types.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { COLUMN_RENAMES, TABLE_COLUMN_RENAMES, TABLE_RENAMES } from "../schema/legacy.js";
import { LOG_ANALYTICS_COLUMNS, PLATFORM_COLUMNS } from "../schema/log-analytics.js";
import { schemaOf, SENTINEL_TABLES } from "../schema/sentinel.js";

/** A column as an evidence file has it. */
export interface SourceColumn {
  /** As the file spells it. */
  readonly name: string;
  /** SQL over the raw relation, giving text: '' where there is no value, never NULL. */
  readonly sql: string;
  /**
   * SQL over the raw relation for the types the file's own format has an exact form of; text conversion is not
   * needed there.
   */
  readonly typed?: Readonly<Partial<Record<KqlType, string>>>;
  /** SQL of the same text that is quicker where it is looked at and not kept. */
  readonly looked?: string;
}

/** A column of an evidence table and where it comes from in a file. */
export interface TargetColumn extends Column {
  /** In the schema of the table, or one that Log Analytics adds. */
  readonly known: boolean;
  readonly source?: SourceColumn;
  /** The file spells it in another way. */
  readonly renamedFrom?: string;
}

/** Columns that say when a record was received; what `ingestion_time()` gives. */
export const INGESTION_COLUMNS: readonly string[] = ["ingestion_time", "IngestionTime", "_TimeReceived"];

/** The present name of a table, which may be spelt in any case or by its name of before 2020. */
export function tableName(name: string): string | undefined {
  return TABLES_BY_LOWER.get(name.toLowerCase());
}

/**
 * The table a streamed record's category (`AdvancedHunting-DeviceEvents`) names, which may be newer than our schema;
 * undefined where it is no name at all.
 */
export function tableOfCategory(category: string): string | undefined {
  const bare = category.replace(/^AdvancedHunting-/i, "");
  return tableName(bare) ?? (/^[A-Za-z]\w{2,100}$/.test(bare) ? bare : undefined);
}

const TABLES_BY_LOWER: ReadonlyMap<string, string> = new Map([
  ...[...TABLE_RENAMES].map(([old, current]) => [old.toLowerCase(), current] as const),
  ...[...DEFENDER_TABLES.keys(), ...SENTINEL_TABLES.keys()].map(
    (name) => [name.toLowerCase(), name] as const,
  ),
]);

const COLUMN_NAMES: ReadonlySet<string> = new Set(
  [
    ...[...DEFENDER_TABLES.values(), ...LOG_ANALYTICS_COLUMNS.values(), PLATFORM_COLUMNS]
      .flat()
      .map(({ name }) => name),
    ...COLUMN_RENAMES.keys(),
  ].map((name) => name.toLowerCase()),
);

/**
 * The name of a column without what others make of it: `TimeGenerated [UTC]` in the portal of Log Analytics,
 * `Initiating Process File Name` in a device timeline.
 */
export function bareName(name: string): string {
  const plain = name
    .replace(/^\uFEFF/, "")
    .trim()
    .replace(/ \[(UTC|Local Time)\]$/i, "");
  const joined = plain.replaceAll(" ", "");
  return joined !== plain && COLUMN_NAMES.has(joined.toLowerCase()) ? joined : plain;
}

const RENAMES_BY_LOWER: ReadonlyMap<string, string> = new Map(
  [...COLUMN_RENAMES, ...TABLE_COLUMN_RENAMES].map(([old, current]) => [old.toLowerCase(), current]),
);

/** Columns a table can have, by lower-case name: those of its schema first, then those of the platform. */
export function schemaColumns(table: string): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const group of [schemaOf(table), LOG_ANALYTICS_COLUMNS.get(table) ?? [], PLATFORM_COLUMNS]) {
    for (const column of group) {
      const key = column.name.toLowerCase();
      if (!columns.has(key)) columns.set(key, column);
    }
  }
  return columns;
}

/**
 * The columns of an evidence table that a file fills, in the order: schema, platform, then columns nobody knows as
 * strings. A column the file has twice is filled from the first that is spelt as it should be, else from the first; the
 * others are kept as `<name>_2`.
 */
export function mapColumns(table: string, sources: readonly SourceColumn[]): TargetColumn[] {
  const known = schemaColumns(table);
  const taken = new Map<string, TargetColumn>();
  const direct = new Set(sources.map((source) => bareName(source.name).toLowerCase()));
  const exact = ({ name }: SourceColumn) => known.get(bareName(name).toLowerCase())?.name === bareName(name);
  for (const source of [...sources.filter(exact), ...sources.filter((source) => !exact(source))]) {
    const bare = bareName(source.name);
    const lower = bare.toLowerCase();
    const renamed = RENAMES_BY_LOWER.get(`${table.toLowerCase()}.${lower}`) ?? RENAMES_BY_LOWER.get(lower);
    const useRename = !known.has(lower) && renamed !== undefined && !direct.has(renamed.toLowerCase());
    const column = known.get(useRename ? renamed.toLowerCase() : lower);
    const name = free(column?.name ?? (bare === "" ? "Column" : bare), taken);
    const isKnown = column?.name === name;
    taken.set(name.toLowerCase(), {
      name,
      type: isKnown ? column.type : "string",
      known: isKnown,
      source,
      ...(source.name === name ? {} : { renamedFrom: source.name }),
    });
  }
  addTimestamp(known, taken);
  const order = [...known.keys()];
  const place = (column: TargetColumn) => {
    const index = order.indexOf(column.name.toLowerCase());
    return index < 0 ? order.length : index;
  };
  return [...taken.values()].sort((a, b) => place(a) - place(b));
}

function free(name: string, taken: ReadonlyMap<string, unknown>): string {
  const reserved = (candidate: string) =>
    taken.has(candidate.toLowerCase()) || candidate.toLowerCase().startsWith("coldhunt_");
  if (!reserved(name)) return name;
  const base = name.toLowerCase().startsWith("coldhunt_") ? `export_${name}` : name;
  let candidate = base;
  for (let n = 2; reserved(candidate); n++) candidate = `${base}_${n}`;
  return candidate;
}

/** Log Analytics calls the time of the event TimeGenerated, a search job `_OriginalTimeGenerated`. */
function addTimestamp(known: ReadonlyMap<string, Column>, taken: Map<string, TargetColumn>): void {
  const timestamp = known.get("timestamp");
  if (timestamp === undefined || taken.has("timestamp")) return;
  const from = taken.get("_originaltimegenerated") ?? taken.get("timegenerated");
  if (from?.source === undefined) return;
  taken.set("timestamp", { ...timestamp, known: true, source: from.source, renamedFrom: from.source.name });
}
