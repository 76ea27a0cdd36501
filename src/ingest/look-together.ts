import type { Session } from "../store/session.js";
import { keepRows, takeNumbers, type KnownOrder } from "./record-numbers.js";
import { pickLines } from "./picked-lines.js";
import type { Scratch } from "./scratch.js";
import { seeByFile, type Seen } from "./selection.js";
import { concludeSurvey, type PickedRecords, type Survey, type SurveyPlan } from "./survey.js";

/** A file and how to look at it. */
export interface PlannedFile {
  readonly path: string;
  readonly bytes: number;
  readonly plan: SurveyPlan;
}

/** What looks work with, and what they have found out of their statements. */
export interface LookTools {
  readonly session: Session;
  readonly scratch: Scratch;
  readonly keepsOrder: Map<string, boolean>;
}

/** So many files at most are looked at by one statement: a scan tells how far it is between two. */
export const MOST_TOGETHER = 32;

/** Of so many records at most, and of this share of all, copies are made. */
const MOST_PICKED = 20_000;
const LEAST_SHARE = 8;

/** Files that one statement can look at, in groups. */
export function groupAlike<T extends PlannedFile>(files: readonly T[], most: number): T[][] {
  const groups: T[][] = [];
  const open = new Map<string, { readonly group: T[]; bytes: number }>();
  for (const file of files) {
    const { look, together } = file.plan;
    const key = together === undefined ? file.path : look.facts(look.rows(together([])));
    const begun = open.get(key);
    if (begun === undefined || begun.bytes + file.bytes > most) {
      const group = [file];
      groups.push(group);
      open.set(key, { group, bytes: file.bytes });
    } else {
      begun.group.push(file);
      begun.bytes += file.bytes;
    }
  }
  return groups;
}

/**
 * Looks at files of a group by one statement and copies their wanted records where those are few and each is a line.
 * `expectant` asks for the numbers of wanted records at once: it takes longer, and less than to look a second time.
 */
export async function lookTogether(
  tools: LookTools,
  group: readonly PlannedFile[],
  expectant: boolean,
): Promise<(Survey | undefined)[]> {
  const [first] = group;
  if (first === undefined) return [];
  const { session } = tools;
  const { look, together, alone } = first.plan;
  const relation = (files: readonly PlannedFile[]) =>
    together === undefined ? alone : together(files.map(({ path }) => path));
  const rows = look.rows(relation(group));
  const order = (sql: (relation: string) => string): KnownOrder => ({
    kind: sql(together?.([]) ?? alone),
    answers: tools.keepsOrder,
  });
  const kept = expectant ? await keepRows(session, rows, order(look.rows)) : undefined;
  const found = await seeByFile(session, look, kept ?? `(${rows})`);
  const seen = group.map((_, at) => found.get(at) ?? look.seen([]));
  const few = group.filter(({ plan }, at) => plan.source.lines !== undefined && areFew(seen[at]));
  const numbers =
    kept !== undefined
      ? byPath(group, await takeNumbers(session, kept))
      : await findNumbers(session, few, look.hits(relation(few)), order(look.hits));
  const surveys: (Survey | undefined)[] = [];
  for (const [at, file] of group.entries()) {
    const shown = seen[at] ?? look.seen([]);
    const survey = await concludeSurvey(file.plan, shown);
    const picked = few.includes(file)
      ? await pick(tools.scratch, file, shown, numbers.get(file.path))
      : undefined;
    surveys.push(survey && { ...survey, ...(picked && { picked }) });
  }
  return surveys;
}

function areFew(seen: Seen | undefined): boolean {
  if (seen === undefined || seen.wanted === 0) return false;
  return seen.wanted <= Math.min(MOST_PICKED, seen.records / LEAST_SHARE);
}

type Numbers = ReadonlyMap<string, readonly number[]>;

function byPath(files: readonly PlannedFile[], numbers: ReadonlyMap<number, readonly number[]>): Numbers {
  return new Map(files.map(({ path }, at) => [path, numbers.get(at) ?? []]));
}

async function findNumbers(
  session: Session,
  files: readonly PlannedFile[],
  hits: string,
  order: KnownOrder,
): Promise<Numbers> {
  const kept = files.length === 0 ? undefined : await keepRows(session, hits, order);
  return kept === undefined ? new Map() : byPath(files, await takeNumbers(session, kept));
}

async function pick(
  scratch: Scratch,
  { plan, path }: PlannedFile,
  { records }: Seen,
  numbers: readonly number[] | undefined,
): Promise<PickedRecords | undefined> {
  const skip = plan.source.lines?.skip;
  if (skip === undefined || numbers === undefined) return undefined;
  const copy = await pickLines(path, { skip, records, numbers }, scratch);
  return copy === undefined ? undefined : { path: copy, numbers, remove: () => scratch.remove(copy) };
}
