/** A row as plain values, by column. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Throws unless two results hold the same rows in the same columns, in any order. */
export function assertSameRows(ours: readonly PlainRow[], theirs: readonly PlainRow[]): void {
  const mine = canonical(ours);
  const others = canonical(theirs);
  if (mine.length !== others.length)
    throw new Error(`ours gave ${mine.length} rows, the baseline ${others.length}`);
  const at = mine.findIndex((line, index) => line !== others[index]);
  if (at >= 0) throw new Error(`row ${at} differs: ${difference(mine[at] ?? "[]", others[at] ?? "[]")}`);
  if (mine.length === 0) throw new Error("no rows: nothing was compared");
}

/** The fields that are not in both. */
function difference(mine: string, other: string): string {
  const fields = (line: string) => (JSON.parse(line) as unknown[]).map((field) => JSON.stringify(field));
  const [ours, theirs] = [fields(mine), fields(other)];
  const only = (here: string[], there: string[]) => here.filter((field) => !there.includes(field)).join(", ");
  return `ours has ${only(ours, theirs)}, the baseline ${only(theirs, ours)}`;
}

function canonical(rows: readonly PlainRow[]): string[] {
  return rows
    .map((row) => {
      const fields = Object.entries(row).map(([name, value]) => [name, plain(value)] as const);
      return JSON.stringify(fields.filter(([, value]) => value !== "").sort(([a], [b]) => (a < b ? -1 : 1)));
    })
    .sort();
}

/** A missing value and "" are one, numbers are their digits, times have all their digits. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  const text = `${value as string | number | bigint | boolean}`;
  const time = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z?$/.exec(text);
  if (time === null) return text;
  return `${time[1] ?? ""}T${time[2] ?? ""}.${(time[3] ?? "").slice(0, 7).padEnd(7, "0")}Z`;
}
