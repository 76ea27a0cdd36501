import { quoteString } from "../fragment/quote.js";
import { COLUMN_RENAMES } from "../schema/legacy.js";
import { DEFENDER_TABLES } from "../schema/defender.js";
import { PLATFORM_COLUMNS } from "../schema/log-analytics.js";
import { bareName } from "./columns.js";
import type { LoadTools } from "./load.js";
import type { RecordSource } from "./source.js";

/** Which of the two comes first in 03/04/2026: the day or the month. */
export type DateOrder = "dmy" | "mdy";

/** What the user said about times that do not tell themselves. */
export interface DatetimeOptions {
  readonly dateOrder?: DateOrder | undefined;
  /** IANA name of the zone of times that carry none. */
  readonly timeZone?: string | undefined;
}

/** How the times of a file are written, beyond ISO 8601, which always works. */
export interface DatetimeForm {
  /** They are dates of a locale: `13/03/2024, 3:40:13.988 pm`, `Apr 15, 2024 11:09:27 AM`. */
  readonly locale: boolean;
  readonly order: DateOrder | undefined;
  /** Zone of the times that carry none; undefined is UTC. */
  readonly timeZone: string | undefined;
  readonly notes: readonly string[];
}

/** The times of a file can be read in more than one way. */
export interface Unsettled {
  readonly unsettled: string;
}

const ISO_ONLY: DatetimeForm = { locale: false, order: undefined, timeZone: undefined, notes: [] };

const NUMERIC = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b/;
const NAMED = /^\s*[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b/;

const DATETIME_NAMES: ReadonlySet<string> = new Set(
  [
    ...[...DEFENDER_TABLES.values()].flat().filter(({ type }) => type === "datetime"),
    ...PLATFORM_COLUMNS.filter(({ type }) => type === "datetime"),
  ]
    .map(({ name }) => name.toLowerCase())
    .concat(
      [...COLUMN_RENAMES].filter(([, current]) => current === "Timestamp").map(([old]) => old.toLowerCase()),
    ),
);

/** Finds out how the times of a file are written, by its own content first, then by what the user said. */
export async function datetimeForm(
  tools: Pick<LoadTools, "session">,
  source: RecordSource,
  options: DatetimeOptions,
): Promise<DatetimeForm | Unsettled> {
  const columns = source.columns.filter(({ name }) => DATETIME_NAMES.has(bareName(name).toLowerCase()));
  const local = columns.find(({ name }) => / \[Local Time\]$/i.test(name));
  if (local !== undefined && options.timeZone === undefined && (await hasRecord(tools, source)))
    return {
      unsettled: `time-zone: the times of '${local.name}' are local, and the file does not say where (--tz)`,
    };
  const texts = (source.samples ?? []).flatMap((row) => columns.map(({ name }) => row[name] ?? ""));
  const dates = texts.filter((text) => NUMERIC.test(text) || NAMED.test(text));
  const zone = options.timeZone;
  if (dates.length === 0) return zone === undefined ? ISO_ONLY : { ...ISO_ONLY, timeZone: zone };
  const saysUtc = columns.every(({ name }) => / \[(UTC|Local Time)\]$/i.test(name));
  const notes =
    zone === undefined && !saysUtc ? ["its times carry no zone: taken as UTC (--tz names another one)"] : [];
  const numeric = dates.filter((text) => NUMERIC.test(text));
  if (numeric.length === 0) return { locale: true, order: undefined, timeZone: zone, notes };
  const settled =
    orderOf(numeric) ??
    (await orderInFile(
      tools,
      source,
      columns.map(({ sql }) => sql),
    ));
  if (settled !== undefined) {
    const first = settled.order === "dmy" ? "day" : "month";
    notes.push(`dates have the ${first} first, as '${settled.proof}' shows`);
    return { locale: true, order: settled.order, timeZone: zone, notes };
  }
  if (options.dateOrder === undefined)
    return {
      unsettled: `date-order: '${numeric[0] ?? ""}' can be read with the day or the month first (--date-order)`,
    };
  notes.push(`dates have the ${options.dateOrder === "dmy" ? "day" : "month"} first, as --date-order says`);
  return { locale: true, order: options.dateOrder, timeZone: zone, notes };
}

/** A file of names alone has no times to read. */
async function hasRecord({ session }: Pick<LoadTools, "session">, source: RecordSource): Promise<boolean> {
  if (source.samples === undefined || source.samples.length > 0) return true;
  const found = await session.arrays(`SELECT n FROM (${source.sql}) LIMIT 1`);
  return found.length > 0 || ((await source.takeUnsplit?.()) ?? []).length > 0;
}

interface Settled {
  readonly order: DateOrder;
  readonly proof: string;
}

/** There is no thirteenth month. */
function orderOf(texts: readonly string[]): Settled | undefined {
  for (const text of texts) {
    const [, first, , second] = NUMERIC.exec(text) ?? [];
    if (Number(first) > 12) return { order: "dmy", proof: text };
    if (Number(second) > 12) return { order: "mdy", proof: text };
  }
  return undefined;
}

/** Looks at the times of all records. */
async function orderInFile(
  { session }: Pick<LoadTools, "session">,
  source: RecordSource,
  cells: readonly string[],
): Promise<Settled | undefined> {
  const forms = [
    "'^\\s*(1[3-9]|2[0-9]|3[01])[/.-][0-9]{1,2}[/.-][0-9]{4}'",
    "'^\\s*[0-9]{1,2}[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]{4}'",
  ];
  const found = forms.map((form) => `min(x) FILTER (regexp_matches(x, ${form}))`);
  const [row] = await session.arrays(
    `SELECT ${found.join(", ")} FROM (SELECT unnest([${cells.join(", ")}]) AS x FROM (${source.sql}) WHERE NOT broken)`,
  );
  await source.takeUnsplit?.();
  const [dmy, mdy] = (row ?? []) as (string | null)[];
  if (typeof dmy === "string") return typeof mdy === "string" ? undefined : { order: "dmy", proof: dmy };
  return typeof mdy === "string" ? { order: "mdy", proof: mdy } : undefined;
}

const TIMES = ["%-I:%M:%S.%g %p", "%-I:%M:%S %p", "%-I:%M %p", "%-H:%M:%S.%g", "%-H:%M:%S", "%-H:%M"];
const NAMED_DATES = ["%b %-d %Y", "%B %-d %Y"];

function formats(order: DateOrder | undefined): string[] {
  const day = order === "dmy" ? ["%-d", "%-m"] : ["%-m", "%-d"];
  const dates = order === undefined ? NAMED_DATES : ["/", ".", "-"].map((mark) => [...day, "%Y"].join(mark));
  const all = order === undefined ? dates : [...dates, ...NAMED_DATES];
  return [...all.flatMap((date) => TIMES.map((time) => `${date} ${time}`)), ...all];
}

/**
 * SQL of a text of such a form in ticks. `iso` is the SQL of the ISO forms; a column that says it is in UTC has no
 * need of a zone.
 */
export function convertDatetime(form: DatetimeForm, column: string, text: string, iso: string): string {
  const zone = / \[UTC\]$/i.test(column) ? undefined : form.timeZone;
  const list = `[${formats(form.order).map(quoteString).join(", ")}]`;
  const ticks = form.locale ? `coalesce(${iso}, coldhunt_locale_datetime(${text}, ${list}))` : iso;
  return zone === undefined ? ticks : `coldhunt_zoned_datetime(${text}, ${ticks}, ${quoteString(zone)})`;
}
