import { stat } from "node:fs/promises";
import { quoteName } from "../fragment/quote.js";
import type { Session } from "../store/session.js";
import { custodyFaults, readCustody, type CustodyEntry } from "./custody.js";
import type { InputRecord } from "./input.js";
import { readInputs } from "./read-ledger.js";

/** What became of an evidence file since it was imported. */
export interface InputCheck {
  readonly path: string;
  readonly status: "same" | "changed" | "missing" | "not-hashed";
  readonly expected: string | null;
  readonly found: string | null;
}

/** What a check of a case came to. */
export interface Verification {
  /** Nothing has changed; files that were imported without a hash do not count. */
  readonly whole: boolean;
  readonly inputs: readonly InputCheck[];
  readonly custody: {
    readonly entries: number;
    readonly head: string | null;
    readonly faults: readonly string[];
  };
  /** Where the evidence tables or the ledger do not hold what was imported. */
  readonly faults: readonly string[];
}

/** Checks a case against the evidence it was made of and against its own log. */
export async function verifyCase(
  session: Session,
  hashFile: (path: string) => Promise<string>,
  onFile: (path: string) => void,
): Promise<Verification> {
  const records = await readInputs(session);
  const entries = await readCustody(session);
  const custody = {
    entries: entries.length,
    head: entries.at(-1)?.hash ?? null,
    faults: custodyFaults(entries),
  };
  const faults = [...(await tableFaults(session, records)), ...ledgerFaults(records, entries)];
  const inputs: InputCheck[] = [];
  const seen = new Set<string>();
  for (const record of records) {
    if (seen.has(record.absolutePath)) continue;
    seen.add(record.absolutePath);
    onFile(record.path);
    inputs.push(await checkFile(record, hashFile));
  }
  const whole =
    faults.length === 0 &&
    custody.faults.length === 0 &&
    inputs.every(({ status }) => status === "same" || status === "not-hashed");
  return { whole, inputs, custody, faults };
}

async function checkFile(
  { absolutePath: path, sha256: expected }: InputRecord,
  hashFile: (path: string) => Promise<string>,
): Promise<InputCheck> {
  if ((await stat(path).catch(() => undefined)) === undefined)
    return { path, status: "missing", expected, found: null };
  if (expected === null) return { path, status: "not-hashed", expected, found: null };
  const found = await hashFile(path).catch(() => null);
  return { path, status: found === expected ? "same" : "changed", expected, found };
}

/** Rows that the tables hold of each input, against those that were counted when it came in. */
async function tableFaults(session: Session, records: readonly InputRecord[]): Promise<string[]> {
  const faults: string[] = [];
  const expect = async (what: string, sql: string, expected: (record: InputRecord) => number) => {
    const found = new Map((await session.arrays(sql)).map(([id, count]) => [Number(id), Number(count)]));
    for (const record of records) {
      const count = found.get(record.id) ?? 0;
      if (count !== expected(record))
        faults.push(
          `input ${record.id} (${record.path}): ${expected(record)} ${what} were counted, ${count} are there`,
        );
    }
  };
  const tables = [
    ...new Set(records.flatMap(({ table, examined }) => (table === null || !examined ? [] : [table]))),
  ];
  const counts = tables.map((table) => `SELECT coldhunt_input AS id FROM main.${quoteName(table)}`);
  if (counts.length > 0)
    await expect(
      "imported rows",
      `SELECT id, count(*) FROM (${counts.join(" UNION ALL ")}) GROUP BY id`,
      ({ rows }) => rows.imported,
    );
  await expect(
    "rejects",
    "SELECT input, count(*) FROM coldhunt.rejects GROUP BY input",
    ({ rows }) => rows.rejected,
  );
  return faults;
}

/** Each input stands in the log as it stands in the ledger. */
function ledgerFaults(records: readonly InputRecord[], entries: readonly CustodyEntry[]): string[] {
  const logged = new Map<number, { sha256?: unknown; rows?: unknown; path?: unknown }>();
  for (const { action, detail } of entries) {
    if (action !== "imported" && action !== "not-examined") continue;
    const entry = JSON.parse(detail) as { input: number; sha256: unknown; rows: unknown; path: unknown };
    logged.set(entry.input, entry);
  }
  return records.flatMap((record) => {
    const entry = logged.get(record.id);
    if (entry === undefined) return [`input ${record.id} (${record.path}) is not in the log`];
    const same =
      entry.sha256 === record.sha256 &&
      entry.path === record.absolutePath &&
      JSON.stringify(entry.rows) === JSON.stringify(record.rows);
    return same ? [] : [`input ${record.id} (${record.path}) is not what the log says of it`];
  });
}
