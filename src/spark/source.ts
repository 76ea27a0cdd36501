import { UsageError } from "../diagnostics/error.js";
import { closest } from "../diagnostics/suggest.js";
import { KNOWN_TABLES } from "../schema/stand-ins.js";
import { kindOfFiles, localPlace } from "./local-files.js";

/** How the rows of a table lie: in a table of the catalog, or in files. */
export const SOURCE_KINDS = ["table", "parquet", "csv", "json", "streaming"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where Spark finds the rows of a table. */
export interface SparkSource {
  /** The table's KQL name. */
  readonly table: string;
  readonly kind: SourceKind;
  /** A path as Spark takes it, or the name of a table with its parts between dots. */
  readonly place: string;
  /** The place as it was named. */
  readonly given: string;
  /** The place in this machine's own file system; undefined where it is none. */
  readonly local?: string | undefined;
}

const PREFIX = new RegExp(`^(${SOURCE_KINDS.join("|")}):(.+)$`, "s");
const TABLE_NAME = /^[\p{L}_][\p{L}\p{N}_$]*(\.[\p{L}_][\p{L}\p{N}_$]*){0,2}$/u;
const KIND_BY_ENDING: readonly (readonly [RegExp, SourceKind])[] = [
  [/\.parquet$/i, "parquet"],
  [/\.csv(\.gz)?$/i, "csv"],
  [/\.(json|jsonl|ndjson)(\.gz)?$/i, "json"],
];

/** The kind of a file by the ending of its name. */
export function kindOfName(name: string): SourceKind | undefined {
  return KIND_BY_ENDING.find(([ending]) => ending.test(name))?.[1];
}

/**
 * Reads `Table=place`. What the place is tells its prefix (`parquet:`, `table:` ...), else the files themselves where
 * this machine sees them, else the ending of the path; a name without slashes is a table of the catalog.
 */
export async function readSource(text: string): Promise<SparkSource> {
  const [, table, named] = /^([A-Za-z]\w*)=(.+)$/s.exec(text) ?? [];
  if (table === undefined || named === undefined)
    throw new UsageError(
      "USAGE",
      `--source takes a table and where its rows are as in DeviceEvents=/lake/events, not '${text}'`,
    );
  if (!KNOWN_TABLES.has(table)) {
    const near = closest(table, KNOWN_TABLES.keys());
    throw new UsageError("USAGE", `--source names ${table}, which is no table whose columns are known`, {
      hint: near === undefined ? undefined : `was '${near}' meant?`,
    });
  }
  const [, prefix, given = named] = PREFIX.exec(named) ?? [];
  if (prefix === "table") return { table, kind: prefix, place: tableName(given), given };
  const local = localPlace(given);
  const place = local === undefined ? given : sparkPath(local);
  if (prefix !== undefined) return { table, kind: prefix as SourceKind, place, given, local };
  if (local !== undefined) {
    const kind = await kindOfFiles(local);
    if (kind !== undefined) return { table, kind, place, given, local };
    throw new UsageError("USAGE", `'${given}' holds no Parquet, JSON or CSV file that a name tells`, HINT);
  }
  const kind = kindOfName(given);
  if (kind !== undefined) return { table, kind, place, given };
  if (TABLE_NAME.test(given)) return { table, kind: "table", place: given, given };
  throw new UsageError("USAGE", `what lies at '${given}' cannot be seen from here`, HINT);
}

const HINT = {
  hint: "say it in front of the place: parquet:, csv:, json: (a record a line), streaming: or table:",
};

/** Reads all of them; a table may be named once. */
export async function readSources(texts: readonly string[]): Promise<SparkSource[]> {
  const sources: SparkSource[] = [];
  for (const text of texts) {
    const source = await readSource(text);
    if (sources.some(({ table }) => table === source.table))
      throw new UsageError("USAGE", `--source names ${source.table} twice`);
    sources.push(source);
  }
  return sources;
}

function tableName(name: string): string {
  if (TABLE_NAME.test(name)) return name;
  throw new UsageError(
    "USAGE",
    `'${name}' is no table: a name has up to three parts as in catalog.schema.table`,
  );
}

/** A path of this machine for Spark, which may have another file system for its own, and takes some signs for patterns. */
function sparkPath(path: string): string {
  return `file://${path.replace(/[{}[\]*?\\]/g, "\\$&")}`;
}
