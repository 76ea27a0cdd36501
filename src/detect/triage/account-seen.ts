import type { AccountSeen } from "../../case/triage.js";
import { quoteName } from "../../fragment/quote.js";
import { allRows, timeColumn, type Evidence } from "../evidence.js";
import { byAccount, type Subject } from "../story/subject.js";
import { deviceTables } from "./prevalence.js";

/** On which devices accounts were seen, by the keys they come with; devices have to be named before. */
export async function accountsSeen(
  evidence: Evidence,
  subjects: ReadonlyMap<string, Subject>,
  devices: number,
): Promise<ReadonlyMap<string, AccountSeen>> {
  const seen = new Map<string, AccountSeen>();
  for (const [key, subject] of subjects) {
    const one = await accountSeen(evidence, subject, devices);
    if (one !== undefined) seen.set(key, one);
  }
  return seen;
}

async function accountSeen(
  evidence: Evidence,
  subject: Subject,
  devices: number,
): Promise<AccountSeen | undefined> {
  const parts = deviceTables(evidence).flatMap(({ table, columns, key }) => {
    const condition = byAccount(subject, columns);
    const time = timeColumn(columns);
    return condition === undefined
      ? []
      : [
          `SELECT ${key} AS called, ${time === undefined ? "NULL::BIGINT" : quoteName(time)} AS t
           FROM ${allRows(evidence, table)} WHERE ${condition}`,
        ];
  });
  if (parts.length === 0) return undefined;
  const [row] = await evidence.session.arrays(`
    SELECT count(DISTINCT device), count(*), min(t), max(t)
    FROM (${parts.join(" UNION ALL ")}) LEFT JOIN coldhunt_devices USING (called)`);
  const [on, events, first, last] = row ?? [];
  return {
    onDevices: Number(on ?? 0),
    devices,
    events: Number(events ?? 0),
    firstSeen: (first ?? null) as bigint | null,
    lastSeen: (last ?? null) as bigint | null,
  };
}
