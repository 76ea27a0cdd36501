import type { Selection } from "../case/selection.js";
import { mapColumns, schemaColumns, type TargetColumn } from "./columns.js";
import { destinationOf, onlyTable, wantedOf, type Destination, type Said } from "./destination.js";
import type { LoadTools } from "./load.js";
import { pickLines } from "./picked-lines.js";
import { columnsSeen, lookFor, see, seeByFile, type Look, type Seen } from "./selection.js";
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
  readonly picked?: {
    readonly path: string;
    readonly numbers: readonly number[];
    readonly remove: () => Promise<void>;
  };
  /** No record is wanted, and no column holds anything that the sample did not show. */
  readonly passes: boolean;
}

/** Of so many records at most, and of this share of all, copies are made. */
const MOST_PICKED = 20_000;
const LEAST_SHARE = 8;

/**
 * Looks at a source; undefined where that cannot say anything: a file of several tables, one that is wanted whole, or
 * one whose records cannot all be split. `numbered` asks for the wanted records' numbers at once, which takes longer.
 */
export async function survey(
  tools: Pick<LoadTools, "session" | "scratch">,
  source: RecordSource,
  said: Said & { readonly modified: bigint },
  selection: Selection,
  numbered: boolean,
): Promise<Survey | undefined> {
  // what has no quick relation, and could have records that are not in the slow one, is left to the import
  if (source.narrow === undefined && source.narrowed === undefined && source.takeUnsplit !== undefined)
    return undefined;
  const destination = await destinationOf(tools, source, said);
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
  const look = lookFor(target, wanted, split?.elsewhere(table));
  const relation = narrow.narrow ?? narrow.sql;
  const seen =
    numbered && source.lines !== undefined
      ? await seeNumbers(tools, look, relation)
      : await see(tools.session, look, relation);
  if ((await source.sound?.()) === false) return undefined;
  return {
    source,
    table,
    destination,
    columns,
    seen,
    ...(await pick(tools, source, look, relation, seen)),
    passes: seen.wanted === 0 && !further.some((name) => seen.filled.includes(name)),
  };
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

/** How several files of the very same columns are looked at by one statement. */
export interface SharedLook {
  /** By path; a file without records is not in it. */
  readonly surveys: (paths: readonly string[]) => Promise<ReadonlyMap<string, Survey>>;
}

/** A look at such files as a source is one of; undefined where each has to be looked at by itself. */
export async function sharedLook(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
  said: Said & { readonly modified: bigint },
  selection: Selection,
): Promise<SharedLook | undefined> {
  const { together } = source;
  if (together === undefined) return undefined;
  const destination = await destinationOf(tools, source, said);
  // which tables a file holds is told by its records
  if ("reason" in destination || destination.split !== undefined) return undefined;
  const { table, datetimes } = destination;
  const wanted = wantedOf(selection, table);
  if (wanted === undefined) return undefined;
  const columns = mapColumns(table, source.columns);
  const target = { input: 0, table, modified: said.modified, datetimes, columns };
  const look = lookFor(target, wanted, undefined);
  return {
    async surveys(paths) {
      const found = await seeByFile(tools.session, look, together(paths));
      return new Map(
        [...found].map(([path, seen]) => [
          path,
          { source, table, destination, columns, seen, passes: seen.wanted === 0 },
        ]),
      );
    },
  };
}

function seeNumbers({ session }: Pick<LoadTools, "session">, look: Look, relation: string): Promise<Seen> {
  return see(session, look, `SELECT row_number() OVER () AS n, * FROM (${relation})`, true);
}

/** Copies the wanted records, where they are few and each is a line. */
async function pick(
  tools: Pick<LoadTools, "session" | "scratch">,
  { lines }: RecordSource,
  look: Look,
  relation: string,
  seen: Seen,
): Promise<Pick<Survey, "picked">> {
  const { records, wanted } = seen;
  if (lines === undefined || wanted === 0 || wanted > Math.min(MOST_PICKED, records / LEAST_SHARE)) return {};
  const numbers = seen.numbers ?? (await seeNumbers(tools, look, relation)).numbers ?? [];
  const path = await pickLines(lines.path, { skip: lines.skip, records, numbers }, tools.scratch);
  if (path === undefined) return {};
  return { picked: { path, numbers, remove: () => tools.scratch.remove(path) } };
}
