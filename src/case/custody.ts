import { createHash } from "node:crypto";
import type { Session } from "../store/session.js";

/** What was done to a case. Each entry's hash covers the entry before it, so none can be changed or taken out. */
export interface CustodyEntry {
  readonly seq: bigint;
  /** RFC 3339, UTC, by the clock of the machine. */
  readonly at: string;
  readonly action: string;
  /** JSON text. */
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/** The hash before the first entry. */
const NOTHING = "0".repeat(64);

/** Adds an entry at the end of the log of a case; what lives in memory only has none. */
export async function appendCustody(session: Session, action: string, detail: unknown): Promise<void> {
  if (session.path === undefined) return;
  const [last] = await session.arrays("SELECT max(seq), arg_max(hash, seq) FROM coldhunt.custody");
  const entry = {
    seq: ((last?.[0] as bigint | undefined) ?? 0n) + 1n,
    at: new Date().toISOString(),
    action,
    detail: JSON.stringify(detail),
    previous: (last?.[1] as string | undefined) ?? NOTHING,
  };
  await session.run("INSERT INTO coldhunt.custody VALUES ($1, $2, $3, $4, $5, $6)", [
    entry.seq,
    entry.at,
    entry.action,
    entry.detail,
    entry.previous,
    entryHash(entry),
  ]);
}

/** SHA-256 over the parts of an entry, each with its length in front of it. */
export function entryHash(entry: Omit<CustodyEntry, "hash">): string {
  const hash = createHash("sha256");
  for (const part of [entry.previous, entry.seq.toString(), entry.at, entry.action, entry.detail])
    hash.update(`${Buffer.byteLength(part)}:${part}`);
  return hash.digest("hex");
}

/** The log, oldest entry first. */
export async function readCustody(session: Session): Promise<CustodyEntry[]> {
  const rows = await session.rows(
    `SELECT seq, logged_at AS "at", action, detail, previous, hash FROM coldhunt.custody ORDER BY seq`,
  );
  return rows as unknown as CustodyEntry[];
}

/** What is wrong with the chain of a log; nothing where it is whole. */
export function custodyFaults(entries: readonly CustodyEntry[]): string[] {
  const faults: string[] = [];
  let previous = NOTHING;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== BigInt(index + 1))
      faults.push(`entry ${entry.seq} stands where entry ${index + 1} should`);
    if (entry.previous !== previous) faults.push(`entry ${entry.seq} does not follow the one before it`);
    if (entryHash(entry) !== entry.hash) faults.push(`entry ${entry.seq} was changed`);
    previous = entry.hash;
  }
  return faults;
}
