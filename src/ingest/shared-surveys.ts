import { stat } from "node:fs/promises";
import { quoteString } from "../fragment/quote.js";
import { UNIX_EPOCH_TICKS } from "../plan/time.js";
import type { Session } from "../store/session.js";
import { isLookedAt, type SurveyOptions } from "./look-session.js";
import { lookTogether, MOST_TOGETHER } from "./look-together.js";
import { openSource } from "./open-source.js";
import type { EvidenceFile } from "./paths.js";
import { openScratch } from "./scratch.js";
import { planSurvey, type Survey } from "./survey.js";

interface Candidate {
  readonly index: number;
  readonly path: string;
  readonly bytes: number;
  readonly table: string | undefined;
  readonly modified: bigint;
}

/**
 * Surveys of Parquet files that have the very same columns, several by one statement: there is so little to read for a
 * look that statements of their own would take longer than that.
 */
export class SharedSurveys {
  private readonly looks = new Map<number, () => Promise<Survey | undefined>>();

  /**
   * Finds the files that can be looked at together; what cannot be told of them is left to looks at each. The session
   * may be that of the evidence: no fault of a Parquet file ends a database.
   */
  static async plan(
    session: Session,
    files: readonly EvidenceFile[],
    options: SurveyOptions,
  ): Promise<SharedSurveys> {
    const shared = new SharedSurveys();
    try {
      const candidates = await candidatesAmong(files, options);
      if (candidates.length > 1) await shared.share(session, candidates, options);
    } catch {
      shared.looks.clear();
    }
    return shared;
  }

  has(index: number): boolean {
    return this.looks.has(index);
  }

  /** What the look has shown; undefined where that said nothing. */
  of(index: number): Promise<Survey | undefined> {
    return this.looks.get(index)?.() ?? Promise.resolve(undefined);
  }

  private async share(
    session: Session,
    candidates: readonly Candidate[],
    options: SurveyOptions,
  ): Promise<void> {
    const scratch = openScratch(options.tempDir);
    // a look copies lines only, and Parquet has none: that it is made after this scratch is gone does no harm
    const tools = { session, scratch, keepsOrder: new Map<string, boolean>() };
    try {
      for (const group of await alike(session, candidates)) {
        const [first] = group;
        if (first === undefined) continue;
        const opened = { ...options, sampled: true, asItIs: true };
        const source = await openSource(session, scratch, first.path, opened);
        if ("reason" in source) continue;
        const said = { table: first.table, datetimes: options, modified: first.modified };
        const plan = await planSurvey(session, source, said, options.selection.tables);
        // which tables a file holds is told by its records
        if (plan?.together === undefined || plan.destination.split !== undefined) continue;
        for (let from = 0; from < group.length; from += MOST_TOGETHER) {
          const part = group.slice(from, from + MOST_TOGETHER);
          let made: Promise<readonly (Survey | undefined)[]> | undefined;
          const files = part.map(({ path, bytes }) => ({ path, bytes, plan }));
          const make = () => (made ??= lookTogether(tools, files, false));
          for (const [at, { index }] of part.entries())
            // the import looks at a file without records, or that cannot be read, the careful way and says what it is
            this.looks.set(index, () =>
              make().then(
                (surveys) => (surveys[at]?.seen.records === 0 ? undefined : surveys[at]),
                () => undefined,
              ),
            );
        }
      }
    } finally {
      await scratch.close();
    }
  }
}

async function candidatesAmong(
  files: readonly EvidenceFile[],
  options: SurveyOptions,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [index, { absolutePath, table, fault }] of files.entries()) {
    // a name that DuckDB would take for a pattern could stand for other files of the list too
    if (fault !== undefined || !/^[^*?[\]{}]+\.parquet$/i.test(absolutePath)) continue;
    const { size, mtimeNs } = await stat(absolutePath, { bigint: true });
    const modified = mtimeNs / 100n + UNIX_EPOCH_TICKS;
    if (isLookedAt(size, options))
      candidates.push({ index, path: absolutePath, bytes: Number(size), table, modified });
  }
  return candidates;
}

/** Those that have the very same columns and are said to be of the same table. */
async function alike(session: Session, candidates: readonly Candidate[]): Promise<Candidate[][]> {
  const byPath = new Map(candidates.map((candidate) => [candidate.path, candidate]));
  const rows = await session.arrays(
    `SELECT file_name, string_agg(concat_ws(':', "name", "type", type_length, repetition_type, num_children,
       converted_type, scale, "precision", logical_type), '|')
     FROM parquet_schema([${candidates.map(({ path }) => quoteString(path)).join(", ")}]) GROUP BY file_name`,
  );
  const groups = new Map<string, Candidate[]>();
  for (const [path, schema] of rows) {
    const candidate = byPath.get(path as string);
    if (candidate === undefined) continue;
    const key = JSON.stringify([schema, candidate.table]);
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a.index - b.index));
}
