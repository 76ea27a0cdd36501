import type { InputRecord } from "../case/input.js";
import { quoteName } from "../fragment/quote.js";
import { TICKS_PER_SECOND } from "../plan/time.js";
import type { Session } from "../store/session.js";
import { importPaths, type ImportOptions } from "./import.js";

/** What can be told of an export before anything is made of it. */
export interface Inspection extends InputRecord {
  /** Why it is taken for what it is. */
  readonly because: string;
  /** How often each ActionType occurs, by falling count. */
  readonly actionTypes: readonly { readonly name: string; readonly count: number }[];
  /** The limit of an export that its row count is exactly. */
  readonly cap: number | null;
  /** The longest stretches without an event, in ticks. */
  readonly gaps: readonly { readonly from: bigint; readonly to: bigint }[];
  /** Earlier inputs with events of the same time, and how many events they share. */
  readonly overlaps: readonly { readonly path: string; readonly events: number }[];
}

/** Row counts at which exports end: of the portal, old and new, and of the API. */
const CAPS = [10_000, 30_000, 100_000];
const MAX_GAPS = 5;
const TICKS_PER_HOUR = 3600n * TICKS_PER_SECOND;

/** Reads exports into a session that is thrown away, and says what they are. */
export async function inspect(
  session: Session,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Inspection[]> {
  const { inputs } = await importPaths(session, paths, options);
  const found: Inspection[] = [];
  for (const input of inputs) {
    const rows = rowsOf(input);
    found.push({
      ...input,
      because: BECAUSE.get(input.format.replace(/\+.*/, "")) ?? "",
      actionTypes: rows === undefined ? [] : await actionTypes(session, rows),
      cap: CAPS.find((cap) => cap === fileRows(inputs, input)) ?? null,
      gaps: rows === undefined ? [] : await gaps(session, rows, input),
      overlaps: await overlaps(session, inputs, input),
    });
  }
  return found;
}

/** Rows of a file over all of its tables. */
function fileRows(inputs: readonly InputRecord[], { path }: InputRecord): number {
  return inputs.filter((input) => input.path === path).reduce((sum, { rows }) => sum + rows.read, 0);
}

/** SQL of the events of an input, those that stand under another input for being duplicates included. */
function rowsOf(input: InputRecord): string | undefined {
  if (input.table === null || !input.examined || input.duplicateOf !== null) return undefined;
  const table = `main.${quoteName(input.table)}`;
  return `(SELECT * FROM ${table} WHERE coldhunt_input = ${input.id}
    UNION ALL SELECT t.* FROM ${table} AS t JOIN coldhunt.duplicates AS d
      ON t.coldhunt_input = d.of_input AND t.coldhunt_row = d.of_row WHERE d.input = ${input.id})`;
}

async function hasColumn(session: Session, rows: string, name: string): Promise<boolean> {
  const described = await session.arrays(`DESCRIBE SELECT * FROM ${rows}`);
  return described.some(([column]) => column === name);
}

async function actionTypes(session: Session, rows: string): Promise<Inspection["actionTypes"]> {
  if (!(await hasColumn(session, rows, "ActionType"))) return [];
  const found = await session.arrays(
    `SELECT "ActionType", count(*) AS c FROM ${rows} WHERE "ActionType" <> '' GROUP BY 1 ORDER BY c DESC, 1`,
  );
  return found.map(([name, count]) => ({ name: name as string, count: Number(count) }));
}

/** Stretches without an event that last an hour and a twentieth of the whole at least. */
async function gaps(session: Session, rows: string, input: InputRecord): Promise<Inspection["gaps"]> {
  if (input.firstEvent === null || input.lastEvent === null) return [];
  const span = input.lastEvent - input.firstEvent;
  const least = span / 20n > TICKS_PER_HOUR ? span / 20n : TICKS_PER_HOUR;
  const found = await session.arrays(
    `SELECT f, t FROM (SELECT lag("Timestamp") OVER (ORDER BY "Timestamp") AS f, "Timestamp" AS t FROM ${rows})
     WHERE t - f >= ${least} ORDER BY t - f DESC, f LIMIT ${MAX_GAPS}`,
  );
  return found
    .map(([from, to]) => ({ from: from as bigint, to: to as bigint }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

async function overlaps(
  session: Session,
  inputs: readonly InputRecord[],
  input: InputRecord,
): Promise<Inspection["overlaps"]> {
  const shared = new Map(
    (
      await session.arrays(
        `SELECT of_input, count(*) FROM coldhunt.duplicates WHERE input = ${input.id} AND of_input <> ${input.id} GROUP BY 1`,
      )
    ).map(([of, count]) => [Number(of), Number(count)]),
  );
  return inputs.flatMap((other) => {
    const events = other.id === input.duplicateOf ? input.rows.duplicate : shared.get(other.id);
    return events === undefined ? [] : [{ path: other.path, events }];
  });
}

/** What in a file tells its shape. */
const BECAUSE: ReadonlyMap<string, string> = new Map([
  ["portal-csv", "its head has the names of advanced hunting"],
  ["log-analytics-csv", "its head marks times with [UTC] or [Local Time]"],
  ["timeline-csv", "its head has names with blanks, among them Event Time"],
  ["legacy-csv", "its head has names of before 2020"],
  ["headless-csv", "its first record has a time and no names"],
  ["json-lines", "it has an object of JSON a line"],
  ["json-array", "it is an array of objects"],
  ["json-api", "it is an envelope with an array of results"],
  ["json-event-hub", "it is an envelope with an array of records"],
  ["streaming-json-lines", "its lines have a category and properties"],
  ["streaming-json-array", "its records have a category and properties"],
  ["streaming-json-event-hub", "it is an envelope of records with a category and properties"],
  ["streaming-json-raw-table", "its rows hold messages of records with a category and properties"],
  ["json", "it is objects of JSON one after the other"],
  ["json-tables", "it is an envelope with tables of columns and rows"],
  ["kusto-v2-json", "it is an array of frames"],
  ["az-json", "its records name the result PrimaryResult, and all values are texts"],
  ["timeline-json", "its records have an ActionTime and objects for processes and the machine"],
  ["empty", "nothing is in it, and its path names the table"],
  ["parquet", "it begins with PAR1"],
  ["arrow", "it begins as Arrow IPC does"],
]);
