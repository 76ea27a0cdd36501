import type { Selection } from "../case/selection.js";
import type { Session } from "../store/session.js";
import { mapColumns, schemaColumns, type TargetColumn } from "./columns.js";
import { destinationOf, onlyTable, wantedOf, type Destination, type Said } from "./destination.js";
import { columnsSeen, lookFor, onlyFile, type Look, type Seen } from "./selection.js";
import type { RecordSource } from "./source.js";

/** What a look at a whole file through the columns that decide has shown, before any of it is imported. */
export interface Survey {
  readonly source: RecordSource;
  /** The only table its records belong to. */
  readonly table: string;
  readonly destination: Destination;
  readonly columns: readonly TargetColumn[];
  readonly seen: Seen;
  /** A scratch file with the wanted records alone, where those are few. */
  readonly picked?: PickedRecords;
  /** No record is wanted, and no column holds anything that the sample did not show. */
  readonly passes: boolean;
}

/** Records that were copied into a scratch file. */
export interface PickedRecords {
  readonly path: string;
  /** Their numbers in the evidence, ascending. */
  readonly numbers: readonly number[];
  readonly remove: () => Promise<void>;
}

/** How a source is looked at. */
export interface SurveyPlan extends Omit<Survey, "seen" | "picked" | "passes"> {
  readonly look: Look;
  /**
   * SQL of the records of files that are looked at by one statement, `file` being their places; undefined where the
   * source has to be looked at by itself.
   */
  readonly together: ((paths: readonly string[]) => string) | undefined;
  /** SQL of the records of the source alone, `file` being 0. */
  readonly alone: string;
  /** Columns that decide and that the sample did not show. */
  readonly further: readonly string[];
}

/**
 * How to look at a source; undefined where a look cannot say anything: of a file of several tables, one that is wanted
 * whole, or one whose records cannot all be split.
 */
export async function planSurvey(
  session: Session,
  source: RecordSource,
  said: Said & { readonly modified: bigint },
  selection: Selection,
): Promise<SurveyPlan | undefined> {
  // what has no quick relation, and could have records that are not in the slow one, is left to the import
  if (source.together === undefined && source.narrowed === undefined && source.takeUnsplit !== undefined)
    return undefined;
  const destination = await destinationOf({ session }, source, said);
  if ("reason" in destination) return undefined;
  const { split, datetimes } = destination;
  const table = split === undefined ? destination.table : onlyTable(split);
  const wanted = table === undefined ? undefined : wantedOf(selection, table);
  if (table === undefined || wanted === undefined) return undefined;
  const columns = mapColumns(table, source.columns);
  const { narrow, further } = narrowOf(source, table, columns, columnsSeen(wanted));
  const target = {
    input: 0,
    table,
    modified: said.modified,
    datetimes,
    columns: mapColumns(table, narrow.columns),
  };
  const { together } = narrow;
  const look = lookFor(target, wanted, split?.elsewhere(table));
  const alone = onlyFile(narrow.sql);
  return { source, table, destination, columns, look, together, alone, further };
}

/** What has come of a look; undefined where it cannot be relied on. */
export async function concludeSurvey(plan: SurveyPlan, seen: Seen): Promise<Survey | undefined> {
  const { source, table, destination, columns, further } = plan;
  if ((await source.sound?.()) === false) return undefined;
  const passes = seen.wanted === 0 && !further.some((name) => seen.filled.includes(name));
  return { source, table, destination, columns, seen, passes };
}

/** The relation with the columns that decide alone, and those of them that the sample did not show. */
function narrowOf(
  source: RecordSource,
  table: string,
  columns: readonly TargetColumn[],
  names: ReadonlySet<string>,
): { readonly narrow: RecordSource; readonly further: readonly string[] } {
  if (source.narrowed === undefined) return { narrow: source, further: [] };
  const sampled = columns.filter((column) => names.has(column.name));
  const further = [...names].filter((name) => !sampled.some((column) => column.name === name));
  const narrow = source.narrowed([
    ...sampled.flatMap((column) => column.source?.name ?? []),
    ...further.filter((name) => schemaColumns(table).has(name.toLowerCase())),
  ]);
  return { narrow, further };
}
