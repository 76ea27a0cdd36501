import type { Answer } from "./answers.js";

/** A value of our answer, as JSON would hold it; datetimes and timespans are text, dynamic is nested. */
export type Plain =
  null | string | number | bigint | boolean | readonly Plain[] | { readonly [key: string]: Plain };

export interface OurAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Plain[])[];
}

/** How a query came out against the engine's answer. */
export type Verdict =
  | { readonly outcome: "matched" }
  | { readonly outcome: "skipped"; readonly why: string }
  | { readonly outcome: "wrong"; readonly why: string };

const COARSE: Readonly<Record<string, string>> = { int: "int", long: "int", real: "real", decimal: "real" };

/** Whether a query's answer can be held against ours at all. */
export function skipReason(answer: Answer): string | undefined {
  if (answer.rows_text !== undefined) return "rows as text";
  const flag = answer.flags?.find((one) => one === "nondeterministic" || one === "unstable");
  return flag;
}

/** Compares an answer with the engine's, as strictly as the answers allow. */
export function judge(answer: Answer, ours: OurAnswer): Verdict {
  const columns = answer.columns ?? [];
  const names = ours.columns.map((column) => column.name);
  if (JSON.stringify(names) !== JSON.stringify(columns)) {
    return { outcome: "wrong", why: `columns ${names.join(", ")} instead of ${columns.join(", ")}` };
  }
  for (const [index, column] of ours.columns.entries()) {
    const expected = answer.types?.[index];
    const coarse = COARSE[column.type] ?? column.type;
    if (expected !== undefined && (COARSE[expected] ?? expected) !== coarse) {
      return { outcome: "wrong", why: `type ${column.type} instead of ${expected} for ${column.name}` };
    }
  }
  const rows = answer.rows ?? [];
  if (answer.row_count !== undefined && ours.rows.length !== answer.row_count) {
    return { outcome: "wrong", why: `${ours.rows.length} rows instead of ${answer.row_count}` };
  }
  const sets = setColumns(answer);
  const matches = (row: readonly unknown[], mine: readonly Plain[] | undefined): boolean =>
    mine !== undefined &&
    row.every((cell, index) => sameCell(cell, mine[index] ?? null, sets.has(columns[index] ?? "")));
  const flags = answer.flags ?? [];
  if (flags.includes("unordered") || flags.includes("truncated")) {
    const left = [...ours.rows];
    for (const row of rows) {
      const found = left.findIndex((mine) => matches(row, mine));
      if (found < 0) return { outcome: "wrong", why: `no row like ${JSON.stringify(row)}` };
      left.splice(found, 1);
    }
    return { outcome: "matched" };
  }
  const inOrder = rows.every((row, index) => matches(row, ours.rows[index]));
  if (inOrder) return { outcome: "matched" };
  return tiesExplain(answer, ours, matches)
    ? { outcome: "matched" }
    : { outcome: "wrong", why: "rows differ" };
}

/** Columns whose arrays came out of make_set and its kin: compared as sets. */
function setColumns(answer: Answer): ReadonlySet<string> {
  if (!/\b(make_?set(_if)?|set_(union|intersect|difference)|bag_keys|makeset)\b/i.test(answer.kql))
    return new Set();
  const named = [...answer.kql.matchAll(/(\w+)\s*=\s*(?:array_sort_\w+\()?(?:make_?set|set_)/gi)].map(
    (match) => match[1] ?? "",
  );
  return new Set([...named, ...(answer.columns ?? []).filter((name) => name.startsWith("set_"))]);
}

/** Rows with equal sort keys may stand in any order. */
function tiesExplain(
  answer: Answer,
  ours: OurAnswer,
  matches: (row: readonly unknown[], mine: readonly Plain[] | undefined) => boolean,
): boolean {
  const keys = [...answer.kql.matchAll(/\b(?:sort|order|top\s+\d+)\s+by\s+([^|;]+)/gi)].at(-1)?.[1];
  if (keys === undefined || ours.rows.length !== (answer.rows ?? []).length) return false;
  const names = keys.split(",").map((key) => key.trim().split(/\s+/)[0] ?? "");
  const indexes = names.map((name) => (answer.columns ?? []).indexOf(name));
  if (indexes.includes(-1)) return false;
  const rows = answer.rows ?? [];
  const keyOf = (row: readonly unknown[] | undefined): string =>
    JSON.stringify(indexes.map((index) => row?.[index]));
  const used = new Set<number>();
  return rows.every((row) => {
    const found = ours.rows.findIndex(
      (mine, index) => !used.has(index) && matches(row, mine) && keyOf(rows[index]) === keyOf(row),
    );
    used.add(found);
    return found >= 0;
  });
}

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: NaN,
  nan: NaN,
  Infinity: Infinity,
  inf: Infinity,
  "+inf": Infinity,
  "-Infinity": -Infinity,
  "-inf": -Infinity,
};

function sameCell(expected: unknown, mine: Plain, asSet: boolean): boolean {
  if (expected === null || mine === null) return expected === mine;
  if (typeof mine === "bigint") {
    if (typeof expected === "string") return expected === mine.toString();
    // the answers' own numbers above 2^53 are rounded
    return (
      typeof expected === "number" &&
      (BigInt.asIntN(53, mine) === mine
        ? BigInt(Math.trunc(expected)) === mine && Number.isInteger(expected)
        : Number(mine) === expected)
    );
  }
  if (typeof mine === "number")
    return typeof expected === "number"
      ? closeTo(expected, mine)
      : typeof expected === "string" && Object.is(SPECIAL[expected], mine);
  if (typeof expected === "number" && typeof mine === "string")
    return SPECIAL[mine] !== undefined && Object.is(SPECIAL[mine], expected);
  if (Array.isArray(expected))
    return Array.isArray(mine) && sameArray(expected, mine as readonly Plain[], asSet);
  if (typeof expected === "object") {
    if (typeof mine !== "object" || Array.isArray(mine)) return false;
    const pairs = Object.entries(expected);
    const own = mine as Readonly<Record<string, Plain>>;
    return (
      pairs.length === Object.keys(own).length &&
      pairs.every(([key, value]) => key in own && sameCell(value, own[key] ?? null, asSet))
    );
  }
  return expected === mine;
}

function sameArray(expected: readonly unknown[], mine: readonly Plain[], asSet: boolean): boolean {
  if (expected.length !== mine.length) return false;
  if (!asSet) return expected.every((value, index) => sameCell(value, mine[index] ?? null, asSet));
  const left = [...mine];
  return expected.every((value) => {
    const found = left.findIndex((other) => sameCell(value, other, asSet));
    if (found < 0) return false;
    left.splice(found, 1);
    return true;
  });
}

function closeTo(expected: number, mine: number): boolean {
  if (Object.is(expected, mine) || expected === mine) return true;
  return Math.abs(expected - mine) <= 1e-9 * Math.max(1, Math.abs(expected), Math.abs(mine));
}
