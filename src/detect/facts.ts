import { quoteName } from "../fragment/quote.js";
import type { Column } from "../plan/types.js";
import { allRows, holdsColumn, timeColumn, type Evidence } from "./evidence.js";
import type { Row } from "../store/session.js";
import type { Card } from "./card.js";
import type { CompiledCard } from "./compiled-card.js";
import type { TableFacts } from "./verdict.js";

/** The facts of a table that nothing in the evidence fills. */
export function nothingOf(table: string): TableFacts {
  return {
    table,
    held: false,
    rows: 0,
    untimed: 0,
    absentColumns: [],
    emptyColumns: [],
    lacking: [],
    rejected: 0,
    unread: [],
  };
}

/** What the evidence has of one table a card reads. */
export async function tableFacts(
  evidence: Evidence,
  compiled: CompiledCard,
  table: string,
): Promise<TableFacts> {
  const columns = evidence.held.get(table);
  if (columns === undefined) return nothingOf(table);
  const names = compiled.filterColumns.get(table) ?? [];
  const wanted = names.flatMap((name) => columns.filter((one) => one.name === name));
  const counts = await countFilled(evidence, table, wanted);
  const passed = evidence.passed.get(table);
  const present = new Set(columns.flatMap((one) => (one.present ? [one.name] : [])));
  const absent = names.filter((name) => !present.has(name));
  const inputs = evidence.inputs.filter((input) => input.table === table);
  return {
    table,
    held: true,
    rows: counts.rows + (passed?.rows ?? 0),
    untimed: await countUntimed(evidence, table, columns),
    absentColumns: absent,
    emptyColumns: wanted
      .filter(
        (column, at) =>
          column.present && counts.filled[at] !== true && passed?.filled.has(column.name) !== true,
      )
      .map((column) => column.name),
    lacking: inputs.flatMap((input) => {
      const lacks = wanted.filter((one) => one.present && input.missingColumns.includes(one.name));
      return lacks.length > 0 && input.rows.imported > 0
        ? [{ path: input.path, columns: lacks.map((one) => one.name) }]
        : [];
    }),
    rejected: inputs.reduce((sum, input) => sum + input.rows.rejected, 0),
    unread: [],
  };
}

async function countFilled(
  evidence: Evidence,
  table: string,
  columns: readonly Column[],
): Promise<{ rows: number; filled: boolean[] }> {
  const from = quoteName(table);
  const [rows, ...filled] = await askOnce(evidence, [
    `SELECT count(*) FROM ${from}`,
    // the first row with something in it answers
    ...columns.map(({ name, type }) => {
      const something = type === "string" ? `${quoteName(name)} <> ''` : `${quoteName(name)} IS NOT NULL`;
      return `SELECT EXISTS (FROM ${from} WHERE ${something})`;
    }),
  ]);
  return { rows: Number(rows), filled: filled.map((one) => one === true) };
}

type Value = Row[string];

const answers = new WeakMap<Evidence, Map<string, Value>>();

/** What queries of one value say of evidence, which is the same for every card of a run: all new ones in one statement. */
async function askOnce(evidence: Evidence, queries: readonly string[]): Promise<(Value | undefined)[]> {
  const known = answers.get(evidence) ?? new Map<string, Value>();
  answers.set(evidence, known);
  const open = [...new Set(queries)].filter((sql) => !known.has(sql));
  if (open.length > 0) {
    const [row = []] = await evidence.session.arrays(`SELECT ${open.map((sql) => `(${sql})`).join(", ")}`);
    for (const [at, sql] of open.entries()) known.set(sql, row[at] ?? null);
  }
  return queries.map((sql) => known.get(sql));
}

/** Rows that a span hides because they have no time. */
async function countUntimed(evidence: Evidence, table: string, columns: readonly Column[]): Promise<number> {
  const time = timeColumn(columns);
  if (time === undefined || (evidence.span.from === null && evidence.span.to === null)) return 0;
  const [untimed] = await askOnce(evidence, [
    `SELECT count(*) - count(${quoteName(time)}) FROM ${allRows(evidence, table)}`,
  ]);
  return Number(untimed ?? 0);
}

/** The ActionTypes a card looks for: those of its query, else those its author lists. */
export function actionTypesOf(
  card: Pick<Card, "actionTypes">,
  compiled: Pick<CompiledCard, "actionTypes">,
): readonly string[] {
  return compiled.actionTypes.length > 0 ? compiled.actionTypes : card.actionTypes;
}

/** Those of a card's ActionTypes that no row of its tables has, whatever the process. */
export async function neverSeen(
  evidence: Evidence,
  tables: readonly string[],
  actionTypes: readonly string[],
): Promise<string[]> {
  const parts = tables
    .filter((table) => holdsColumn(evidence, table, "ActionType"))
    .map((table) => `SELECT list(DISTINCT lower("ActionType")) FROM ${quoteName(table)}`);
  if (actionTypes.length === 0 || parts.length === 0) return [];
  const seen = new Set([
    ...(await askOnce(evidence, parts)).flatMap((list) => (list ?? []) as string[]),
    ...tables.flatMap((table) => [...(evidence.passed.get(table)?.actionTypes ?? [])]),
  ]);
  return actionTypes.filter((name) => !seen.has(name.toLowerCase()));
}
