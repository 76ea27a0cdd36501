import type { Audit, CardNeeds, Completeness, DeviceSilence, TableAudit } from "../case/audit.js";
import { HOUR, startOfHour, subtract, totalHours, type Hours } from "../case/coverage.js";
import { exportLimitOf } from "../case/export-limit.js";
import { quoteName } from "../fragment/quote.js";
import { ColdhuntError } from "../diagnostics/error.js";
import { compileCard } from "./compile-card.js";
import { evidenceTables } from "./compiled-card.js";
import { deviceColumn, holdsColumn, mayHaveRows, pathOf, timeColumn, type Evidence } from "./evidence.js";
import { actionTypesOf, neverSeen } from "./facts.js";
import { fetchQueries } from "./fetch-queries.js";
import type { SelectedCard } from "./select-cards.js";

/** How complete the evidence of a case is for the cards; `limit` is how many rows an export of the user can have. */
export async function auditCase(
  evidence: Evidence,
  cards: readonly SelectedCard[],
  limit: number,
): Promise<Audit> {
  const audit = await completenessOf(evidence, await cardNeeds(evidence, cards));
  return { ...audit, fetch: fetchQueries(evidence, audit, limit) };
}

/** How complete the evidence is, by its ledger and its rows. */
export async function completenessOf(evidence: Evidence, needs: CardNeeds): Promise<Completeness> {
  const { inputs } = evidence;
  const tables: TableAudit[] = [];
  for (const table of [...evidence.held.keys()].sort()) tables.push(await auditTable(evidence, table));
  const examined = inputs.filter((input) => input.examined);
  return {
    tables,
    capped: examined.flatMap(({ path, table }) => {
      const cut = exportLimitOf(path, inputs);
      return cut === undefined || table === null ? [] : [{ path, table, limit: cut }];
    }),
    missingColumns: examined.flatMap(({ path, table, missingColumns, rows }) =>
      table === null || missingColumns.length === 0 || rows.imported === 0
        ? []
        : [{ path, table, columns: missingColumns }],
    ),
    rejected: await rejectedRows(evidence),
    notExamined: inputs.flatMap(({ path, notes, examined: seen }) => (seen ? [] : [{ path, notes }])),
    ...needs,
  };
}

async function auditTable(evidence: Evidence, table: string): Promise<TableAudit> {
  const { session } = evidence;
  const columns = evidence.held.get(table) ?? [];
  const time = timeColumn(columns);
  const device = deviceColumn(columns);
  const named = columns.some(({ name }) => name === "DeviceName");
  const from = quoteName(table);
  const [counted] = await session.arrays(
    `SELECT count(*)${device === undefined ? "" : `, count(DISTINCT nullif(${quoteName(device)}, ''))`} FROM ${from}`,
  );
  const found = { table, rows: Number(counted?.[0] ?? 0), devices: Number(counted?.[1] ?? 0) };
  if (time === undefined) return { ...found, span: null, peak: 0, silent: [], devicesSilent: [] };
  await session.run(
    `CREATE OR REPLACE TEMP TABLE coldhunt_hours AS
     SELECT ${device === undefined ? "''" : quoteName(device)} AS device, ${named ? `max("DeviceName")` : "''"} AS name,
       ${quoteName(time)} // ${HOUR} AS hour, count(*) AS events
     FROM ${from} WHERE ${quoteName(time)} IS NOT NULL GROUP BY 1, 3`,
  );
  const hours = await session.arrays(
    "SELECT hour, sum(events)::BIGINT FROM coldhunt_hours GROUP BY hour ORDER BY hour",
  );
  const busy = hours.map(([hour]): Hours => ({
    from: (hour as bigint) * HOUR,
    to: ((hour as bigint) + 1n) * HOUR,
  }));
  const span = spanOf(evidence, busy);
  if (span === null) return { ...found, span, peak: 0, silent: [], devicesSilent: [] };
  const silent = subtract(span, busy);
  return {
    ...found,
    span,
    peak: hours.reduce((most, [, events]) => Math.max(most, Number(events)), 0),
    silent,
    devicesSilent: device === undefined ? [] : await silentDevices(evidence, span, silent),
  };
}

/** The hours that were asked for, else those from the first to the last event of the table. */
function spanOf({ span }: Evidence, busy: readonly Hours[]): Hours | null {
  const from = span.from === null ? busy[0]?.from : startOfHour(span.from);
  const to = span.to === null ? busy.at(-1)?.to : startOfHour(span.to + HOUR - 1n);
  return from === undefined || to === undefined || from >= to ? null : { from, to };
}

/** Gaps between the hours of a device, without those in which nobody has events. */
async function silentDevices(
  { session }: Evidence,
  span: Hours,
  silent: readonly Hours[],
): Promise<readonly DeviceSilence[]> {
  const rows = await session.arrays(
    `SELECT device, max(name), list(hour ORDER BY hour) FROM coldhunt_hours WHERE device <> '' GROUP BY device ORDER BY device`,
  );
  const devices = rows.map(([device, name, hours]): DeviceSilence => {
    const busy = runsOf(hours as readonly bigint[]);
    const spans = subtract(span, busy).flatMap((gap) => subtract(gap, silent));
    const sum = totalHours(spans);
    return { device: device as string, name: name as string, hours: sum, spans };
  });
  return devices
    .filter(({ hours }) => hours > 0)
    .sort((a, b) => b.hours - a.hours || (a.device < b.device ? -1 : 1));
}

/** Numbered hours in order as spans. */
function runsOf(hours: readonly bigint[]): readonly Hours[] {
  const runs: { from: bigint; to: bigint }[] = [];
  for (const hour of hours) {
    const last = runs.at(-1);
    if (last?.to === hour * HOUR) last.to += HOUR;
    else runs.push({ from: hour * HOUR, to: (hour + 1n) * HOUR });
  }
  return runs;
}

async function rejectedRows(evidence: Evidence): Promise<Audit["rejected"]> {
  const rows = await evidence.session.arrays(
    "SELECT input, reason, count(*) FROM coldhunt.rejects GROUP BY input, reason ORDER BY input, count(*) DESC, reason",
  );
  return rows.map(([input, reason, count]) => ({
    path: pathOf(evidence, input),
    rows: Number(count),
    reason: reason as string,
  }));
}

/** Tables and ActionTypes that the cards need and the evidence does not have; a card that does not compile needs none. */
async function cardNeeds(evidence: Evidence, cards: readonly SelectedCard[]): Promise<CardNeeds> {
  const needs: TableNeeds[] = [];
  for (const one of cards) {
    if (one.kind === "unreadable") continue;
    const { card } = one;
    const compiled = await compileCard(card, {
      ...{ tables: evidence.tables, window: "all", watchlists: evidence.watchlists },
      filled: (table) => mayHaveRows(evidence, table),
    }).catch((error: unknown) => {
      if (error instanceof ColdhuntError) return undefined;
      throw error;
    });
    if (compiled === undefined) continue;
    const tables = evidenceTables(compiled).filter((table) => /^[A-Za-z]\w*$/.test(table));
    needs.push({
      card: card.id,
      tables,
      neverSeen: await neverSeen(evidence, tables, actionTypesOf(card, compiled)),
    });
  }
  return needsOf(evidence, needs);
}

/** The tables that a card reads, and its ActionTypes that no row has. */
export interface TableNeeds {
  readonly card: string;
  readonly tables: readonly string[];
  readonly neverSeen: readonly string[];
}

/** What of the needs of cards the evidence does not have. */
export function needsOf(evidence: Evidence, needs: readonly TableNeeds[]): CardNeeds {
  const absent = new Map<string, string[]>();
  for (const { card, tables } of needs)
    for (const table of tables)
      if (!evidence.held.has(table)) absent.set(table, [...(absent.get(table) ?? []), card]);
  return {
    absentTables: [...absent]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, ids]) => ({ table, cards: ids })),
    neverSeen: needs.flatMap(({ card, tables, neverSeen: actionTypes }) =>
      actionTypes.length === 0
        ? []
        : [{ card, tables: tables.filter((one) => holdsColumn(evidence, one, "ActionType")), actionTypes }],
    ),
  };
}
